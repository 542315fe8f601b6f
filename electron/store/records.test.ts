import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAuditChain } from '../branch-log/index.ts';
import { openTestFloor } from '../queue/floor.fixture.ts';
import { overALine } from './over-a-line.fixture.ts';
import { createRecords, type RecordKind } from './records.ts';
import { createSqliteRecords } from './sqlite/records.repository.ts';

const counter: RecordKind<{ count: number }> = {
  kind: 'counter',
  schema: z.object({ count: z.int() }),
};

async function open() {
  const { branch } = (await openTestFloor()).folder;
  return createSqliteRecords(branch, createAuditChain(branch));
}

describe('a change of records', () => {
  it('is decided again from what another workstation wrote: nothing that both count is lost', async () => {
    const port = await open();
    const consoles = [1, 2, 3].map(() => createRecords(overALine(port)));
    let decided = 0;
    const count = (records: (typeof consoles)[number]) =>
      records.change((change) => {
        decided += 1;
        const before = change.get(counter, 'a')?.count ?? 0;
        change.put(counter, 'a', { count: before + 1 });
        return before;
      });
    const seen = await Promise.all(
      Array.from({ length: 30 }, (_, n) => count(consoles[n % 3] ?? consoles[0]!)),
    );
    expect(new Set(seen).size).toBe(30);
    expect(consoles[0]?.get(counter, 'a')).toEqual({ count: 30 });
    // Without conflicts this test would prove nothing.
    expect(decided).toBeGreaterThan(30);
  });

  it('comes after the earlier ones of its console, also after one that failed', async () => {
    const records = createRecords(overALine(await open()));
    const order: number[] = [];
    const step = (n: number) =>
      records.change((change) => {
        order.push(n);
        if (n === 1) throw new Error('refused');
        change.put(counter, 'a', { count: (change.get(counter, 'a')?.count ?? 0) * 10 + n });
      });
    const steps = await Promise.allSettled([step(0), step(1), step(2), step(3)]);
    expect(steps.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(records.get(counter, 'a')).toEqual({ count: 23 });
  });

  it('reads what it has written itself, and others read it only when it is stored', async () => {
    const records = createRecords(await open());
    await records.change((change) => change.put(counter, 'b', { count: 2 }));
    const change = records.change((own) => {
      own.put(counter, 'c', { count: 3 });
      own.put(counter, 'a', { count: 1 });
      own.forget(counter, 'b');
      expect(own.get(counter, 'b')).toBeNull();
      expect(own.all(counter)).toEqual([{ count: 1 }, { count: 3 }]);
      expect(records.all(counter)).toEqual([{ count: 2 }]);
      own.forget(counter, 'never there');
    });
    await change;
    expect(records.all(counter)).toEqual([{ count: 1 }, { count: 3 }]);
  });

  it('keeps what a newer program wrote beside, and refuses to read what is no such record', async () => {
    const port = await open();
    const records = createRecords(port);
    await port.put([{ kind: 'counter', id: 'a', version: 0, body: { count: 1, newer: 'kept' } }]);
    await records.change((change) =>
      change.put(counter, 'a', { ...change.get(counter, 'a')!, count: 2 }),
    );
    expect(port.get('counter', 'a')?.body).toEqual({ count: 2, newer: 'kept' });
    await port.put([{ kind: 'counter', id: 'b', version: 0, body: { count: 'many' } }]);
    expect(() => records.all(counter)).toThrow('counter b');
  });

  it('reads a record and a list once a version', async () => {
    const records = createRecords(await open());
    await records.change((change) => change.put(counter, 'a', { count: 1 }));
    const [list, one] = [records.all(counter), records.all(counter)[0]];
    expect(records.all(counter)).toBe(list);
    expect(records.get(counter, 'a')).toBe(one);
    await records.change((change) => change.put(counter, 'b', { count: 1 }));
    expect(records.all(counter)).not.toBe(list);
    expect(records.get(counter, 'a')).toBe(one);
  });
});
