import { useEffect, useMemo, useState } from 'react';
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
  /** A ticket for someone without card or name. */
  readonly walkIn: boolean;
}

const nowhere: LobbyPlace = {
  text: '',
  chosen: null,
  ticketId: null,
  fresh: false,
  walkIn: false,
};

let kept: { readonly staffNo: string; readonly place: LobbyPlace } | null = null;

/** The place, kept while the same person comes and goes: unlocking returns to the same card. */
export function useLobbyPlace() {
  const { staffNo } = useAccount();
  const [place, setPlace] = useState(() => (kept?.staffNo === staffNo ? kept.place : nowhere));
  useEffect(() => {
    kept = { staffNo, place };
  }, [staffNo, place]);
  // The same all the time: a letter that is typed must not draw the lists beside the field again.
  const ways = useMemo(
    () => ({
      search: (text: string) => {
        setPlace({ ...nowhere, text });
      },
      choose: (chosen: Hit) => {
        setPlace((now) => ({ ...now, chosen }));
      },
      walkIn: () => {
        setPlace({ ...nowhere, walkIn: true });
      },
      openTicket: (ticketId: string) => {
        setPlace((now) => ({ ...now, ticketId, fresh: false }));
      },
      taken: (ticketId: string) => {
        setPlace({ ...nowhere, ticketId, fresh: true });
      },
      /** One step back: from the ticket to the card, from the card to the list, from the list to nothing. */
      back: () => {
        setPlace((now) => {
          if (now.ticketId !== null) return { ...now, ticketId: null, fresh: false };
          return now.chosen ? { ...now, chosen: null } : nowhere;
        });
      },
    }),
    [],
  );
  return { place, ...ways };
}

/** The place and the ways to change it. */
export type LobbyPlaceState = ReturnType<typeof useLobbyPlace>;
