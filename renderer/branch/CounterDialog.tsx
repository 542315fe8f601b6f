import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { ChoiceList } from '../ui/ChoiceList.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PauseDialog } from '../ui/PauseDialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSay } from '../ui/use-say.ts';

/** What can be done with one counter in the state that it is in. */
export function CounterDialog({ counter, close }: { counter: CounterView; close: () => void }) {
  switch (counter.state) {
    case 'open':
      return <PauseDialog counter={counter} close={close} />;
    case 'paused':
      return <PausedDialog counter={counter} close={close} />;
    case 'closed':
      return <OpenDialog counter={counter} close={close} />;
  }
}

function OpenDialog({ counter, close }: { counter: CounterView; close: () => void }) {
  const { t } = useTranslation('branch');
  const say = useSay();
  const open = useAct(orpc.queue.openCounter.mutationOptions(), () => {
    say(t('counters.doneOpen', { n: counter.id }));
    close();
  });
  return (
    <Dialog
      title={t('counters.dialog', { n: counter.id })}
      note={t('counters.dialogOpen')}
      close={close}
      confirm={{
        label: t('counters.open'),
        busy: open.isPending,
        act: () => {
          open.mutate({ counter: counter.id });
        },
      }}
    />
  );
}

function PausedDialog({ counter, close }: { counter: CounterView; close: () => void }) {
  const { t } = useTranslation(['branch', 'common']);
  const say = useSay();
  const n = counter.id;
  const resume = useAct(orpc.queue.resumeCounter.mutationOptions(), () => {
    say(t('counters.doneResume', { n }));
    close();
  });
  const shut = useAct(orpc.queue.closeCounter.mutationOptions(), () => {
    say(t('counters.doneClose', { n }));
    close();
  });
  const act = (choice: 'resume' | 'close') => {
    if (resume.isPending || shut.isPending) return;
    (choice === 'resume' ? resume : shut).mutate({ counter: n });
  };
  return (
    <Dialog
      title={t('counters.dialog', { n })}
      note={t('counters.dialogPaused', {
        name: counter.staffName ?? '',
        reason: t(`common:pauseReason.${counter.pauseReason ?? 'other'}`),
      })}
      close={close}
      keys={{
        1: () => {
          act('resume');
        },
        0: () => {
          act('close');
        },
      }}
    >
      <ChoiceList
        label={t('counters.dialog', { n })}
        choose={act}
        choices={[
          { value: 'resume', label: t('counters.resume'), keys: '1' },
          { value: 'close', label: t('counters.close'), keys: '0' },
        ]}
      />
    </Dialog>
  );
}
