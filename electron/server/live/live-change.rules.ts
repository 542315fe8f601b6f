import type {
  ListChange,
  LiveChange,
  LiveId,
  LiveRow,
  LiveView,
} from '../../../shared/model/hall/live.ts';

/**
 * The newer view, with the older view's objects for everything that did not change. After that a comparison by identity
 * finds what changed. @returns the older view itself if nothing changed
 */
export function reconciled<V extends LiveView>(older: V, newer: V): V {
  const lists = reconciledFields(older.lists, newer.lists, reconciledList);
  const parts = reconciledFields(older.parts, newer.parts, (was, is) => (same(was, is) ? was : is));
  return lists === older.lists && parts === older.parts ? older : { ...newer, lists, parts };
}

/** The change from the older view to the newer. Both must come from the same sequence of reconciled views. */
export function changeBetween<V extends LiveView>(older: V, newer: V): LiveChange<V> {
  const lists: Record<string, ListChange> = {};
  for (const [name, rows] of Object.entries(newer.lists)) {
    const before = older.lists[name] ?? [];
    if (rows !== before) lists[name] = listChange(before, rows);
  }
  const parts: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(newer.parts)) {
    if (part !== older.parts[name]) parts[name] = part;
  }
  return { lists, parts } as LiveChange<V>;
}

function reconciledFields<T, Fields extends Readonly<Record<string, T>>>(
  older: Fields,
  newer: Fields,
  choose: (was: T, is: T) => T,
): Fields {
  let changed = false;
  const fields: Record<string, T> = {};
  for (const [name, is] of Object.entries(newer)) {
    const was = older[name];
    fields[name] = was === undefined ? is : choose(was, is);
    if (fields[name] !== was) changed = true;
  }
  return changed ? (fields as Fields) : older;
}

function reconciledList(older: readonly LiveRow[], newer: readonly LiveRow[]): readonly LiveRow[] {
  const known = new Map(older.map((row) => [row.id, row]));
  let changed = older.length !== newer.length;
  const rows = newer.map((row, index) => {
    const was = known.get(row.id);
    const kept = was !== undefined && same(was, row) ? was : row;
    if (kept !== older[index]) changed = true;
    return kept;
  });
  return changed ? rows : older;
}

function listChange(older: readonly LiveRow[], newer: readonly LiveRow[]): ListChange {
  const before = new Map(older.map((row, index) => [row.id, { row, index }]));
  const here = new Set(newer.map(({ id }) => id));
  const gone = older.flatMap(({ id }) => (here.has(id) ? [] : [id]));
  const put = newer.filter((row) => before.get(row.id)?.row !== row);
  const stay = staying(newer.flatMap(({ id }) => before.get(id)?.index ?? []));
  const places = newer.flatMap(({ id }, index): [LiveId, number][] => {
    const was = before.get(id)?.index;
    return was !== undefined && stay.has(was) ? [] : [[id, index]];
  });
  return {
    ...(gone.length > 0 && { gone }),
    ...(put.length > 0 && { put }),
    ...(places.length > 0 && { places }),
  };
}

/** The most rows that can keep their places while the others move: a longest increasing subsequence. */
function staying(indexes: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const beforeOf = new Map<number, number | undefined>();
  for (const index of indexes) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    beforeOf.set(index, ends[low - 1]);
    ends[low] = index;
  }
  const stay = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = beforeOf.get(index)) stay.add(index);
  return stay;
}

/** Whether two plain values are deeply equal. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, at) => same(value, b[at]));
  }
  const one = a as Readonly<Record<string, unknown>>;
  const other = b as Readonly<Record<string, unknown>>;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => same(one[name], other[name]))
  );
}
