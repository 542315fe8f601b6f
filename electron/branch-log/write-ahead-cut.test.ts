import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../shared/model/floor-event.ts';
import { fileKeyKeeper, newKey, openFolder } from '../data/index.ts';
import { openRawDatabase } from '../data/raw-database.fixture.ts';
import { openTestFloor, temporaryFolder } from '../queue/floor.fixture.ts';
import { createBranchLog } from './log.repository.ts';

const frame = { day: '2026-11-20', at: 1, actor: 'L01', place: 'test' };
const left = (count: number): FloorEvent => ({ type: 'ticket-left', ticketId: `A${count}` });

/** Acts of one event and of several; one is longer than a page. */
const acts: readonly (readonly FloorEvent[])[] = [
  [left(1)],
  [left(2), left(3), left(4)],
  [left(5)],
  [{ type: 'ticket-moved', ticketId: 'A1', reason: 'x'.repeat(1500) }, left(6)],
  [left(7)],
];

describe('the write-ahead file', () => {
  it('cut at any byte, gives the acts that were whole by then, and no part of another', () => {
    const dir = temporaryFolder();
    const key = newKey();
    const keeper = fileKeyKeeper({ VESTIBULE_KEY: key });
    const file = join(dir, 'branch.db');
    const wal = `${file}-wal`;
    // Small pages: fewer bytes to cut at, as many kinds of place.
    const small = openRawDatabase(file, key);
    small.pragma('page_size = 1024');
    small.exec('CREATE TABLE t (x); DROP TABLE t');
    small.close();
    const book = openRawDatabase(join(dir, 'book.db'), key);
    book.exec('CREATE TABLE t (x); DROP TABLE t');
    book.close();
    const folder = openFolder(dir, keeper);
    const log = createBranchLog(folder.branch);
    folder.branch.pragma('wal_checkpoint(TRUNCATE)');
    const database = readFileSync(file);
    /** After so many bytes of the file, so many records are there. */
    const whole = [{ bytes: 0, records: 0 }];
    for (const events of acts) {
      log.append(events, frame);
      whole.push({ bytes: statSync(wal).size, records: log.lastSeq() });
    }
    const bytes = readFileSync(wal);
    folder.close();
    expect(whole.at(-1)).toEqual({ bytes: bytes.length, records: 8 });

    const cut = join(temporaryFolder(), 'branch.db');
    for (let length = 0; length <= bytes.length; length += 1) {
      writeFileSync(cut, database);
      writeFileSync(`${cut}-wal`, bytes.subarray(0, length));
      const db = openRawDatabase(cut, key);
      // Nothing has to survive this look.
      db.pragma('synchronous = OFF');
      const found = createBranchLog(db);
      const broken = found.verify();
      const records = found.lastSeq();
      db.close();
      const expected = whole.findLast((act) => act.bytes <= length)?.records;
      if (records !== expected || broken) {
        throw new Error(`cut at ${length}: ${records} records instead of ${expected}`);
      }
    }
    expect(existsSync(`${cut}-wal`)).toBe(false);
  }, 180_000);
});

describe('a data folder that may not be written', () => {
  it('refuses the act with a code and confirms nothing', async () => {
    const { folder, floor, act } = await openTestFloor();
    const before = floor.state();
    // What SQLite says of a file that it may only read, also to one who may do anything.
    folder.branch.pragma('query_only = ON');
    const command = { type: 'open-counter', counter: 1, staffNo: 'T01' } as const;
    await expect(act(command)).rejects.toThrow(expect.objectContaining({ code: 'no-permission' }));
    expect(floor.state()).toBe(before);
    folder.branch.pragma('query_only = OFF');
    await act(command);
    expect(createBranchLog(folder.branch).verify()).toBeNull();
    expect(floor.state().seq).toBe(before.seq + 1);
  });

  it.skipIf(process.getuid?.() === 0)('is refused when it is opened', async () => {
    const test = await openTestFloor();
    test.folder.close();
    chmodSync(test.dir, 0o500);
    try {
      expect(() => openFolder(test.dir, fileKeyKeeper({}))).toThrow(
        expect.objectContaining({ code: 'no-permission' }),
      );
    } finally {
      chmodSync(test.dir, 0o700);
      rmSync(test.dir, { recursive: true, force: true });
    }
  });
});
