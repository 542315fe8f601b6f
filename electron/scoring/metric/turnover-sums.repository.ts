import type { TransactionKind } from '../../../shared/model/clients/products.ts';
import { kindCode, kindOfCode, monthFigures } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import type { Window } from './window.rules.ts';
import { fileNames, monthSum } from './balance-sums.repository.ts';
import { groupedSums, type Among, type Group } from './grouped-sums.repository.ts';
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
  return {
    monthly: groups.map((group) => monthSum('turnovers', group, window, () => 1)),
    // Postings from before the window add nothing, but their kinds count from the first of them on.
    posted: groupedSums(db, among, {
      key: 'kind',
      groups,
      amount: `iif(day >= ${window.firstDay}, 1.0 * abs(amount), 0.0)`,
      condition: `+day <= ${window.lastDay}`,
    }),
    /** The kinds of which a client has postings. */
    postedKeys: db
      .prepare<[number], number>(
        'SELECT DISTINCT kind FROM postings WHERE client_id = ? AND kind IS NOT NULL',
      )
      .pluck(),
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
  const turnovers = monthFigures(db);
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
    for (const { key, month, amount, fileId } of turnovers(clientId, 'turnovers')) {
      at(key).months.push({ month, amount, file: fileOf(fileId) });
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([kind, rows]) => ({ kind: kindOfCode(kind), ...rows }));
  };
}
