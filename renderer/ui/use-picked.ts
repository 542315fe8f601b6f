import { usePlaceState } from '../actions/drafts.ts';

interface Picked<T> {
  /** The one that is chosen; undefined where there is none, or where it has left the list. */
  readonly chosen: T | undefined;
  /** What was chosen is no longer in the list: nobody else is chosen in its place. */
  readonly gone: boolean;
  readonly pick: (id: string | null) => void;
  /** Chooses a neighbour; of one that is gone, the first. */
  readonly step: (by: number) => void;
}

/**
 * The choice in a live list, by id: lines come, go and move while somebody looks at them or types a reason, and a key
 * acts on whom it was pressed for. The first of the list is chosen to begin with, and again after `pick(null)`.
 * @param key names the list, so that the choice outlives a lock
 */
export function usePicked<T extends { readonly id: string }>(
  rows: readonly T[],
  key: string,
): Picked<T> {
  const [id, pick] = usePlaceState<string | null>(key, null);
  const [first] = rows;
  if (id === null && first) pick(first.id);
  const at = rows.findIndex((row) => row.id === id);
  return {
    chosen: rows[at],
    gone: id !== null && at === -1,
    pick,
    step: (by) => {
      const next = at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by));
      pick(rows[next]?.id ?? null);
    },
  };
}
