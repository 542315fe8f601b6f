import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whyAt } from '../../../shared/model/hall/why.ts';
import type { LobbyView } from '../../rpc/live-views.ts';
import { orpc } from '../../rpc/client.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAct } from '../../actions/use-act.ts';
import css from '../LobbyScreen.module.css';
import { TicketCard } from './TicketCard.tsx';

interface OpenTicketProps {
  readonly ticketId: string;
  readonly fresh: boolean;
  readonly view: LobbyView;
  readonly close: () => void;
}

/** The open ticket from the live view, or its last state after it has left the floor. */
export function OpenTicket({ ticketId, fresh, view, close }: OpenTicketProps) {
  const { t } = useTranslation('lobby');
  const at = view.waiting.findIndex(({ ticket }) => ticket.id === ticketId);
  const found = view.waiting[at]?.ticket ?? view.floor.find(({ id }) => id === ticketId);
  // The last state that was seen, so that a ticket that left the floor still has its number.
  const [last, setLast] = useState(found);
  if (found && found !== last) setLast(found);
  const call = useAct(orpc.hall.callReceiver.mutationOptions());
  const ticket = found ?? last;
  if (!ticket) return <Panel className={css.fill}>{null}</Panel>;
  if (!found) {
    return (
      <Panel className={css.fill}>
        <EmptyState title={t('ticket.gone', { number: ticket.number })} />
      </Panel>
    );
  }
  return (
    <TicketCard
      ticket={ticket}
      why={whyAt(view.waiting, at, view.rule)}
      services={view.services}
      rule={view.rule}
      fresh={fresh}
      callReceiver={(staffNo) => {
        call.mutate({ ticketId, staffNo });
      }}
      cancelled={close}
    />
  );
}
