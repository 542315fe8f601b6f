import type { Connection } from '../data/index.ts';
import { lastBalanceMonth } from './month-block.repository.ts';
import { clientsInBlock } from './month-block.rules.ts';
import { createMarkRow, readMarks, type StoredMarks, type Touched } from './touched.rules.ts';

/** Marks clients whose money rows a file changed. */
export interface TouchedClients {
  /** Marks a client whose months are not at hand. */
  touch(clientId: number): void;
  /**
   * Marks clients of a block of months, and has the marks carry their recent years while that pays.
   * @param slots one bit for each of the block's places
   * @param lastMonth the latest month that the file has named so far; '' for none
   */
  touchBlock(block: number, slots: number, bytes: Uint8Array, lastMonth: string): void;
  /** Writes what is held back, and forgets what is too much to be worth keeping. */
  finish(): void;
}

/** A row of marks is written when it has so many, or so many bytes of months. */
const fullRow = { marks: 1 << 13, bytes: 1 << 16 };

/**
 * All marks together carry so many bytes of months: those of 70,000 clients with two products and three kinds. Scoring
 * many more by their marks would gain nothing on scoring everybody.
 */
const mostCarried = 1 << 24;

/**
 * Marks clients whose money rows a file changed, inside the file's transaction: the next scoring
 * of a scheme scores them again. Nothing is marked before the first scoring, which takes everybody anyway.
 */
export function touchedClients(db: Connection, fileId: number): TouchedClients {
  const none = (): void => undefined;
  if (!anyScored(db)) return { touch: none, touchBlock: none, finish: none };
  const insert = db.prepare(
    'INSERT INTO touched (file_id, from_year, marks, months) VALUES (?, ?, ?, ?)',
  );
  const carried = db.prepare<[], number>('SELECT total(length(months)) FROM touched').pluck();
  const row = createMarkRow();
  const lastBefore = lastBalanceMonth(db) ?? '';
  let toCarry = mostCarried - (carried.get() ?? 0);
  /** Windows of schemes begin in the year before the latest month, or later. */
  let fromYear = 0;
  /** Clients marked by this file without months: another such mark would say nothing. */
  let marked = new Uint8Array(1 << 16);

  function write(): void {
    if (row.count === 0) return;
    toCarry -= row.carried;
    const { marks, months } = row.take();
    insert.run(fileId, fromYear, marks, months);
  }
  function writeFull(): void {
    if (row.count >= fullRow.marks || row.carried >= fullRow.bytes) write();
  }
  function touch(clientId: number): void {
    if (clientId >= marked.length) {
      const more = new Uint8Array(Math.max(marked.length * 2, clientId + 1));
      more.set(marked);
      marked = more;
    }
    if (marked[clientId] === 1) return;
    marked[clientId] = 1;
    row.add(clientId);
    writeFull();
  }

  return {
    touch,
    touchBlock(block, slots, bytes, lastMonth) {
      const from = Number((lastMonth > lastBefore ? lastMonth : lastBefore).slice(0, 4)) - 1;
      if (from !== fromYear) {
        write();
        fromYear = from;
      }
      for (let slot = 0; slot < clientsInBlock; slot += 1) {
        if ((slots & (1 << slot)) === 0) continue;
        const clientId = block * clientsInBlock + slot;
        if (toCarry <= 0) {
          touch(clientId);
          continue;
        }
        marked[clientId] = 0;
        row.addMonths(clientId, bytes, fromYear);
        writeFull();
      }
    },
    finish() {
      write();
      boundTouched(db);
    },
  };
}

/** Marks the clients who came in with a file: those with numbers above `last`. */
export function touchNewClients(db: Connection, fileId: number, last: number): void {
  if (!anyScored(db)) return;
  const touched = touchedClients(db, fileId);
  const added = db
    .prepare<[number], number>('SELECT client_id FROM clients WHERE client_id > ?')
    .pluck();
  for (const clientId of added.all(last)) touched.touch(clientId);
  touched.finish();
}

/** Who was touched since a file that a scheme's scores have seen. */
export function touchedSince(db: Connection, seenFile: number): Touched {
  const rows = db
    .prepare<[number], StoredMarks>(
      'SELECT from_year AS fromYear, marks, months FROM touched WHERE file_id > ? ORDER BY mark_no',
    )
    .all(seenFile);
  return readMarks(rows);
}

/** Forgets marks that every scheme has seen which is not to be scored whole anyway. */
export function forgetTouched(db: Connection): void {
  db.exec(
    `DELETE FROM touched WHERE file_id <=
       coalesce((SELECT min(seen_file) FROM scored_schemes), (SELECT max(file_id) FROM touched))`,
  );
}

/**
 * Keeps marks from growing for ever where a scheme is not scored any more: a scheme for which more marks wait than there
 * are clients, 10,000 at least, forgets what it has seen, is scored whole the next time, and its marks go.
 */
function boundTouched(db: Connection): void {
  const last = db
    .prepare<[], number | null>(
      `SELECT max(file_id) FROM (
         SELECT file_id, sum(length(marks) / 8) OVER (ORDER BY mark_no DESC) AS waiting FROM touched)
       WHERE waiting > (SELECT max(10000, max(client_id)) FROM clients)`,
    )
    .pluck()
    .get();
  if (last === null || last === undefined) return;
  db.prepare('UPDATE scored_schemes SET seen_file = NULL WHERE seen_file < ?').run(last);
  forgetTouched(db);
}

const anyScored = (db: Connection): boolean =>
  db.prepare('SELECT 1 FROM scored_schemes LIMIT 1').get() !== undefined;
