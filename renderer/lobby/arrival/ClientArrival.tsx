import { skipToken, useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useEffect, useImperativeHandle, useState } from 'react';
import type { Hit, Recognition } from '../../../shared/contract/hall.ts';
import type { LobbyView } from '../../rpc/live-views.ts';
import { useMay } from '../../app/session.ts';
import { WhyTier } from '../../clients/tier/WhyTier.tsx';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Loading } from '../../ui/status/Loading.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useAct } from '../../actions/use-act.ts';
import { usePersonName } from '../../words/use-person-name.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { AppointmentDialog } from '../lists/AppointmentDialog.tsx';
import type { CardKeys } from './card-keys.ts';
import css from '../LobbyScreen.module.css';
import { RecognitionCard } from './RecognitionCard.tsx';
import { servicesOf, useTicketChoice } from './use-ticket-choice.ts';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

interface ClientArrivalProps {
  readonly ref: Ref<CardKeys>;
  readonly hit: Hit;
  /** The card, if the search has returned it already. */
  readonly card: Recognition | null;
  readonly text: string;
  readonly view: LobbyView;
  readonly taken: (ticketId: string) => void;
  readonly openTicket: (ticketId: string) => void;
}

/** The card of a hit of a search for this text. */
export function cardOptions({ clientNo, matchedBy }: Hit, text: string) {
  return orpc.hall.recognise.queryOptions({
    input: clientNo === '' ? skipToken : { clientNo, matchedBy, text },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** A recognised client: the card and its acts. */
export function ClientArrival({
  ref,
  hit,
  card,
  text,
  view,
  taken,
  openTicket,
}: ClientArrivalProps) {
  const { clientNo } = hit;
  const query = useQuery({ ...cardOptions(hit, text), ...(card && { initialData: card }) });
  const { refetch, data: client } = query;
  // Every act on the floor may change the receiver's state and the client's ticket, so refetch.
  const outdated = client !== undefined && client.seq < view.seq;
  useEffect(() => {
    if (outdated) void refetch();
  }, [refetch, outdated, view.seq]);
  const may = useMay();
  // Offer services for companies to a company, and services for persons to a person.
  const services = view.services.filter(
    ({ clientele = 'both' }) =>
      clientele === 'both' || (clientele === 'corporate') === (client?.corporate ?? false),
  );
  const choice = useTicketChoice(clientNo, services, client?.suggestedService ?? '');
  const [booking, setBooking] = usePlaceState(`lobby.booking ${clientNo}`, false);
  const name = usePersonName()(client?.person ?? null);
  const [explaining, setExplaining] = useState(false);
  const ticket = { clientNo, ...servicesOf(choice), care: choice.care };
  const take = useAct(orpc.hall.takeTicket.mutationOptions(), ({ id }) => {
    taken(id);
  });
  const held = client?.openTicket ?? null;
  const call = useAct(orpc.hall.callReceiver.mutationOptions(), (_, { ticketId }) => {
    taken(ticketId);
  });
  const busy = take.isPending || call.isPending;
  const receiver = client?.reception.receiver;
  const callReceiver = () => {
    if (!receiver || busy) return;
    const { staffNo } = receiver;
    // Without a ticket, taking it and asking the receiver are one act: both happen or neither.
    if (held) call.mutate({ ticketId: held.id, staffNo });
    else take.mutate({ ...ticket, call: staffNo });
  };
  const explain = () => {
    setExplaining(true);
  };
  const book = () => {
    setBooking(true);
  };
  useImperativeHandle(ref, () => ({
    enter: () => {
      if (!client || busy) return;
      if (client.openTicket) openTicket(client.openTicket.id);
      else if (may('take-ticket')) take.mutate(ticket);
    },
    step: choice.step,
  }));
  useKeys('card', {
    F6: may('take-ticket') ? callReceiver : undefined,
    F7: choice.stepCare,
    'Alt+ArrowDown': choice.addService,
    'Ctrl+B': may('take-ticket') && client ? book : undefined,
    F9: may('see-balances') && client?.metric ? explain : undefined,
  });
  if (!client) {
    return (
      <Panel className={css.fill}>
        {query.error ? (
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading lines={4} />
        )}
      </Panel>
    );
  }
  return (
    <>
      <RecognitionCard
        client={client}
        services={services}
        choice={choice}
        book={book}
        busy={busy}
        take={() => {
          take.mutate(ticket);
        }}
        callReceiver={callReceiver}
        explain={explain}
        openTicket={openTicket}
      />
      {booking && (
        <Boundary
          of="dialog"
          close={() => {
            setBooking(false);
          }}
        >
          <AppointmentDialog
            clientNo={clientNo}
            name={name}
            services={services}
            suggested={client.suggestedService}
            window={view.appointmentWindow}
            close={() => {
              setBooking(false);
            }}
          />
        </Boundary>
      )}
      {explaining && (
        <WhyTier
          clientNo={clientNo}
          person={client.person}
          close={() => {
            setExplaining(false);
          }}
        />
      )}
    </>
  );
}
