import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { ClientFilter } from '../../../shared/model/clients/client-list.ts';
import { orpc } from '../../rpc/client.ts';
import { useEarlier } from '../../actions/use-earlier.ts';
import { useSettled } from '../../actions/use-settled.ts';

/** Rows that are worth showing before the rest of a sparse list is looked for. */
const worthShowing = 50;

/** A list as far as it is fetched. */
export interface ClientList {
  /** Null until the first answer. */
  readonly rows: readonly ClientRow[] | null;
  /** The same rows as they were fetched; `first` is where a part begins. */
  readonly parts: readonly { readonly rows: readonly ClientRow[]; readonly first: number }[];
  /** The rows are those of an earlier text or filter: to be seen, not to be chosen. */
  readonly stale: boolean;
  readonly more: boolean;
  /** More clients meet the text than are listed. */
  readonly cut: boolean;
  readonly pending: boolean;
  /** A filter that few clients meet is still being looked through. */
  readonly searching: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly fetchMore: () => void;
}

/**
 * The clients that a text and a filter mean.
 * @param marked the line to return to: the list is fetched up to it.
 */
export function useClientList(text: string, filter: ClientFilter, marked: number): ClientList {
  const wanted = text.trim().replace(/\s+/g, ' ').slice(0, 100);
  const settled = useSettled(wanted);
  const query = useInfiniteQuery(
    orpc.clients.list.infiniteOptions({
      input: (cursor: string | null) => ({ text: settled, filter: mutable(filter), cursor }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.cursor,
      // A name on this machine is not kept longer than it is looked at.
      gcTime: 0,
      staleTime: 0,
    }),
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  // A list stands until the next one comes, so that it does not flash at each letter, but nobody is chosen from it.
  const answered = wanted === settled ? query.data?.pages : undefined;
  const pages = useEarlier(answered ?? null, query.isError);
  const stale = pages !== null && !answered;
  const rows = pages?.flatMap((page) => page.rows) ?? null;
  const enough = Math.max(worthShowing, marked + 1);
  const sparse = rows !== null && !stale && rows.length < enough && hasNextPage;
  useEffect(() => {
    if (sparse && !isFetching) void fetchNextPage();
  }, [sparse, isFetching, fetchNextPage]);
  return {
    rows,
    parts: partsOf(pages?.map((page) => page.rows) ?? []),
    stale,
    more: (pages?.at(-1)?.cursor ?? null) !== null,
    cut: pages?.some((page) => page.cut) ?? false,
    pending: wanted !== settled || query.isPending,
    searching: sparse,
    error: wanted === settled ? query.error : null,
    retry: () => void query.refetch(),
    fetchMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}

function partsOf(pages: readonly (readonly ClientRow[])[]): ClientList['parts'] {
  let first = 0;
  return pages
    .filter((rows) => rows.length > 0)
    .map((rows) => {
      const part = { rows, first };
      first += rows.length;
      return part;
    });
}

/** The contract's arrays are not readonly. */
function mutable({ tiers, ...rest }: ClientFilter) {
  return { ...rest, ...(tiers && { tiers: [...tiers] }) };
}
