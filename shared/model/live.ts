/**
 * A live view as it travels: keyed lists, of which single rows change, and small parts, which change whole. Everything
 * is a plain value.
 */
export interface LiveView {
  readonly lists: Readonly<Record<string, readonly LiveRow[]>>;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** A row of a list; the id is its own in the list. */
export interface LiveRow {
  readonly id: LiveId;
}
export type LiveId = string | number;

/** What happened to a list. Read in this order: rows go, rows are put in place of those of their id, rows take places. */
export interface ListChange<Row extends LiveRow = LiveRow> {
  /** Rows that are no longer there. */
  readonly gone?: LiveId[] | undefined;
  /** Rows that are new or other than before, whole. */
  readonly put?: Row[] | undefined;
  /** Rows that are new or stand elsewhere, with their index in the list as it is now; ascending. */
  readonly places?: [id: LiveId, index: number][] | undefined;
}

/** What happened to a view; what is not named is as it was. */
export interface LiveChange<V extends LiveView = LiveView> {
  readonly lists: V['lists'] extends Record<string, never>
    ? Record<string, never>
    : { readonly [K in keyof V['lists']]?: ListChange<V['lists'][K][number]> | undefined };
  readonly parts: { readonly [K in keyof V['parts']]?: V['parts'][K] | undefined };
}

/**
 * One push of a live view: the whole, or what changed since the position that this window has. A position says which
 * state of which view the window holds; it means something to the core only. A change to the same position says that
 * nothing happened.
 */
export type LiveMessage<V extends LiveView = LiveView> =
  | {
      readonly kind: 'whole';
      readonly position: string;
      readonly serverTime: number;
      readonly view: V;
    }
  | {
      readonly kind: 'change';
      readonly from: string;
      readonly position: string;
      readonly serverTime: number;
      readonly change: LiveChange<V>;
    };

/**
 * The view after a change. Rows, lists and parts that did not change are the same objects as before.
 * @throws RangeError when the change speaks of a row that is not there: it belongs to another state of the view
 */
export function applyChange<V extends LiveView>(view: V, change: LiveChange<V>): V {
  const lists: Record<string, readonly LiveRow[]> = {};
  const changes: Readonly<Record<string, ListChange | undefined>> = change.lists;
  for (const [name, rows] of Object.entries(view.lists)) {
    const changed = changes[name];
    lists[name] = changed ? changedList(rows, changed) : rows;
  }
  const touched = Object.values(changes).some((list) => list !== undefined);
  const parts = Object.values(change.parts).some((part) => part !== undefined);
  if (!touched && !parts) return view;
  return {
    ...view,
    lists: touched ? lists : view.lists,
    parts: parts ? { ...view.parts, ...change.parts } : view.parts,
  };
}

function changedList(
  rows: readonly LiveRow[],
  { gone = [], put = [], places = [] }: ListChange,
): readonly LiveRow[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const row of put) known.set(row.id, row);
  const rowOf = (id: LiveId): LiveRow => {
    const row = known.get(id);
    if (!row) throw new RangeError(`a change speaks of a row that is not there: ${id}`);
    return row;
  };
  const elsewhere = new Set<LiveId>(gone);
  for (const [id] of places) elsewhere.add(id);
  const stay = rows.filter((row) => !elsewhere.has(row.id)).map(({ id }) => rowOf(id));
  const next: LiveRow[] = [];
  let taken = 0;
  for (const [id, index] of places) {
    const until = taken + index - next.length;
    if (until > stay.length) throw new RangeError(`a change puts a row beyond the end: ${id}`);
    next.push(...stay.slice(taken, until), rowOf(id));
    taken = until;
  }
  next.push(...stay.slice(taken));
  return next;
}
