import type { Connection } from '../data/index.ts';
import type { Value } from './exchange-values.rules.ts';

/**
 * Finds the book's number of a client, or null. Remembers the last clients: files of money are mostly sorted by client,
 * or go round the same clients month by month.
 */
export function clientIds(db: Connection): (clientNo: Value) => number | null {
  const select = db
    .prepare<[Value], number>('SELECT client_id FROM clients WHERE client_no = ?')
    .pluck();
  const remembered = new Map<Value, number>();
  let lastNo: Value = null;
  let lastId: number | null = null;
  return (clientNo) => {
    if (clientNo === lastNo) return lastId;
    let id = remembered.get(clientNo) ?? null;
    if (id === null) {
      id = select.get(clientNo) ?? null;
      if (id !== null) {
        if (remembered.size >= 100_000) remembered.clear();
        // A copy: a part of a text keeps all of that text in memory.
        remembered.set(Buffer.from(String(clientNo)).toString(), id);
      }
    }
    lastNo = clientNo;
    lastId = id;
    return id;
  };
}
