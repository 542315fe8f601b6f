import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../shared/contract/schemas.ts';
import type { Service } from '../../../shared/model/branch.ts';
import { useAccount } from '../../app/session.ts';
import { orpc } from '../../rpc/client.ts';
import { ChoiceList } from '../../ui/fields/ChoiceList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { digitKeys, digitOf } from '../../keyboard/digit-keys.ts';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { PauseDialog } from '../../ticket-dialogs/PauseDialog.tsx';
import { useAct } from '../../actions/use-act.ts';
import { usePicked } from '../../ui/use-picked.ts';
import { useSay } from '../../actions/use-say.ts';
import { CounterWorkDialog } from '../../ticket-dialogs/CounterWorkDialog.tsx';
import css from '../dialogs.module.css';
import { usePlaceState } from '../../actions/drafts.ts';

interface CounterDialogProps {
  readonly counter: CounterView;
  readonly services: readonly Service[];
  readonly close: () => void;
}

interface StateDialogProps {
  readonly counter: CounterView;
  readonly close: () => void;
  /** Goes on to what the counter serves. */
  readonly work: () => void;
}

/** What can be done with one counter in the state that it is in. */
export function CounterDialog({ counter, services, close }: CounterDialogProps) {
  const [working, setWorking] = usePlaceState(`branch.working ${String(counter.id)}`, false);
  if (working) return <CounterWorkDialog counter={counter} services={services} close={close} />;
  const work = () => {
    setWorking(true);
  };
  switch (counter.state) {
    case 'open':
      return <PauseDialog counter={counter} close={close} work={work} />;
    case 'paused':
      return <PausedDialog counter={counter} close={close} work={work} />;
    case 'closed':
      return <OpenDialog counter={counter} close={close} work={work} />;
  }
}

/** Opens a counter for oneself, or for a colleague who sits down at it. */
function OpenDialog({ counter, close, work }: StateDialogProps) {
  const { t } = useTranslation(['branch', 'common']);
  const say = useSay();
  const own = useAccount().staffNo;
  const servers = useQuery(orpc.queue.servers.queryOptions({ gcTime: 0 }));
  const free = [...(servers.data ?? [])]
    .filter((person) => person.counter === null)
    .map((person) => ({ ...person, id: person.staffNo }))
    .sort((a, b) => Number(b.staffNo === own) - Number(a.staffNo === own));
  const { chosen: person, pick: setChosen } = usePicked(free, `branch.open ${String(counter.id)}`);
  const open = useAct(orpc.queue.openCounter.mutationOptions(), () => {
    const n = counter.id;
    say(
      person?.staffNo === own
        ? t('counters.doneOpen', { n })
        : t('counters.doneOpenFor', { n, name: person?.name ?? '' }),
    );
    close();
  });
  return (
    <Dialog
      title={t('counters.dialog', { n: counter.id })}
      note={free.length === 0 && servers.data ? t('counters.nobodyFree') : t('counters.dialogOpen')}
      close={close}
      scope="pause"
      keys={{
        ...digitKeys(free, ({ staffNo }) => {
          setChosen(staffNo);
        }),
        W: work,
      }}
      confirm={{
        label:
          person?.staffNo === own
            ? t('counters.open')
            : t('counters.openFor', { name: person?.name ?? '' }),
        disabled: !person,
        busy: open.isPending,
        act: () => {
          if (person) open.mutate({ counter: counter.id, staffNo: person.staffNo });
        },
      }}
    >
      <QueryContent of={servers} lines={3}>
        {() => null}
      </QueryContent>
      <div className={css.people}>
        <ChoiceList
          label={t('counters.who')}
          columns={2}
          value={person?.staffNo ?? ''}
          choose={setChosen}
          choices={free.map(({ staffNo, name, role, present }, index) => ({
            value: staffNo,
            label: staffNo === own ? t('counters.me', { name }) : name,
            hint: `${t(`common:role.${role}`)}${present ? '' : t('counters.notHere')}`,
            keys: digitOf(index),
          }))}
        />
      </div>
      <ChoiceList
        label={t('counters.work')}
        choose={work}
        choices={[{ value: 'work', label: t('counters.work'), keys: 'W' }]}
      />
    </Dialog>
  );
}

function PausedDialog({ counter, close, work }: StateDialogProps) {
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
      scope="pause"
      keys={{
        1: () => {
          act('resume');
        },
        0: () => {
          act('close');
        },
        W: work,
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
      <ChoiceList
        label={t('counters.work')}
        choose={work}
        choices={[{ value: 'work', label: t('counters.work'), keys: 'W' }]}
      />
    </Dialog>
  );
}
