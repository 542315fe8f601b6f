import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { draftOf } from '../log-contract.fixture.ts';
import { memoryLog } from '../memory-log.fixture.ts';
import { openTestStore, testSite, until, untilLink, type TestSite } from './branch.fixture.ts';
import { connect } from './connection.ts';
import { greet } from './membership.ts';
import { postgresFolder, withoutPostgres } from './server.fixture.ts';

describe.skipIf(postgresFolder() === null)(`administration (${withoutPostgres})`, () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await testSite();
  });
  afterAll(() => site.close());

  it('preparing a server again changes nothing of what it holds', async () => {
    const branch = await site.branch('A');
    const one = await branch.workstation('W1');
    const store = openTestStore(one);
    onTestFinished(() => store.close());
    await untilLink(store, 'joined');
    await site.administration.initSchema();
    const result = await store.log.append(randomUUID(), one.local.head(), () => draftOf(1, 'T1'));
    expect(result.kind).toBe('written');
    await expect(site.administration.createBranch('A', branch.start)).rejects.toThrow('duplicate');
    await expect(site.administration.createBranch("x'; DROP", branch.start)).rejects.toThrow(
      'check',
    );
  });

  it('the status tells who is connected, how far each is, versions, duties and dangers', async () => {
    const branch = await site.branch('S');
    const one = await branch.workstation('W1');
    await branch.workstation('W2');
    await branch.newcomer('W3');
    const store = openTestStore(one, { pollMs: 50 });
    onTestFinished(() => store.close());
    await untilLink(store, 'joined');
    await store.log.append(randomUUID(), one.local.head(), () => draftOf(1, 'T1', 'T2'));
    await store.duties.hold('day', 600);
    const statusOf = async () =>
      (await site.administration.status()).branches.find((found) => found.branch === 'S');
    await until(async () => (await statusOf())?.workstations[0]?.lag === 0);
    expect(await statusOf()).toMatchObject({
      seq: 2,
      format: 1,
      workstations: [
        {
          workstation: 'W1',
          state: 'admitted',
          connections: 2,
          lag: 0,
          version: '0.1.0',
          readsFormat: 1,
        },
        { workstation: 'W2', state: 'admitted', connections: 0, lag: null },
        { workstation: 'W3', state: 'invited', connections: 0 },
      ],
      duties: [{ duty: 'day', holder: 'W1', epoch: 1 }],
    });
    expect((await site.administration.status()).dangers).toEqual(['fsync-off']);
  });

  it('old months are detached, and the chain goes on from the anchor that is kept', async () => {
    const branch = await site.branch('M');
    const one = await branch.workstation('W1');
    const store = openTestStore(one);
    onTestFinished(() => store.close());
    await untilLink(store, 'joined');
    for (const [n, day] of ['2025-01-30', '2025-01-31', '2025-02-01', '2025-12-01'].entries()) {
      await store.log.append(randomUUID(), one.local.head(), () => ({
        ...draftOf(n + 1, `T${n}`),
        day,
      }));
    }
    await site.administration.makeMonths('2025-12-15', 3);
    expect(await site.administration.detachMonths('2025-12-01')).toEqual([
      'vestibule.archived_log_2025_01',
      'vestibule.archived_log_2025_02',
    ]);
    // One that has all of it goes on; a new copy starts at the anchor.
    await store.log.append(randomUUID(), one.local.head(), () => ({
      ...draftOf(9, 'T9'),
      day: '2026-02-01',
    }));
    const connection = await connect(one.address);
    onTestFinished(() => connection.end());
    const { anchor } = await greet(connection, 1, '0.1.0');
    expect(anchor).toEqual([3, one.local.rows[2]?.hash]);
    const copy = memoryLog({ seq: 3, hash: Buffer.from(anchor?.[1] ?? '', 'hex') });
    const other = openTestStore({ ...one, local: copy });
    onTestFinished(() => other.close());
    await untilLink(other, 'joined');
    expect(copy.rows).toEqual(one.local.rows.slice(3));
  });
});
