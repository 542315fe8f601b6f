import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Hit, Recognition } from '../../shared/contract/hall.ts';
import { orpc } from '../rpc/client.ts';

/** A pause of this length in the typing starts the search. */
const debounceMs = 80;

/** What a search found. `hits` is null until the first answer. */
export interface Search {
  readonly hits: readonly Hit[] | null;
  /** The card of the only hit, which came with it. */
  readonly card: Recognition | null;
  /** The text that the hits belong to. */
  readonly found: string;
  /** An answer for the present text is on its way. */
  readonly pending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

const asAsked = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** The search of a text. An answer that has just come is not asked for again by who shows it. */
export function searchOptions(text: string) {
  const asked = asAsked(text);
  return orpc.hall.search.queryOptions({
    input: asked === '' ? skipToken : { text: asked.slice(0, 100) },
    // A name on this machine is not kept longer than it is looked at.
    gcTime: 0,
    staleTime: 1000,
  });
}

/**
 * Searches as the text changes; only the latest text's answer is ever shown.
 * @param immediate a scanned text: it is complete, so there is no pause to wait for.
 */
export function useSearch(text: string, immediate: string | null): Search {
  const wanted = asAsked(text);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(wanted);
    }, debounceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);
  const asked = wanted === '' || wanted === immediate?.trim() ? wanted : settled;
  const query = useQuery({ ...searchOptions(asked), placeholderData: keepPreviousData });
  const answered = query.isSuccess && !query.isPlaceholderData;
  return {
    hits: wanted === '' ? null : (query.data?.hits ?? null),
    card: wanted === '' ? null : (query.data?.card ?? null),
    found: asked,
    pending: wanted !== '' && (wanted !== asked || (!answered && !query.isError)),
    error: wanted === '' ? null : query.error,
    retry: () => void query.refetch(),
  };
}
