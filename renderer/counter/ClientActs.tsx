import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../rpc/live-views.ts';
import type { TicketView } from '../../shared/contract/schemas.ts';
import { orpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useKeys } from '../ui/use-keys.ts';
import css from './ClientNow.module.css';
import { TransferDialog } from './TransferDialog.tsx';
import { useFresh } from './use-fresh.ts';
import { useSay } from '../ui/use-say.ts';

interface ActsProps {
  readonly view: DeskView;
  readonly ticket: TicketView;
}

interface Step {
  readonly keys: string;
  readonly label: string;
  readonly busy?: boolean;
  readonly act: () => void;
}

/** What can be done with the client who is here; only what the floor's rules would take. */
export function ClientActs({ view, ticket }: ActsProps) {
  const { t } = useTranslation('counter');
  const say = useSay();
  const { number } = ticket;
  const it = { ticketId: ticket.id };
  const fresh = useFresh(ticket.state);
  const [transferring, setTransferring] = useState(false);
  const start = useAct(orpc.queue.start.mutationOptions());
  const recall = useAct(orpc.queue.recall.mutationOptions());
  const complete = useAct(orpc.queue.complete.mutationOptions(), () => {
    say(t('done.completed', { number }));
  });
  const noShow = useAct(orpc.queue.noShow.mutationOptions(), () => {
    say(t('done.noShow', { number }));
  });
  const park = useAct(orpc.queue.park.mutationOptions(), () => {
    say(t('done.parked', { number }));
  });
  const busy = [start, complete, noShow, park].some((act) => act.isPending);

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
      setTransferring(true);
    },
  };
  const parkStep = step('F6', t('serving.park'), park);
  const steps =
    ticket.state === 'serving'
      ? [step('F8', t('serving.complete'), complete), transfer, parkStep]
      : [
          startStep,
          step('F3', t('serving.recall'), recall),
          step('F4', t('serving.noShow'), noShow),
          parkStep,
          transfer,
        ];
  const byKey = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act();
  };
  // The key that called the client also begins the service: a second tap of it is not meant yet.
  const startByKey = (event: KeyboardEvent) => {
    if (!event.repeat && !fresh()) startStep.act();
  };
  useKeys({
    ...Object.fromEntries(steps.map(({ keys, act }) => [keys, byKey(act)])),
    ...(ticket.state === 'called' && { F2: startByKey, Enter: startByKey }),
  });
  return (
    <footer className={css.foot}>
      {steps.map(({ keys, label, busy: own, act }, index) => (
        <Button
          key={keys}
          keys={keys}
          look={index === 0 ? 'main' : 'plain'}
          busy={own === true}
          onClick={act}
        >
          {label}
        </Button>
      ))}
      {transferring && (
        <TransferDialog
          ticket={ticket}
          services={view.services}
          close={() => {
            setTransferring(false);
          }}
        />
      )}
    </footer>
  );
}
