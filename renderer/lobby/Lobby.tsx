import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LobbyView } from '../rpc/live-views.ts';
import { LiveAnnouncements } from '../actions/LiveAnnouncements.tsx';
import { ScreenTitle } from '../ui/ScreenTitle.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useMay } from '../app/session.ts';
import { ExpectedDialog } from './lists/ExpectedDialog.tsx';
import { FloorList } from './lists/FloorList.tsx';
import { Arrival } from './arrival/Arrival.tsx';
import css from './LobbyScreen.module.css';
import { ToDo } from './lists/ToDo.tsx';
import { useLobbyPlace } from './use-lobby-place.ts';
import { WaitingList } from './lists/WaitingList.tsx';
import { usePlaceState } from '../actions/drafts.ts';
import { Boundary } from '../actions/Boundary.tsx';

/** More news than this are summed up, not announced one by one. */
const toldAtMost = 3;

/** The three columns, and the keys to move between them. */
export function Lobby({ view }: { view: LobbyView }) {
  const { t } = useTranslation('lobby');
  const at = useLobbyPlace();
  const [selected, setSelected] = useState<string | null>(null);
  const waiting = useRef<HTMLUListElement>(null);
  const needs = useRef<HTMLUListElement>(null);
  const floor = useRef<HTMLUListElement>(null);
  const firstButton = (list: HTMLElement | null) => list?.querySelector('button')?.focus();
  const [expecting, setExpecting] = usePlaceState('lobby.expecting', false);
  const expect = useCallback(() => {
    setExpecting(true);
  }, [setExpecting]);
  const showWaiting = useCallback(() => waiting.current?.focus(), []);
  const may = useMay();
  useKeys('lobby', {
    'Alt+E': may('take-ticket') ? expect : undefined,
    F3: showWaiting,
    F4: () => {
      firstButton(floor.current);
    },
    F8: () => {
      firstButton(needs.current);
    },
  });
  return (
    <div className={css.lobby}>
      <ScreenTitle of="lobby" />
      <LiveAnnouncements
        items={view.waiting.map(({ ticket }) => ticket.number)}
        say={(came, went) =>
          [
            came.length > 0 && t('waiting.came', { numbers: came.slice(0, toldAtMost).join(' ') }),
            went.length > 0 && t('waiting.went', { numbers: went.slice(0, toldAtMost).join(' ') }),
            t('waiting.title', { n: view.waiting.length }),
          ]
            .filter(Boolean)
            .join('; ')
        }
      />
      <Arrival
        view={view}
        at={at}
        expect={expect}
        taken={(ticketId) => {
          setSelected(ticketId);
          at.taken(ticketId);
        }}
      />
      <WaitingList
        ref={waiting}
        view={view}
        selected={selected}
        select={setSelected}
        open={at.openTicket}
      />
      <div className={css.column}>
        <ToDo
          ref={needs}
          view={view}
          open={at.openTicket}
          expect={expect}
          showWaiting={showWaiting}
        />
        <FloorList ref={floor} tickets={view.floor} open={at.openTicket} />
      </div>
      {expecting && (
        <Boundary
          of="dialog"
          close={() => {
            setExpecting(false);
          }}
        >
          <ExpectedDialog
            view={view}
            close={() => {
              setExpecting(false);
            }}
            taken={(ticketId) => {
              setSelected(ticketId);
              at.taken(ticketId);
            }}
          />
        </Boundary>
      )}
    </div>
  );
}
