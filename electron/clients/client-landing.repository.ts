import type { Connection } from '../data/index.ts';
import { fillClientKeys, noClients } from './client-keys.repository.ts';
import { createAscent } from './client-keys.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import type { Landing } from './landing.ts';
import { landNames } from './name-landing.repository.ts';
import { touchNewClients } from './touched.repository.ts';

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
const nameAt = 1;

type ClientTuple = [number, ...Value[]];

/** New clients written by one statement: what a call costs, they share. */
const together = 8;

/**
 * Lands clients.csv. A line replaces the client's earlier values in the columns that the file has; a column that the
 * file does not have keeps what the book knows. Clients that the file does not name stay.
 * @param present for each column whether the file has it
 */
export function landClients(db: Connection, present: readonly boolean[], fileId: number): Landing {
  const lastBefore = db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck();
  /** Clients with a greater number came with this file. */
  const before = lastBefore.get() ?? 0;
  const fresh = noClients(db);
  const keys = fresh ? fillClientKeys(db) : null;

  const width = columns.length + 1;
  const row = `(${Array(width).fill('?').join(', ')})`;
  const into = `INSERT INTO clients (client_id, ${columns.join(', ')}) VALUES`;
  const insert = db.prepare(`${into} ${row} ON CONFLICT (client_no) DO NOTHING`);
  const insertNew = db.prepare(`${into} ${row}`);
  const insertTogether = db.prepare(`${into} ${Array(together).fill(row).join(', ')}`);
  const select = db
    .prepare<[Value], ClientTuple>(
      `SELECT client_id, ${columns.join(', ')} FROM clients WHERE client_no = ?`,
    )
    .raw();
  const update = db.prepare(
    `UPDATE clients SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE client_id = ?`,
  );
  const addName = landNames(db);

  let seen = new Uint8Array(1 << 16);
  let replaced = 0;
  let lastWasKnown = !fresh;
  /** Lines so far. Line n of an empty book is client n, which is what its keys are sorted for. */
  let lines = 0;
  const ascends = createAscent();
  const held = new Array<Value>(together * width).fill(null);
  let heldValues = 0;

  const markSeen = (clientId: number): void => {
    if (clientId > before) {
      replaced += 1;
      return;
    }
    if (clientId >= seen.length) {
      const larger = new Uint8Array(Math.max(seen.length * 2, clientId + 1));
      larger.set(seen);
      seen = larger;
    }
    if (seen[clientId] === 1) replaced += 1;
    seen[clientId] = 1;
  };
  const tryInsert = (values: readonly Value[]): boolean => {
    if (insert.run(fresh ? lines : null, ...values).changes === 0) return false;
    keys?.takeFromRow(lines);
    addName(String(values[nameAt]));
    return true;
  };
  const tryUpdate = (values: readonly Value[]): boolean => {
    const known = select.get(values[0] ?? null);
    if (!known) return false;
    const clientId = known[0];
    const next = columns.map((_, i) => (present[i] ? values[i] : known[i + 1]) ?? null);
    if (next.some((value, i) => value !== known[i + 1])) {
      update.run(...next, clientId);
      keys?.takeFromRow(clientId);
      if (next[nameAt] !== known[nameAt + 1]) addName(String(next[nameAt]));
    }
    markSeen(clientId);
    return true;
  };
  const writeHeld = (): void => {
    for (let at = 0; at < heldValues; at += width) insertNew.run(...held.slice(at, at + width));
    heldValues = 0;
  };

  return {
    accept(values) {
      lines += 1;
      if (fresh && ascends(String(values[0]))) {
        held[heldValues] = lines;
        for (let i = 1; i < width; i += 1) held[heldValues + i] = values[i - 1] ?? null;
        heldValues += width;
        if (heldValues === held.length) {
          insertTogether.run(...held);
          heldValues = 0;
        }
        addName(String(values[nameAt]));
        return null;
      }
      writeHeld();
      // Whichever the last line was, new or known, the next one likely is too.
      if (lastWasKnown) lastWasKnown = tryUpdate(values) || !tryInsert(values);
      else lastWasKnown = !tryInsert(values) && tryUpdate(values);
      return null;
    },
    takeKeys(sorted) {
      writeHeld();
      keys?.take(sorted);
    },
    finish() {
      writeHeld();
      keys?.end();
      touchNewClients(db, fileId, before);
      return replaced;
    },
  };
}
