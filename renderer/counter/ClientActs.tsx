import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useServiceNames } from '../words/service-names.ts';
import { useAct } from '../actions/use-act.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import css from './ClientNow.module.css';
import { LinkDialog } from '../lobby/ticket/LinkDialog.tsx';
import { ParkDialog } from './ParkDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { useFresh } from './use-fresh.ts';
import { useSay } from '../actions/use-say.ts';
import { usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

interface ActsProps {
  readonly view: DeskView;
  readonly ticket: TicketView;
}

interface Step {
  readonly keys: string;
  readonly label: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly act: () => void;
}

/** What can be done with the client who is here; only what the floor's rules would take. */
export function ClientActs({ view, ticket }: ActsProps) {
  const { t } = useTranslation(['counter', 'lobby']);
  const say = useSay();
  const { number } = ticket;
  const it = { ticketId: ticket.id };
  const fresh = useFresh(ticket.state);
  const [dialog, setDialog] = usePlaceState<'park' | 'transfer' | 'leave' | 'link' | null>(
    `counter.acts ${ticket.id}`,
    null,
  );
  const start = useAct(orpc.queue.start.mutationOptions());
  const recall = useAct(orpc.queue.recall.mutationOptions());
  const complete = useAct(orpc.queue.complete.mutationOptions(), () => {
    say(t('done.completed', { number }));
  });
  const noShow = useAct(orpc.queue.noShow.mutationOptions(), () => {
    say(t('done.noShow', { number }));
  });
  const takeBack = useAct(orpc.queue.returnToQueue.mutationOptions(), () => {
    say(t('done.returned', { number }));
  });
  const leave = useAct(orpc.queue.leave.mutationOptions(), () => {
    say(t('done.left', { number }));
  });
  const busy = [start, complete, noShow, takeBack, leave].some((act) => act.isPending);
  const recallsLeft = Math.max(0, view.recallsBeforeNoShow - ticket.recalls);

  const step = (keys: string, label: string, act: typeof start): Step => ({
    keys,
    label,
    busy: act.isPending,
    act: () => {
      if (!busy && !act.isPending) act.mutate(it);
    },
  });
  const startStep = step('F2', t('called.start'), start);
  const transfer: Step = {
    keys: 'F7',
    label: t('serving.transfer'),
    act: () => {
      setDialog('transfer');
    },
  };
  const parkStep: Step = {
    keys: 'F6',
    label: t('serving.park'),
    act: () => {
      setDialog('park');
    },
  };
  const noShowLabel =
    recallsLeft > 0 ? t('serving.noShowAfter', { count: recallsLeft }) : t('serving.noShow');
  const names = useServiceNames(view.services);
  const completeLabel = () => {
    const [next] = ticket.further;
    return next === undefined
      ? t('serving.complete')
      : t('serving.completeNext', { service: names.one(next) });
  };
  const link: Step = {
    keys: 'I',
    label: t('lobby:link.act'),
    act: () => {
      setDialog('link');
    },
  };
  const states: readonly Step[] =
    ticket.state === 'serving'
      ? [
          step('F8', completeLabel(), complete),
          transfer,
          parkStep,
          {
            keys: 'L',
            label: t('serving.leave'),
            busy: leave.isPending,
            act: () => {
              setDialog('leave');
            },
          },
        ]
      : [
          startStep,
          step('F3', t('serving.recall'), recall),
          { ...step('F4', noShowLabel, noShow), disabled: recallsLeft > 0 },
          parkStep,
          transfer,
          step('U', t('serving.takeBack'), takeBack),
        ];
  const steps = ticket.person === null ? [...states, link] : states;
  const close = () => {
    setDialog(null);
  };
  const byKey = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act();
  };
  // The key that called the client also begins the service: a second tap of it is not meant yet.
  const startByKey = (event: KeyboardEvent) => {
    if (!event.repeat && !fresh()) startStep.act();
  };
  useKeys('client', {
    ...Object.fromEntries(
      steps.map(({ keys, act, disabled }) => [keys, disabled ? undefined : byKey(act)]),
    ),
    ...(ticket.state === 'called' && { F2: startByKey, Enter: startByKey }),
  });
  return (
    <footer className={css.foot}>
      {steps.map(({ keys, label, busy: own, disabled, act }, index) => (
        <Button
          key={keys}
          keys={keys}
          look={index === 0 ? 'main' : 'plain'}
          busy={own === true}
          disabled={disabled === true}
          onClick={act}
        >
          {label}
        </Button>
      ))}
      {dialog === 'transfer' && (
        <Boundary of="dialog" close={close}>
          <TransferDialog view={view} ticket={ticket} close={close} />
        </Boundary>
      )}
      {dialog === 'link' && ticket.person === null && (
        <Boundary of="dialog" close={close}>
          <LinkDialog ticket={ticket} close={close} />
        </Boundary>
      )}
      {dialog === 'leave' && (
        <ConfirmDialog
          title={t('serving.leaveTitle', { number })}
          note={t('serving.leaveNote')}
          label={t('serving.leave')}
          close={close}
          act={() => {
            close();
            if (!busy) leave.mutate(it);
          }}
        />
      )}
      {dialog === 'park' && (
        <Boundary of="dialog" close={close}>
          <ParkDialog ticket={ticket} close={close} />
        </Boundary>
      )}
    </footer>
  );
}
