import type { Connection } from '../data/index.ts';
import { fillClientKeys, noClients, type KeysOfClient } from './client-keys.repository.ts';
import { clientKeys, type ClientKey } from './client-keys.rules.ts';
import { attributesJson, attributesOf } from './client-record.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import type { Landing } from './landing.ts';
import { noteNewClients } from './changed-clients.repository.ts';

const clientKeyNames = Object.keys(clientKeys) as ClientKey[];

/** @param at gives the value at a place of a line */
const keysOf = (at: (place: number) => Value): KeysOfClient => ({
  name: at(clientKeys.name),
  idNo: at(clientKeys.idNo),
  phone: at(clientKeys.phone),
});

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

  const into = 'INSERT INTO clients (client_id, client_no, attributes) VALUES (?, ?, jsonb(?))';
  const insert = db.prepare(`${into} ON CONFLICT (client_no) DO NOTHING`);
  const insertPacked = db.prepare<[number, Buffer]>(
    `INSERT INTO clients (client_id, client_no, attributes)
     SELECT ? + rowid, key, value FROM jsonb_each(?) WHERE type = 'array'`,
  );
  const select = db
    .prepare<[Value], [number, string]>(
      'SELECT client_id, json(attributes) FROM clients WHERE client_no = ?',
    )
    .raw();
  const update = db.prepare('UPDATE clients SET attributes = jsonb(?) WHERE client_id = ?');

  let seen = new Uint8Array(1 << 16);
  let replaced = 0;
  let lastWasKnown = !fresh;
  /** Lines so far. Line n of an empty book is client n, which is what its keys are sorted for. */
  let lines = 0;
  /** The lines apart of the last batch, and how many of them were landed. */
  let apart: Uint32Array = new Uint32Array(0);
  let landedApart = 0;

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
  const tryInsert = (values: readonly Value[], clientId: number | null): boolean => {
    const { changes } = insert.run(clientId, values[0], attributesJson(values));
    if (changes === 0) return false;
    if (clientId !== null) keys?.takeFromRow(clientId);
    return true;
  };
  const tryUpdate = (values: readonly Value[]): boolean => {
    const row = select.get(values[0] ?? null);
    if (!row) return false;
    const [clientId, json] = row;
    const known = attributesOf(json);
    const next = values.map((value, i) => (present[i] ? value : (known[i - 1] ?? null)));
    if (next.some((value, i) => i > 0 && value !== (known[i - 1] ?? null))) {
      update.run(attributesJson(next), clientId);
      const oldKeys = keysOf((at) => known[at - 1] ?? null);
      const newKeys = keysOf((at) => next[at] ?? null);
      if (clientKeyNames.some((key) => oldKeys[key] !== newKeys[key]))
        keys?.replace(clientId, oldKeys);
    }
    markSeen(clientId);
    return true;
  };

  const nextApart = (): number => {
    const clientId = apart[landedApart];
    if (clientId === undefined)
      throw new Error('a line of an empty book is neither packed nor apart');
    landedApart += 1;
    return clientId;
  };

  return {
    accept(values) {
      const clientId = fresh ? nextApart() : null;
      // Whichever the last line was, new or known, the next one likely is too.
      if (lastWasKnown) lastWasKnown = tryUpdate(values) || !tryInsert(values, clientId);
      else lastWasKnown = !tryInsert(values, clientId) && tryUpdate(values);
      return null;
    },
    takePacked(packed) {
      const { buffer, byteOffset, length } = packed.block;
      insertPacked.run(lines + 1, Buffer.from(buffer, byteOffset, length));
      apart = packed.apart.map((element) => lines + 1 + element);
      landedApart = 0;
      lines += packed.lines;
    },
    takeKeys: (sorted) => keys?.take(sorted),
    finish() {
      keys?.end();
      noteNewClients(db, fileId, before);
      return replaced;
    },
  };
}
