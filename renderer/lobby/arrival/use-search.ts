import { skipToken, useQuery } from '@tanstack/react-query';
import type { Hit, Recognition } from '../../../shared/contract/hall.ts';
import { orpc } from '../../rpc/client.ts';
import { useEarlier } from '../../actions/use-earlier.ts';
import { useSettled } from '../../actions/use-settled.ts';

/** What a search found. */
export interface Search {
  /** Those whom the present text means; null until they are known. */
  readonly hits: readonly Hit[] | null;
  /** The list of the text before, to stand until this one's is there; null where there was none. */
  readonly earlier: readonly Hit[] | null;
  /** The text means yet more clients. */
  readonly more: boolean;
  /** The card of the only hit, which came with it. */
  readonly card: Recognition | null;
  /** The text that was asked about. */
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
 * Searches as the text changes. An answer counts for the text that it answers and for no other: Enter must never take a
 * client whom an earlier text meant. A list may stand until the next one comes, so that it does not flash at each letter.
 * @param immediate a scanned text: it is complete, so there is no pause to wait for.
 */
export function useSearch(text: string, immediate: string | null): Search {
  const wanted = asAsked(text);
  const settled = useSettled(wanted);
  const asked = wanted === immediate?.trim() ? wanted : settled;
  const query = useQuery(searchOptions(asked));
  const isOfText = wanted !== '' && asked === wanted;
  const answer = isOfText ? query.data : undefined;
  const error = isOfText ? query.error : null;
  const earlier = useEarlier(answer?.hits ?? null, wanted === '');
  return {
    hits: answer?.hits ?? null,
    earlier: earlier !== null && earlier.length > 1 ? earlier : null,
    more: answer?.more ?? false,
    card: answer?.card ?? null,
    found: asked,
    pending: wanted !== '' && !answer && !error,
    error,
    retry: () => void query.refetch(),
  };
}
