import type { Connection } from '../data/index.ts';
import type { Value } from './exchange-values.rules.ts';

/** Clients read ahead when a file follows the book's order. */
const aheadAtOnce = 512;

/**
 * Finds the book's number of a client, or null. Files of money are mostly sorted by client, or go round the same clients
 * month by month: in the order in which they came into the book, the next ones are read ahead; in any other, the last
 * ones are remembered.
 */
export function clientIds(db: Connection): (clientNo: Value) => number | null {
  const select = db
    .prepare<[Value], number>('SELECT client_id FROM clients WHERE client_no = ?')
    .pluck();
  const following = db
    .prepare<[number, number], [id: number, no: string]>(
      'SELECT client_id, client_no FROM clients WHERE client_id > ? ORDER BY client_id LIMIT ?',
    )
    .raw();
  const remembered = new Map<Value, number>();
  let ahead: readonly [id: number, no: string][] = [];
  let next = 0;
  let lastNo: Value = null;
  let lastId: number | null = null;

  function find(clientNo: Value): number | null {
    const [nextId, nextNo] = ahead[next] ?? [];
    if (nextId !== undefined && nextNo === clientNo) {
      next += 1;
      if (next === ahead.length) readAhead(nextId);
      return nextId;
    }
    const known = remembered.get(clientNo);
    if (known !== undefined) return known;
    const id = select.get(clientNo) ?? null;
    if (id === null) return null;
    if (lastId !== null && id === lastId + 1) readAhead(id);
    if (remembered.size >= 100_000) remembered.clear();
    // A copy: a part of a text keeps all of that text in memory.
    remembered.set(Buffer.from(String(clientNo)).toString(), id);
    return id;
  }
  function readAhead(after: number): void {
    ahead = following.all(after, aheadAtOnce);
    next = 0;
  }

  return (clientNo) => {
    if (clientNo === lastNo) return lastId;
    lastId = find(clientNo);
    lastNo = clientNo;
    return lastId;
  };
}
