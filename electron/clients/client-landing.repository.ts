import type { Connection } from '../data/index.ts';
import { idNoIsSound } from './check-digits.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import type { Landing } from './landing.ts';
import { readingsOf } from './name-readings.ts';
import { reversed } from './query.rules.ts';
import { touchedClients } from './touched.repository.ts';

/** Columns of clients.csv as the book names them, in the file's order. */
const columns = [
  'client_no',
  'name',
  'gender',
  'birth_date',
  'id_type',
  'id_no_reversed',
  'phone_reversed',
  'home_branch',
  'manager_no',
  'occupation',
  'orientation',
  'client_since',
  'kind',
  'employer_no',
  'drink',
  'risk_grade',
  'risk_assessed_on',
  'caution',
] as const;
const idTypeAt = 4;
const idNoAt = 5;
const phoneAt = 6;

type ClientTuple = [number, ...Value[]];

/**
 * Lands clients.csv. A line replaces the client's earlier values in the columns that the file has; a column that the
 * file does not have keeps what the book knows. Clients that the file does not name stay.
 * @param present for each column whether the file has it
 */
export function landClients(db: Connection, present: readonly boolean[], fileId: number): Landing {
  const touch = touchedClients(db, fileId);
  const fresh = db.prepare('SELECT 1 FROM clients LIMIT 1').get() === undefined;
  // Filling an empty book: indexes built afterwards, sorted, cost a fraction of a million scattered inserts.
  const indexes = fresh
    ? (db
        .prepare(
          `SELECT name, sql FROM sqlite_master
           WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('clients', 'client_names')`,
        )
        .all() as { name: string; sql: string }[])
    : [];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);

  const insert = db.prepare(
    `INSERT INTO clients (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (client_no) DO NOTHING`,
  );
  const select = db
    .prepare<[Value], ClientTuple>(
      `SELECT client_id, ${columns.join(', ')} FROM clients WHERE client_no = ?`,
    )
    .raw();
  const update = db.prepare(
    `UPDATE clients SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE client_id = ?`,
  );
  const insertName = db.prepare(
    'INSERT INTO client_names (client_id, reading, syllables, initials) VALUES (?, ?, ?, ?)',
  );
  const deleteNames = db.prepare('DELETE FROM client_names WHERE client_id = ?');

  const addNames = (clientId: number, name: Value): void => {
    readingsOf(String(name)).forEach((reading, number) => {
      insertName.run(clientId, number, reading.syllables, reading.initials);
    });
  };

  let seen = new Uint8Array(1 << 16);
  let replaced = 0;
  let checkDigitFaults = 0;
  let lastWasKnown = !fresh;
  const markSeen = (clientId: number): void => {
    if (clientId >= seen.length) {
      const larger = new Uint8Array(Math.max(seen.length * 2, clientId + 1));
      larger.set(seen);
      seen = larger;
    }
    if (seen[clientId] === 1) replaced += 1;
    seen[clientId] = 1;
  };

  const row: Value[] = new Array<Value>(columns.length).fill(null);
  const tryInsert = (): boolean => {
    const done = insert.run(row);
    if (done.changes === 0) return false;
    const clientId = Number(done.lastInsertRowid);
    addNames(clientId, row[1] ?? null);
    markSeen(clientId);
    touch(clientId);
    return true;
  };
  const tryUpdate = (): boolean => {
    const known = select.get(row[0] ?? null);
    if (!known) return false;
    const clientId = known[0];
    let differs = false;
    for (let i = 0; i < columns.length; i += 1) {
      const before = known[i + 1] ?? null;
      if (!present[i]) row[i] = before;
      else if (row[i] !== before) differs = true;
    }
    if (differs) {
      update.run(...row, clientId);
      if (row[1] !== known[2]) {
        deleteNames.run(clientId);
        addNames(clientId, row[1] ?? null);
      }
    }
    markSeen(clientId);
    return true;
  };

  return {
    accept(values) {
      for (let i = 0; i < columns.length; i += 1) row[i] = values[i] ?? null;
      const idNo = row[idNoAt];
      if (typeof idNo === 'string') {
        if (
          (row[idTypeAt] ?? 'resident_id') === 'resident_id' &&
          idNo.length === 18 &&
          !idNoIsSound(idNo)
        ) {
          checkDigitFaults += 1;
        }
        row[idNoAt] = reversed(idNo);
      }
      const phone = row[phoneAt];
      if (typeof phone === 'string') row[phoneAt] = reversed(phone);
      // Whichever the last line was, new or known, the next one likely is too.
      if (lastWasKnown) lastWasKnown = tryUpdate() || !tryInsert();
      else lastWasKnown = !tryInsert() && tryUpdate();
      return null;
    },
    finish() {
      for (const { sql } of indexes) {
        // Sorting takes memory of its own; what was cached for the landing is not needed for it.
        db.pragma('shrink_memory');
        db.exec(sql);
      }
      return replaced;
    },
    get checkDigitFaults() {
      return checkDigitFaults;
    },
  };
}
