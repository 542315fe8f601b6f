import { useEffect, useState } from 'react';
import type { ClientFilter } from '../../shared/model/client-list.ts';
import { useAccount } from '../app/session.ts';

/** Where a person is among the clients: what is searched and filtered, which line is marked, whose page is open. */
export interface ClientsPlace {
  readonly text: string;
  readonly filter: ClientFilter;
  readonly marked: number;
  readonly open: string | null;
}

const start: ClientsPlace = { text: '', filter: {}, marked: 0, open: null };

let kept: { readonly staffNo: string; readonly place: ClientsPlace } | null = null;

/** The place, kept while the same person comes and goes: unlocking returns to the same page. */
export function useClientsPlace() {
  const { staffNo } = useAccount();
  const [place, setPlace] = useState(() => (kept?.staffNo === staffNo ? kept.place : start));
  useEffect(() => {
    kept = { staffNo, place };
  }, [staffNo, place]);
  const change = (part: Partial<ClientsPlace>) => {
    setPlace((now) => ({ ...now, ...part }));
  };
  return { place, change };
}
