import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { pauseReasons } from '../../shared/model/hall/ticket.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/fields/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../keyboard/digit-keys.ts';
import { useAct } from '../actions/use-act.ts';
import { useSay } from '../actions/use-say.ts';

const closeKey = '0';

interface PauseDialogProps {
  readonly counter: CounterView;
  readonly close: () => void;
  /** Opens the dialog of what the counter takes, if there is no other way to it. */
  readonly work?: () => void;
}

/** Pauses a counter with a reason, or closes it, with one key. For its teller, or for whoever steers the branch. */
export function PauseDialog({ counter, close, work }: PauseDialogProps) {
  const { t } = useTranslation(['counter', 'common']);
  const say = useSay();
  const pause = useAct(orpc.queue.pauseCounter.mutationOptions(), close);
  const closeCounter = useAct(orpc.queue.closeCounter.mutationOptions(), () => {
    say(t('done.closed'));
    close();
  });
  const busy = pause.isPending || closeCounter.isPending;
  const title = t('pause.title', { n: counter.id });
  const doPause = (reason: (typeof pauseReasons)[number]) => {
    if (!busy) pause.mutate({ counter: counter.id, reason });
  };
  const doClose = () => {
    if (!busy) closeCounter.mutate({ counter: counter.id });
  };
  if (counter.ticket) {
    return (
      <Dialog
        title={title}
        note={t('pause.busy', { number: counter.ticket.number })}
        close={close}
        scope="pause"
        keys={{ W: work }}
      >
        {work && <WorkChoice work={work} />}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={title}
      note={t('pause.note')}
      close={close}
      scope="pause"
      keys={{ ...digitKeys(pauseReasons, doPause), [closeKey]: doClose, W: work }}
    >
      <ChoiceList
        label={t('pause.why')}
        columns={2}
        choose={doPause}
        choices={pauseReasons.map((reason, index) => ({
          value: reason,
          label: t(`common:pauseReason.${reason}`),
          keys: digitOf(index),
        }))}
      />
      <ChoiceList
        label={t('pause.closeShort')}
        choose={doClose}
        choices={[{ value: 'close', label: t('pause.close'), keys: closeKey }]}
      />
      {work && <WorkChoice work={work} />}
    </Dialog>
  );
}

function WorkChoice({ work }: { readonly work: () => void }) {
  const { t } = useTranslation('branch');
  return (
    <ChoiceList
      label={t('counters.work')}
      choose={work}
      choices={[{ value: 'work', label: t('counters.work'), keys: 'W' }]}
    />
  );
}
