import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createAuditChain } from '../../branch-log/index.ts';
import { openTestFloor } from '../../queue/floor.fixture.ts';
import { draftOf } from '../log-contract.fixture.ts';
import { recordsContract } from '../records-contract.fixture.ts';
import { createRecords } from '../records.ts';
import { createLocalRecords } from '../sqlite/local-records.repository.ts';
import * as z from 'zod';
import {
  openTestStore,
  testSite,
  until,
  untilLink,
  type TestBranch,
  type TestSite,
} from './branch.fixture.ts';
import type { PostgresStoreParts } from './postgres-store.ts';
import { open as openSealed } from './sealing.ts';
import { postgresFolder, withoutPostgres } from './server.fixture.ts';

describe.skipIf(postgresFolder() === null)(`shared on PostgreSQL (${withoutPostgres})`, () => {
  let site: TestSite;
  let branches = 0;
  beforeAll(async () => {
    site = await testSite();
  });
  afterAll(() => site.close());

  const newBranch = () => site.branch(`B${(branches += 1)}`);
  async function console(branch: TestBranch, name: string, more: Partial<PostgresStoreParts> = {}) {
    const one = await branch.workstation(name);
    const store = openTestStore(one, more);
    onTestFinished(() => store.close());
    await untilLink(store, 'joined');
    return { one, store };
  }

  describe('records', () => {
    recordsContract(async () => {
      const { branch } = (await openTestFloor()).folder;
      const chain = createAuditChain(branch);
      const { store } = await console(await newBranch(), 'W1', {
        localRecords: createLocalRecords(branch),
        audit: chain,
      });
      return {
        records: store.records,
        actions: () => chain.after(0, 100).map(({ action }) => action),
      };
    });

    it('reach every workstation, and no count of two that change one at once is lost', async () => {
      const branch = await newBranch();
      const all = [
        await console(branch, 'W1'),
        await console(branch, 'W2'),
        await console(branch, 'W3'),
      ];
      const kind = { kind: 'count', schema: z.object({ n: z.int() }) };
      const records = all.map(({ store }) => createRecords(store.records));
      let decided = 0;
      const add = (one: (typeof records)[number]) =>
        one.change((change) => {
          decided += 1;
          change.put(kind, 'a', { n: (change.get(kind, 'a')?.n ?? 0) + 1 });
          change.audit({ at: 1, actor: 'S1', action: 'counted', subject: '', detail: '' });
        });
      await Promise.all(Array.from({ length: 30 }, (_, n) => add(records[n % 3]!)));
      await until(() => records.every((one) => one.get(kind, 'a')?.n === 30));
      expect(decided).toBeGreaterThan(30);
      // One line for each change that was made, none for those that were decided again.
      expect(all.reduce((sum, { one }) => sum + one.audit.lines.length, 0)).toBe(30);
    });

    it('a put whose reply was lost is written once and audited once', async () => {
      const branch = await newBranch();
      const { one, store } = await console(branch, 'W1');
      const line = { at: 1, actor: 'S1', action: 'noted', subject: '', detail: '' };
      const put = store.records.put([{ kind: 'n', id: 'a', version: 0, body: 1 }], [line]);
      // The statement is on its way already.
      await new Promise((resolve) => setImmediate(resolve));
      store.connection()?.end();
      expect(await put).toEqual({ kind: 'written' });
      expect(store.records.get('n', 'a')).toMatchObject({ version: 1, body: 1 });
      expect(one.audit.lines.map(({ action }) => action)).toEqual(['noted']);
      await until(async () => {
        return (
          (await site.query('SELECT 1 FROM vestibule.record_put WHERE branch = $1', branch.branch))
            .length === 0
        );
      });
    });

    it('come to who was away, whole changes in order', async () => {
      const branch = await newBranch();
      const { store } = await console(branch, 'W1');
      const away = await branch.workstation('W2');
      for (let n = 0; n < 620; n += 1) {
        void store.records.put([
          { kind: 'n', id: `a${n}`, version: 0, body: n },
          { kind: 'n', id: `b${n}`, version: 0, body: n },
        ]);
      }
      await store.records.put([]);
      await store.records.put([{ kind: 'n', id: 'a7', version: 1, body: null }]);
      const back = openTestStore(away);
      onTestFinished(() => back.close());
      await until(() => back.records.all('n').length === 1239);
      expect(back.records.get('n', 'a7')).toBeNull();
      expect(away.records.version('n', 'a7')).toBe(2);
    });
  });

  it('the audit trail arrives in order without gaps, also what was written while cut off', async () => {
    const branch = await newBranch();
    const { one, store } = await console(branch, 'W1');
    const line = (action: string) => ({ at: 1, actor: 'S1', action, subject: 'C100', detail: '' });
    store.audit.add(line('a0'));
    store.connection()?.end();
    for (let n = 1; n < 450; n += 1) store.audit.add(line(`a${n}`));
    const kept = () =>
      site.query('SELECT n, body FROM vestibule.audit WHERE branch = $1 ORDER BY n', branch.branch);
    await until(async () => (await kept()).length === 450);
    const rows = (await kept()) as { n: string; body: string }[];
    const opened = rows.map(({ n, body }) => {
      const context = JSON.stringify(['audit', branch.branch, one.name, Number(n)]);
      return JSON.parse(openSealed(store.keys(), context, body)) as { action: string };
    });
    expect(opened.map(({ action }) => action)).toEqual(one.audit.lines.map(({ action }) => action));
  });

  describe('duties', () => {
    it('have one holder; another takes over after its time, and the epoch fences the first', async () => {
      const branch = await newBranch();
      const { store: first } = await console(branch, 'W1');
      const { store: second } = await console(branch, 'W2');
      const book = {
        version: 1,
        asOf: '2026-03-01',
        schema: 1,
        bytes: 5,
        pieces: ['00'.repeat(32)],
        key: 'k',
        place: 'p',
      };
      const held = await first.duties.hold('book', 1);
      expect(held).toEqual({ duty: 'book', epoch: 1 });
      expect(await first.duties.hold('book', 1)).toEqual(held);
      expect(await second.duties.hold('book', 60)).toBeNull();
      expect(await second.duties.publishBook(1, book)).toBe(false);
      expect(await first.duties.publishBook(1, book)).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      expect(await second.duties.hold('book', 60)).toEqual({ duty: 'book', epoch: 2 });
      // It slept: its epoch is over, whatever it has made meanwhile.
      expect(await first.duties.publishBook(1, { ...book, version: 2 })).toBe(false);
      expect(await second.duties.publishBook(2, { ...book, version: 2 })).toBe(true);
      expect(await first.duties.latestBook()).toEqual({ ...book, version: 2, madeBy: 'W2' });
      expect(await second.duties.publishBook(2, book)).toBe(false);
    });

    it('are free at once when a console closes', async () => {
      const branch = await newBranch();
      const { store: first } = await console(branch, 'W1');
      const { store: second } = await console(branch, 'W2');
      await first.duties.hold('day', 600);
      expect(await second.duties.hold('day', 60)).toBeNull();
      await first.close();
      expect(await second.duties.hold('day', 60)).toEqual({ duty: 'day', epoch: 2 });
    });
  });

  it('who signs in and out is told everywhere, and not only found at the next look five seconds later', async () => {
    const branch = await newBranch();
    const { store: first } = await console(branch, 'W1');
    const { store: second } = await console(branch, 'W2');
    const at = performance.now();
    first.presence.set({ staffNo: 'S001', counter: 2 });
    const seen = () => second.presence.all().find(({ workstation }) => workstation === 'W1');
    await until(() => seen()?.staffNo === 'S001');
    expect(seen()?.counter).toBe(2);
    first.presence.set({ staffNo: null, counter: null });
    await until(() => seen()?.staffNo === null);
    expect(performance.now() - at).toBeLessThan(4500);
    await first.close();
    await until(() => seen() === undefined);
  });

  it('a branch goes on from the log that it had on one machine', async () => {
    const before = await newBranch();
    const { one: old, store } = await console(before, 'W1');
    for (let n = 0; n < 3; n += 1) {
      await store.log.append(randomUUID(), old.local.head(), () =>
        draftOf(1, ...Array.from({ length: 400 }, (_, m) => `T${n}-${m}`)),
      );
    }
    const rows = old.local.rows.map((row) => ({ ...row, body: row.sealed ?? '', sealed: null }));
    const moved = await site.movedBranch('M1', before.start, rows);
    await moved.workstation('W1');
    const { one, store: joined } = await console(moved, 'W2');
    await until(() => one.local.head().seq === 1200);
    expect(one.local.rows).toEqual(rows);
    const result = await joined.log.append(randomUUID(), one.local.head(), () => draftOf(1, 'T9'));
    expect(result.kind === 'written' && result.rows[0]?.seq).toBe(1201);
  });
});
