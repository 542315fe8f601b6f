import fc from 'fast-check';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../data/index.ts';
import { openTestFloor, ticketFor, type TestFloor } from '../queue/floor.fixture.ts';
import { createFloor } from '../queue/index.ts';
import { chainHash, hex, type ChainedRecord } from './chain.ts';
import { createBranchLog, createLogVerifier, keptHeadsFile, type ChainFinding } from './index.ts';

/** The encrypted file of a branch, opened with its key, and the heads kept beside it. */
let test: TestFloor;
let records = 0;

async function keepHead({ dir, folder }: TestFloor): Promise<void> {
  await createLogVerifier({ dir, log: createBranchLog(folder.branch), clock: Date.now }).stop();
}

beforeEach(async () => {
  test = await openTestFloor();
  await keepHead(test);
  for (let count = 0; count < 14; count += 1) await test.act(ticketFor());
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await test.act({ type: 'call-next', staffNo: 'T01' });
  await keepHead(test);
  records = createBranchLog(test.folder.branch).lastSeq();
});

/** What a check finds after somebody with the key changed the file; the change is undone afterwards. */
function foundAfter(tamper: (db: Connection) => void): ChainFinding | null {
  const db = test.folder.branch;
  db.exec('BEGIN');
  try {
    tamper(db);
    return createLogVerifier({ dir: test.dir, log: createBranchLog(db), clock: Date.now }).verify();
  } finally {
    db.exec('ROLLBACK');
  }
}

/** Moves records from `first` on by `by` places. */
function shift(db: Connection, first: number, by: number): void {
  db.exec(`UPDATE log SET seq = -seq - 1000 WHERE seq >= ${first};
           UPDATE log SET seq = -seq - 1000 + ${by} WHERE seq <= -1000`);
}

/** Computes every hash from `first` on again, as one who has the key can. */
function chainAnew(db: Connection, first: number): void {
  let hash = hex(createBranchLog(db).hashAt(first - 1) ?? new Uint8Array(32));
  const rows = db.prepare<[number], ChainedRecord>('SELECT * FROM log WHERE seq >= ? ORDER BY seq');
  for (const row of rows.all(first)) {
    hash = chainHash(hash, row);
    db.prepare('UPDATE log SET hash = unhex(?) WHERE seq = ?').run(hash, row.seq);
  }
}

const edits = {
  day: `day = '2026-11-21'`,
  at: 'at = at + 1',
  type: `type = type || 'x'`,
  actor: `actor = actor || ' '`,
  place: `place = ''`,
  body: `body = body || ' '`,
  unreadable: `body = '{'`,
  hash: 'hash = zeroblob(32)',
};
const columns = Object.keys(edits) as (keyof typeof edits)[];
const anyRecord = fc.integer({ min: 1, max: 16 });

describe('a log that nobody touched', () => {
  it('is sound, and its head is kept', () => {
    expect(foundAfter(() => undefined)).toBeNull();
    const text = readFileSync(join(test.dir, keptHeadsFile), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ heads: [{ day: '2026-11-20', seq: records }] });
  });
});

describe('whoever changes the file with its key is found, and the place is named', () => {
  it('an edit of any field of any record', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...columns), (seq, column) => {
        const found = foundAfter((db) => {
          db.exec(`UPDATE log SET ${edits[column]} WHERE seq = ${seq}`);
        });
        expect(found).toEqual({ seq, problem: 'hash' });
      }),
    );
  });

  it('a record taken out, the others left or moved up', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), (seq, movedUp) => {
        const found = foundAfter((db) => {
          db.exec(`DELETE FROM log WHERE seq = ${seq}`);
          if (movedUp) shift(db, seq, -1);
        });
        expect(found).toEqual({ seq, problem: movedUp ? 'hash' : 'missing' });
      }),
    );
  });

  it('a record put in, at any place and outside the log', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (seq, copied) => {
        const found = foundAfter((db) => {
          const row = db.prepare('SELECT * FROM log WHERE seq = ?').get(copied) as ChainedRecord;
          shift(db, seq, 1);
          db.prepare(
            'INSERT INTO log VALUES (:seq, :day, :at, :type, :actor, :place, :body, :sealed, :hash)',
          ).run({ ...row, seq });
        });
        // A copy of the record that stood there is that record; the one behind it is then too many.
        expect(found).toEqual({ seq: copied === seq ? seq + 1 : seq, problem: 'hash' });
      }),
    );
    for (const seq of [0, -3]) {
      const found = foundAfter((db) => {
        db.exec(`INSERT INTO log SELECT ${seq}, day, at, type, actor, place, body, sealed, hash
                 FROM log WHERE seq = 3`);
      });
      expect(found).toEqual({ seq, problem: 'outside' });
    }
  });

  it('two records in each other’s place', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, (one, other) => {
        fc.pre(one !== other);
        const found = foundAfter((db) => {
          db.exec(`UPDATE log SET seq = -1000 WHERE seq = ${one};
                   UPDATE log SET seq = ${one} WHERE seq = ${other};
                   UPDATE log SET seq = ${other} WHERE seq = -1000`);
        });
        expect(found).toEqual({ seq: Math.min(one, other), problem: 'hash' });
      }),
    );
  });

  it('a tail that was cut off, however long, and one that was written anew', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), (seq, anew) => {
        const found = foundAfter((db) => {
          db.exec(`DELETE FROM log WHERE seq >= ${seq}`);
          if (!anew) return;
          const log = createBranchLog(db);
          const frame = { day: '2026-11-20', at: test.at, actor: 'L01', place: 'test' };
          const event = { type: 'ticket-left' as const, ticketId: '2026-11-20/A001' };
          while (log.lastSeq() < records) log.append([event], frame);
        });
        expect(found).toEqual(
          anew
            ? { seq: 1, until: records, problem: 'rewritten' }
            : { seq, until: records, problem: 'cut' },
        );
      }),
    );
  });

  it('a chain that was computed anew after an edit: it holds, but its head is another', () => {
    fc.assert(
      fc.property(anyRecord, (seq) => {
        const found = foundAfter((db) => {
          db.exec(`UPDATE log SET actor = 'T09' WHERE seq = ${seq}`);
          chainAnew(db, seq);
        });
        expect(found).toEqual({ seq: 1, until: records, problem: 'rewritten' });
      }),
    );
  });

  it('another branch’s start', () => {
    const found = foundAfter((db) => {
      db.exec('UPDATE log_origin SET start_hash = randomblob(32)');
    });
    expect(found).toEqual({ seq: 1, problem: 'hash' });
  });
});

