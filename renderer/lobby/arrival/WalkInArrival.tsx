import type { Ref } from 'react';
import { useImperativeHandle } from 'react';
import type { LobbyView } from '../../rpc/live-views.ts';
import { useMay } from '../../app/session.ts';
import { ProspectDialog } from '../../clients/sheet/ProspectDialog.tsx';
import { orpc } from '../../rpc/client.ts';
import { useAct } from '../../actions/use-act.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import type { CardKeys } from './card-keys.ts';
import { servicesOf, useTicketChoice } from './use-ticket-choice.ts';
import { WalkInCard } from './WalkInCard.tsx';
import { usePlaceState } from '../../actions/drafts.ts';
import { Boundary } from '../../actions/Boundary.tsx';

interface WalkInArrivalProps {
  readonly ref: Ref<CardKeys>;
  readonly text: string;
  readonly view: LobbyView;
  readonly taken: (ticketId: string) => void;
}

/** An unidentified client, who gets a regular ticket. */
export function WalkInArrival({ ref, text, view, taken }: WalkInArrivalProps) {
  const may = useMay();
  const [noting, setNoting] = usePlaceState('lobby.noting', false);
  const choice = useTicketChoice(`walk-in ${text}`, view.services, '');
  const act = useAct(orpc.hall.takeTicket.mutationOptions(), ({ id }) => {
    taken(id);
  });
  const take = () => {
    if (act.isPending || !may('take-ticket')) return;
    act.mutate({ clientNo: null, ...servicesOf(choice), care: choice.care });
  };
  useImperativeHandle(ref, () => ({ enter: take, step: choice.step }));
  const note = () => {
    setNoting(true);
  };
  useKeys('card', { 'Alt+N': note, F7: choice.stepCare, 'Alt+ArrowDown': choice.addService });
  return (
    <>
      <WalkInCard
        note={note}
        text={text}
        services={view.services}
        choice={choice}
        busy={act.isPending}
        take={take}
      />
      {noting && (
        <Boundary
          of="dialog"
          close={() => {
            setNoting(false);
          }}
        >
          <ProspectDialog
            found={text}
            close={() => {
              setNoting(false);
            }}
          />
        </Boundary>
      )}
    </>
  );
}
