import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ClientRow } from '../../shared/contract/clients.ts';
import type { ClientFilter } from '../../shared/model/client-list.ts';
import { orpc } from '../rpc/client.ts';

/** A pause of this length in the typing starts the search. */
const debounceMs = 80;

/** Rows that are worth showing before the rest of a sparse list is looked for. */
const enough = 50;

/** A list as far as it is fetched. */
export interface ClientList {
  /** Null until the first answer. */
  readonly rows: readonly ClientRow[] | null;
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

/** The clients that a text and a filter mean; only the latest answer is ever shown. */
export function useClientList(text: string, filter: ClientFilter): ClientList {
  const wanted = text.trim().replace(/\s+/g, ' ').slice(0, 100);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(wanted);
    }, debounceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted]);
  const query = useInfiniteQuery(
    orpc.clients.list.infiniteOptions({
      input: (cursor: string | null) => ({ text: settled, filter: mutable(filter), cursor }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.cursor,
      placeholderData: keepPreviousData,
      // A name on this machine is not kept longer than it is looked at.
      gcTime: 0,
      staleTime: 0,
    }),
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? null;
  const sparse = rows !== null && rows.length < enough && hasNextPage && !query.isPlaceholderData;
  useEffect(() => {
    if (sparse && !isFetching) void fetchNextPage();
  }, [sparse, isFetching, fetchNextPage]);
  return {
    rows,
    more: hasNextPage,
    cut: query.data?.pages.some((page) => page.cut) ?? false,
    pending: wanted !== settled || query.isPlaceholderData || query.isPending,
    searching: sparse,
    error: query.error,
    retry: () => void query.refetch(),
    fetchMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}

/** The contract's arrays are not readonly. */
function mutable({ tiers, ...rest }: ClientFilter) {
  return { ...rest, ...(tiers && { tiers: [...tiers] }) };
}