describe('the day that is opened', () => {
  it('is proven before anybody acts on it, though the background has not come to it', () => {
    test.folder.branch.exec(`UPDATE log SET body = body || ' ' WHERE seq = 4`);
    const log = createBranchLog(test.folder.branch);
    const found = () => createLogVerifier({ dir: test.dir, log, clock: Date.now }).state().finding;
    expect(found()).toBeNull();
    createFloor({ log, clock: () => test.at });
    expect(found()).toEqual({ seq: 4, problem: 'hash' });
  });
});

describe('the heads kept apart', () => {
  const heads = () => join(test.dir, keptHeadsFile);

  it.each([
    ['are missing', null, 'heads-missing'],
    ['are cut off', '{"start":', 'heads-unreadable'],
    ['are of another log', `{"start":"${'ab'.repeat(32)}","heads":[]}`, 'other-log'],
  ])('are reported where they %s', (_, text, problem) => {
    const before = readFileSync(heads());
    if (text === null) rmSync(heads());
    else writeFileSync(heads(), text);
    expect(foundAfter(() => undefined)).toEqual({ seq: 1, until: records, problem });
    writeFileSync(heads(), before);
  });

  it('tell which day was written anew, and stay as evidence', async () => {
    const own = await openTestFloor();
    await keepHead(own);
    const first = createBranchLog(own.folder.branch).lastSeq();
    own.at += 24 * 3_600_000;
    await own.act(ticketFor());
    await keepHead(own);
    own.folder.branch.exec(`UPDATE log SET actor = 'T09' WHERE seq = ${first + 1}`);
    chainAnew(own.folder.branch, first + 1);
    const evidence = readFileSync(join(own.dir, keptHeadsFile), 'utf8');
    const log = createBranchLog(own.folder.branch);
    const proof = createLogVerifier({ dir: own.dir, log, clock: Date.now });
    const found = { seq: first + 1, until: log.lastSeq(), problem: 'rewritten' };
    expect(proof.verify()).toEqual(found);
    log.append([{ type: 'ticket-left', ticketId: 'x' }], {
      day: '2026-11-21',
      at: own.at,
      actor: 'L01',
      place: 'test',
    });
    await proof.stop();
    expect(readFileSync(join(own.dir, keptHeadsFile), 'utf8')).toBe(evidence);
  });
});

describe('in the background', () => {
  it('goes through the whole log in pieces, follows new records, and reports what it finds', async () => {
    const own = await openTestFloor();
    for (let count = 0; count < 30; count += 1) await own.act(ticketFor());
    const log = createBranchLog(own.folder.branch);
    const reported: ChainFinding[] = [];
    const parts = { dir: own.dir, log, clock: () => own.at, everyMs: 1, batchSize: 4 };
    await createLogVerifier(parts).stop();
    const proof = createLogVerifier({ ...parts, report: (finding) => reported.push(finding) });
    const told = () =>
      new Promise<void>((resolve) => {
        const stop = proof.subscribe(() => {
          stop();
          resolve();
        });
      });
    proof.start();
    await told();
    expect(proof.state()).toMatchObject({
      records: log.lastSeq(),
      verified: { seq: log.lastSeq() },
      checkedAt: own.at,
      finding: null,
    });
    const next = told();
    const frame = { day: '2026-11-20', at: own.at, actor: 'L01', place: 'test' };
    log.append([{ type: 'ticket-left', ticketId: 'x' }], frame);
    own.folder.branch.exec(`UPDATE log SET place = 'elsewhere' WHERE seq = ${log.lastSeq()}`);
    await next;
    await proof.stop();
    const finding = { seq: log.lastSeq(), problem: 'hash' };
    expect(proof.state().finding).toEqual(finding);
    expect(reported).toEqual([finding]);
  });
});
