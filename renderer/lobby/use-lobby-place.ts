import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Hit } from '../../shared/contract/hall.ts';
import { useAccount } from '../app/session.ts';

/** Where the lobby manager is: what is searched, who was chosen of several, which ticket is open. */
export interface LobbyPlace {
  readonly text: string;
  readonly chosen: Hit | null;
  /** The open ticket; it covers the search until Escape. */
  readonly ticketId: string | null;
  /** Just taken: the focus stays in the search field for the next client. */
  readonly fresh: boolean;
  /** What a reader sent last held no number. */
  readonly misread: boolean;
  /** A ticket for a client without card or name. */
  readonly walkIn: boolean;
}

const nowhere: LobbyPlace = {
  text: '',
  chosen: null,
  ticketId: null,
  fresh: false,
  misread: false,
  walkIn: false,
};

/** How long the old screen stays while waiting for an answer. Most answers come sooner. */
const patienceMs = 80;

const kept = new Map<string, LobbyPlace>();

/** The place, kept while the same person comes and goes: unlocking returns to the same card. */
export function useLobbyPlace() {
  const { staffNo } = useAccount();
  const [place, setPlace] = useState(() => kept.get(staffNo) ?? nowhere);
  useEffect(() => {
    kept.set(staffNo, place);
  }, [staffNo, place]);
  // The same all the time: a letter that is typed must not draw the lists beside the field again.
  const ways = useMemo(() => waysOf(setPlace), []);
  return { place, ...ways };
}

type Going = LobbyPlace | ((now: LobbyPlace) => LobbyPlace);

function waysOf(setPlace: (next: Going) => void) {
  let arriving = false;
  let turn = 0;
  const go = (next: Going) => {
    turn += 1;
    arriving = false;
    setPlace(next);
  };
  return {
    /** An answer that will change the place is pending, so keys have nothing to act on yet. */
    isArriving: () => arriving,
    /**
     * Calls `show` when the answer has arrived, or after a delay; not at all if something else is done first. Drawn
     * together with its answer, a card is painted a frame sooner than after a "searching" screen.
     */
    arrive: (answer: Promise<unknown>, show: () => void) => {
      turn += 1;
      arriving = true;
      const own = turn;
      const act = () => {
        clearTimeout(late);
        if (own === turn) flushSync(show);
      };
      const late = setTimeout(act, patienceMs);
      answer.then(act, act);
    },
    search: (text: string) => {
      go({ ...nowhere, text });
    },
    misread: () => {
      go({ ...nowhere, misread: true });
    },
    choose: (chosen: Hit) => {
      go((now) => ({ ...now, chosen }));
    },
    walkIn: () => {
      go({ ...nowhere, walkIn: true });
    },
    openTicket: (ticketId: string) => {
      go((now) => ({ ...now, ticketId, fresh: false }));
    },
    taken: (ticketId: string) => {
      go({ ...nowhere, ticketId, fresh: true });
    },
    /** One step back: from the ticket to the card, from the card to the list, from the list to nothing. */
    back: () => {
      go((now) => {
        if (now.ticketId !== null) return { ...now, ticketId: null, fresh: false };
        return now.chosen ? { ...now, chosen: null } : nowhere;
      });
    },
  };
}

/** The place and the ways to change it. */
export type LobbyPlaceState = ReturnType<typeof useLobbyPlace>;
