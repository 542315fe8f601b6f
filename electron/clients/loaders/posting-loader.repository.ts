import { dayNumber } from '../../../shared/model/dates.ts';
import type { Connection } from '../../data/index.ts';
import { clientIds } from '../book/client-ids.repository.ts';
import type { Loader } from './loader.ts';
import { changedClients } from '../book/changed-clients.repository.ts';

/** An account's days in the file; grows with the number of accounts, not of lines. */
interface Extent {
  first: Int32Array;
  last: Int32Array;
}

/**
 * Loads postings.csv. Postings have no key: what an account had from its first to its last date in the file gives way
 * to the file's, so a corrected extract can be imported again. Nothing counts as replaced, since equal lines are
 * separate postings.
 */
export function postingLoader(db: Connection, fileId: number): Loader {
  const clientId = clientIds(db);
  const changed = changedClients(db, fileId);
  const selectAccount = db
    .prepare<[string], number>('SELECT account_id FROM accounts WHERE account_no = ?')
    .pluck();
  const insertAccount = db.prepare('INSERT INTO accounts (account_no) VALUES (?)');
  const insertHolder = db.prepare(
    'INSERT OR IGNORE INTO account_holders (account_id, client_id, product) VALUES (?, ?, ?)',
  );
  const insert = db.prepare(
    `INSERT INTO postings (client_id, product, account_id, day, file_id, line, amount, kind)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const holders = db
    .prepare<[number], [number, number]>(
      'SELECT client_id, product FROM account_holders WHERE account_id = ?',
    )
    .raw();
  const clear = db.prepare(
    `DELETE FROM postings WHERE client_id = ? AND product = ? AND account_id = ? AND day BETWEEN ? AND ? AND file_id <> ?`,
  );
  const left = db.prepare(
    'SELECT 1 FROM postings WHERE client_id = ? AND product = ? AND account_id = ? LIMIT 1',
  );
  const dropHolder = db.prepare(
    'DELETE FROM account_holders WHERE account_id = ? AND client_id = ? AND product = ?',
  );

  const extent: Extent = { first: new Int32Array(0), last: new Int32Array(0) };
  const none = 0x7fffffff;
  let lastAccountNo = '';
  let accountId = -1;
  let lastHolder = '';
  let lastDate = '';
  let day = 0;

  const accountOf = (accountNo: string): number =>
    selectAccount.get(accountNo) ?? Number(insertAccount.run(accountNo).lastInsertRowid);
  const extend = (account: number): void => {
    if (account >= extent.first.length) {
      const size = Math.max(1 << 12, extent.first.length * 2, account + 1);
      const first = new Int32Array(size).fill(none);
      const last = new Int32Array(size).fill(-none);
      first.set(extent.first);
      last.set(extent.last);
      extent.first = first;
      extent.last = last;
    }
    if (day < (extent.first[account] ?? none)) extent.first[account] = day;
    if (day > (extent.last[account] ?? -none)) extent.last[account] = day;
  };

  return {
    accept(values, line) {
      const client = clientId(values[1] ?? null);
      if (client === null) return { column: 'client_no', reason: 'unknown-client' };
      const accountNo = String(values[0]);
      if (accountNo !== lastAccountNo) {
        accountId = accountOf(accountNo);
        lastAccountNo = accountNo;
      }
      const date = String(values[2]);
      if (date !== lastDate) {
        day = dayNumber(date);
        lastDate = date;
      }
      const product = Number(values[3]);
      const holder = `${accountId}/${client}/${product}`;
      if (holder !== lastHolder) {
        insertHolder.run(accountId, client, product);
        lastHolder = holder;
      }
      extend(accountId);
      changed.add(client);
      insert.run(client, product, accountId, day, fileId, line, values[4] ?? 0, values[5] ?? null);
      return null;
    },
    finish() {
      for (let account = 0; account < extent.first.length; account += 1) {
        const first = extent.first[account] ?? none;
        if (first === none) continue;
        for (const [client, product] of holders.all(account)) {
          const cleared = clear.run(
            client,
            product,
            account,
            first,
            extent.last[account] ?? first,
            fileId,
          );
          if (cleared.changes > 0) changed.add(client);
          if (cleared.changes > 0 && left.get(client, product, account) === undefined) {
            dropHolder.run(account, client, product);
          }
        }
      }
      changed.finish();
      return 0;
    },
  };
}
