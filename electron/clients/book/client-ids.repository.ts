import type { Connection } from '../../data/index.ts';
import type { Value } from '../checks/exchange-values.rules.ts';

/** Finds the book's number of a client, or null. Lines of one client mostly follow each other. */
export function clientIds(db: Connection): (clientNo: Value) => number | null {
  const select = db
    .prepare<[Value], number>('SELECT client_id FROM clients WHERE client_no = ?')
    .pluck();
  let lastNo: Value = null;
  let lastId: number | null = null;
  return (clientNo) => {
    if (clientNo !== lastNo) lastId = select.get(clientNo) ?? null;
    lastNo = clientNo;
    return lastId;
  };
}
