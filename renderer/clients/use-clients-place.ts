import { useEffect, useState } from 'react';
import type { ClientFilter } from '../../shared/model/clients/client-list.ts';
import { useAccount } from '../app/session.ts';

/** Where a person is among the clients: what is searched and filtered, which line is marked, whose page is open. */
export interface ClientsPlace {
  readonly text: string;
  readonly filter: ClientFilter;
  readonly marked: number;
  readonly open: string | null;
}

const start: ClientsPlace = { text: '', filter: {}, marked: 0, open: null };

const kept = new Map<string, ClientsPlace>();

/** An entry of the window's history that stands for an open sheet. Whose it is stays in here: histories are kept. */
const sheetEntry = { sheet: true };
const atSheet = (): boolean => (history.state as typeof sheetEntry | null)?.sheet === true;

/**
 * The place, kept while the same person comes and goes: unlocking returns to the same page. The window's own back and
 * forward leave a sheet for its list and return to it.
 */
export function useClientsPlace() {
  const { staffNo } = useAccount();
  const [place, setPlace] = useState(() => kept.get(staffNo) ?? start);
  const [last, setLast] = useState(place.open);
  useEffect(() => {
    kept.set(staffNo, place);
  }, [staffNo, place]);
  useEffect(() => {
    const moved = () => {
      setPlace((now) => ({ ...now, open: atSheet() ? last : null }));
    };
    window.addEventListener('popstate', moved);
    return () => {
      window.removeEventListener('popstate', moved);
    };
  }, [last]);
  const change = (part: Partial<ClientsPlace>) => {
    if (typeof part.open === 'string') {
      setLast(part.open);
      if (!atSheet()) history.pushState(sheetEntry, '');
    }
    if (part.open === null && atSheet()) history.back();
    setPlace((now) => ({ ...now, ...part }));
  };
  return { place, change };
}
