/**
 * A live view: keyed lists, of which single rows change, and small parts, which are replaced whole. Everything is plain
 * data.
 */
export interface LiveView {
  readonly lists: Readonly<Record<string, readonly LiveRow[]>>;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** A row of a list, with an id that is unique in the list. */
export interface LiveRow {
  readonly id: LiveId;
}
export type LiveId = string | number;

/** A change of a list, applied in this order: remove rows, put rows by id, place rows. */
export interface ListChange<Row extends LiveRow = LiveRow> {
  /** Ids of rows to remove. */
  readonly gone?: LiveId[] | undefined;
  /** New and changed rows, complete. */
  readonly put?: Row[] | undefined;
  /** New and moved rows, with their index in the new list; ascending. */
  readonly places?: [id: LiveId, index: number][] | undefined;
}

/** A change of a view. Lists and parts that are not named did not change. */
export interface LiveChange<V extends LiveView = LiveView> {
  readonly lists: V['lists'] extends Record<string, never>
    ? Record<string, never>
    : { readonly [K in keyof V['lists']]?: ListChange<V['lists'][K][number]> | undefined };
  readonly parts: { readonly [K in keyof V['parts']]?: V['parts'][K] | undefined };
}

/**
 * One push of a live view: the whole view, or the change since the window's position. A position names a state of a
 * view and is opaque to the window. A change to the same position is a heartbeat: nothing has changed.
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
 * Applies a change. Rows, lists and parts that did not change are the same objects as before.
 * @throws RangeError if the change names a row that is not there: it belongs to another state of the view
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
