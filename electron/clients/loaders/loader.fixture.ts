import type { Connection } from '../../data/index.ts';
import type { Value } from '../checks/exchange-values.rules.ts';
import { monthLoader } from './month-loader.repository.ts';
import { postingLoader } from './posting-loader.repository.ts';

export { changedClients } from '../book/changed-clients.repository.ts';

/** Loads lines as the import of a file does, in one transaction, without reading one. */
export function landLines(
  db: Connection,
  file: 'balances' | 'turnovers' | 'postings',
  lines: readonly (readonly Value[])[],
): void {
  db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds)
         VALUES (1, '', 0, 0, 0, 0, 0)`,
      )
      .run();
    const fileId = Number(lastInsertRowid);
    const loader = file === 'postings' ? postingLoader(db, fileId) : monthLoader(db, fileId, file);
    for (const [i, line] of lines.entries()) loader.accept(line, i + 2);
    loader.finish();
  })();
}
