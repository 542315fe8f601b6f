import type { TransactionKind } from '../../shared/model/products.ts';
import { kindCode, kindOfCode } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import type { Window } from './window.rules.ts';
import { fileNames, monthColumns } from './balance-sums.repository.ts';
import {
  groupedSums,
  yearExpression,
  yearsOf,
  type Among,
  type Group,
} from './grouped-sums.repository.ts';
import type { StoredKind, StoredKindMonth, StoredMovement } from './stored-rows.rules.ts';

/** Turnovers of groups of kinds in a window; exact for clients whose kinds each come from one source. */
export function turnoverSums(
  db: Connection,
  kinds: readonly Group<TransactionKind>[],
  window: Window,
  among: Among,
) {
  const groups = kinds.map((group) =>
    group.map(({ keys, weight }) => ({ keys: keys.map((one) => kindCode[one]), weight })),
  );
  const key = 'kind';
  const mixed = db.prepare<[number]>(
    `SELECT 1 FROM turnovers AS t WHERE t.client_id = ? AND EXISTS
       (SELECT 1 FROM postings AS p WHERE p.client_id = t.client_id AND p.kind = t.kind)`,
  );
  return {
    monthly: groupedSums(db, among, {
      table: 'turnovers',
      key,
      groups,
      amount: yearExpression(window, () => 1),
      condition: yearsOf(window),
    }),
    // Postings from before the window add nothing, but their kinds count from the first of them on.
    posted: groupedSums(db, among, {
      table: 'postings',
      key,
      groups,
      amount: `iif(day >= ${window.firstDay}, abs(amount), 0)`,
      condition: `+day <= ${window.lastDay}`,
    }),
    isMixed: (clientId: number): boolean => mixed.get(clientId) !== undefined,
  };
}

/** The rows of single clients, for explanations and for clients that need summing row by row. */
export function turnoverRows(db: Connection) {
  const postings = db
    .prepare<[number, number], [number, string, number, number, number, number]>(
      `SELECT p.kind, a.account_no, p.day, p.amount, p.file_id, p.line
       FROM postings AS p JOIN accounts AS a USING (account_id)
       WHERE p.client_id = ? AND p.day <= ? AND p.kind IS NOT NULL
       ORDER BY p.kind, p.day, p.account_id, p.file_id, p.line`,
    )
    .raw();
  const turnovers = db
    .prepare<[number], (number | null)[]>(
      `SELECT kind, year, file_id, ${monthColumns.join(', ')} FROM turnovers WHERE client_id = ? ORDER BY kind, year`,
    )
    .raw();
  const fileOf = fileNames(db);

  return (clientId: number, lastDay: number): StoredKind[] => {
    const found = new Map<number, { postings: StoredMovement[]; months: StoredKindMonth[] }>();
    const at = (kind: number) => {
      let one = found.get(kind);
      if (!one) found.set(kind, (one = { postings: [], months: [] }));
      return one;
    };
    for (const [kind, account, day, amount, fileId, line] of postings.all(clientId, lastDay)) {
      at(kind).postings.push({ account, day, amount, file: fileOf(fileId), line });
    }
    for (const [kind, year, fileId, ...sums] of turnovers.all(clientId)) {
      sums.forEach((amount, i) => {
        if (amount === null) return;
        const month = `${String(year).padStart(4, '0')}-${String(i + 1).padStart(2, '0')}`;
        at(Number(kind)).months.push({ month, amount, file: fileOf(Number(fileId)) });
      });
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([kind, rows]) => ({ kind: kindOfCode(kind), ...rows }));
  };
}
