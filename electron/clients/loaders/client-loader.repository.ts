import type { Connection } from '../../data/index.ts';
import { noteNewClients } from '../book/changed-clients.repository.ts';
import { bookColumn, columnsOf } from '../csv/exchange-files.rules.ts';
import type { Value } from '../checks/exchange-values.rules.ts';
import type { Loader } from './loader.ts';

/**
 * A file of so many bytes or lines is loaded without the indexes of phones and identity numbers, which are then made anew.
 * Kept up line by line in the order of the file they cost more than everything else together. A smaller file is quicker
 * with them. Compressed files are the ones with many lines in few bytes.
 */
const manyBytes = 8_388_608;
const manyLines = 50_000;

const indexes = ['clients_id_no', 'clients_phone'];

/** So many lines are one statement: one line each costs the writing thread 1.15 × the processor time. */
const linesAtOnce = 20;

/**
 * Loads clients.csv. A line replaces the client's earlier values in the columns that the file has; a column that the
 * file does not have keeps what the book knows. Clients that the file does not name stay.
 * @param present for each column whether the file has it
 * @param bytes of the file on disk
 */
export function clientLoader(
  db: Connection,
  fileId: number,
  present: readonly boolean[],
  bytes: number,
): Loader {
  const lastBefore = db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck();
  const before = lastBefore.get() ?? 0;
  const columns = [...columnsOf('clients.csv').map(bookColumn), 'file_id'];
  const replacing = columns.filter((_, i) => i > 0 && (present[i] ?? true));
  const width = columns.length - 1;
  const row = `(${Array<string>(width).fill('?').join(', ')}, ${fileId})`;
  const statement = (rows: number) =>
    db.prepare(
      `INSERT INTO clients (${columns.join(', ')}) VALUES ${Array<string>(rows).fill(row).join(', ')}
     ON CONFLICT (client_no) DO UPDATE SET ${replacing.map((one) => `${one} = excluded.${one}`).join(', ')}`,
    );
  const writeMany = statement(linesAtOnce);
  const writeOne = statement(1);
  const written = db
    .prepare<[number], number>('SELECT count(*) FROM clients WHERE file_id = ?')
    .pluck();
  const definition = db
    .prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?')
    .pluck();
  let dropped: string[] = [];
  let lines = 0;
  let held: Value[] = [];
  const dropIndexes = (): void => {
    dropped = indexes.map((name) => definition.get(name) ?? '');
    for (const name of indexes) db.exec(`DROP INDEX ${name}`);
  };
  if (bytes >= manyBytes) dropIndexes();

  return {
    accept(values) {
      held.push(...values);
      lines += 1;
      if (lines % linesAtOnce === 0) {
        writeMany.run(...held);
        held = [];
      }
      if (lines === manyLines && dropped.length === 0) dropIndexes();
      return null;
    },
    finish() {
      for (let at = 0; at < held.length; at += width) writeOne.run(held.slice(at, at + width));
      for (const sql of dropped) db.exec(sql);
      noteNewClients(db, fileId, before);
      return lines - (written.get(fileId) ?? 0);
    },
  };
}
