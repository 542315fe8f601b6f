import { describe, expect, it } from 'vitest';
import { morning, openTestFloor, ticketFor } from '../queue/floor.fixture.ts';
import type { Connection } from '../data/index.ts';
import { createFloor } from '../queue/index.ts';
import { createBranchLog } from './log.repository.ts';

async function dayOfFive() {
  const test = await openTestFloor();
  for (let count = 0; count < 5; count += 1) await test.act(ticketFor());
  return test;
}

describe('the chain', () => {
  it('holds over what was written', async () => {
    const { folder } = await dayOfFive();
    expect(createBranchLog(folder.branch).verify()).toBeNull();
  });

  it.each([
    ['an edited body', `UPDATE log SET body = replace(body, 'cash', 'gold') WHERE seq = 4`, 4],
    ['another actor', `UPDATE log SET actor = 'T09' WHERE seq = 5`, 5],
    ['another time', `UPDATE log SET at = at + 1 WHERE seq = 3`, 3],
    ['a missing record', `DELETE FROM log WHERE seq = 4`, 4],
    [
      'two records in each other’s place',
      `UPDATE log SET seq = -seq WHERE seq IN (4, 5);
       UPDATE log SET seq = 9 + seq WHERE seq < 0`,
      4,
    ],
  ])('names the place of %s', async (_, sql, place) => {
    const { folder } = await dayOfFive();
    folder.branch.exec(sql);
    expect(createBranchLog(folder.branch).verify()?.seq).toBe(place);
  });

  it('notices while open that its tail was cut', async () => {
    const { folder } = await dayOfFive();
    const log = createBranchLog(folder.branch);
    const last = log.lastSeq();
    folder.branch.exec(`DELETE FROM log WHERE seq = ${last}`);
    expect(log.verify()).toEqual({ seq: last, problem: 'missing' });
  });
});

describe('appending', () => {
  it('is all or nothing, and leaves the chain usable after a failure', async () => {
    const test = await dayOfFive();
    const log = createBranchLog(test.folder.branch);
    const before = log.lastSeq();
    // Another writer took the next number: the whole act fails, none of its events is written.
    await test.act(ticketFor());
    const frame = { day: '2026-11-20', at: test.at, actor: 'L01', place: 'test' };
    const event = { type: 'ticket-left' as const, ticketId: '2026-11-20/A001' };
    expect(() => log.append([event, event], frame)).toThrow();
    const fresh = createBranchLog(test.folder.branch);
    expect(fresh.lastSeq()).toBe(before + 1);
    fresh.append([event], frame);
    expect(fresh.verify()).toBeNull();
  });
});

/** The connection, with every row that a statement gives counted. */
function counted(db: Connection): { db: Connection; rows: () => number; plans: () => string[] } {
  let rows = 0;
  const statements = new Set<string>();
  const watch = (sql: string) => {
    statements.add(sql);
    const statement = db.prepare(sql);
    const { get, all, iterate } = statement;
    const count = <T>(row: T) => {
      if (row !== undefined) rows += 1;
      return row;
    };
    statement.get = (...args: unknown[]) => count(get.apply(statement, args));
    statement.all = (...args: unknown[]) => all.apply(statement, args).map(count);
    statement.iterate = function* (...args: unknown[]) {
      for (const row of iterate.apply(statement, args)) yield count(row);
    };
    return statement;
  };
  return {
    db: new Proxy(db, {
      get: (target, name) => (name === 'prepare' ? watch : (Reflect.get(target, name) as unknown)),
    }),
    rows: () => rows,
    plans: () =>
      [...statements].flatMap((sql) => {
        const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
        const values = sql.split('?').length - 1;
        return (steps.all(...Array<number>(values).fill(1)) as { detail: string }[]).map(
          ({ detail }) => detail,
        );
      }),
  };
}

describe('other days', () => {
  const day = 24 * 3_600_000;

  /** Days of ten tickets, with one of a single ticket in their midst. */
  async function logOfDays(days: number) {
    const test = await openTestFloor();
    test.folder.branch.pragma('synchronous = OFF');
    for (let count = 1; count <= days; count += 1) {
      test.at = morning + count * day;
      const tickets = count === Math.ceil(days / 2) ? 1 : 10;
      for (let ticket = 0; ticket < tickets; ticket += 1) await test.act(ticketFor());
    }
    return {
      test,
      small: new Date(morning + Math.ceil(days / 2) * day).toISOString().slice(0, 10),
    };
  }

  it('cost neither the reading of a day nor the start, however many and long they are', async () => {
    const cost = async (days: number) => {
      const { test, small } = await logOfDays(days);
      const { db, rows, plans } = counted(test.folder.branch);
      const log = createBranchLog(db);
      const opened = rows();
      const events = [...log.readDay(small)];
      const read = rows() - opened;
      createFloor({ log, clock: () => test.at });
      return { opened, events, read, started: rows() - opened - read, plans: plans() };
    };
    const few = await cost(8);
    const many = await cost(120);
    const types = few.events.map(({ event }) => event.type);
    expect(types[0]).toBe('day-opened');
    expect(types.filter((type) => type === 'ticket-taken')).toHaveLength(1);
    expect(many.events.map(({ event }) => event.type)).toEqual(types);
    expect(many.opened).toBe(few.opened);
    expect(many.started).toBe(few.started);
    // Fifteen times the days: four more halvings at each end of the day.
    expect(many.read - few.read).toBeLessThanOrEqual(10);
    // No statement looks through rows that it does not give.
    for (const plan of many.plans) {
      expect(plan).toMatch(
        /USING (INTEGER PRIMARY KEY|COVERING INDEX log_day_opened|INDEX log_relationship)|^SEARCH log$|^SCAN/,
      );
    }
    expect(many.plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([
      // Of an index that holds nothing else.
      'SCAN log USING INDEX log_clock_corrected',
      // The last record and the origin: both stop at the first row.
      'SCAN log',
      'SCAN log_origin',
    ]);
  });

  it('never come back: a record of an earlier day is refused', async () => {
    const { test } = await logOfDays(1);
    const log = createBranchLog(test.folder.branch);
    const frame = { day: '2026-11-20', at: test.at, actor: 'L01', place: 'test' };
    const event = { type: 'ticket-left' as const, ticketId: 'x' };
    expect(() => log.append([event], frame)).toThrow(/goes back/);
    expect(log.verify()).toBeNull();
  });
});

describe('many acts made durable together', () => {
  it('are all there, or none of them, and the chain goes on either way', async () => {
    const test = await openTestFloor();
    const log = createBranchLog(test.folder.branch);
    const frame = { day: '2026-11-20', at: morning, actor: 'T01', place: 'test' };
    const rule = { type: 'rule-changed', rule: { kind: 'fifo' } } as const;
    const before = log.head();
    expect(() =>
      log.inTransaction(() => {
        log.append([rule, rule], frame);
        log.append([rule], frame);
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(log.head()).toEqual(before);
    log.inTransaction(() => {
      log.append([rule], frame);
      log.append([rule, rule], frame);
    });
    expect(log.lastSeq()).toBe(before.seq + 3);
    expect(createBranchLog(test.folder.branch).head()).toEqual(log.head());
    expect(log.verify()).toBeNull();
  });
});
