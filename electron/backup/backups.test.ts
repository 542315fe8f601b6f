import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createBranchLog } from '../branch-log/index.ts';
import { copyOpenDatabase, fileKeyKeeper, openCopy } from '../data/index.ts';
import { createFaults } from '../platform/index.ts';
import {
  openTestFloor,
  temporaryFolder,
  ticketFor,
  type TestFloor,
} from '../queue/floor.fixture.ts';
import { createBackups, restoreBackup } from './index.ts';

async function opened(opening: TestFloor | Promise<TestFloor> = openTestFloor()) {
  const test = await opening;
  const { folder } = test;
  const log = createBranchLog(folder.branch);
  const backups = createBackups({
    folder,
    log,
    clock: () => test.at,
    branchCode: () => 'CX/01',
  });
  return { test, log, backups };
}

it('is made while the floor goes on, as of its beginning, and recorded; reading it says so', async () => {
  const { test, backups } = await opened();
  for (let count = 0; count < 40; count += 1) await test.act(ticketFor());
  const before = test.floor.state();
  const target = temporaryFolder();
  expect(backups.make(target, 'H01')).toBeNull();
  // A second wish while one is made is not a second backup.
  expect(backups.make(target, 'H01')).toBeNull();
  for (let count = 0; count < 25; count += 1) {
    await test.act(ticketFor('gold'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await backups.idle();
  const name = 'vestibule-CX_01-20261120-100000.backup';
  const file = join(target, name);
  const { outcome, made, running } = backups.state();
  expect(running).toBeNull();
  expect(outcome).toMatchObject({ kind: 'made', file, seq: before.seq, by: 'H01', firstBad: null });
  expect(made).toHaveLength(1);
  expect(readdirSync(target)).toEqual([name]);

  const { backups: later } = await opened(test);
  later.verify(file);
  await later.idle();
  expect(later.state().outcome).toMatchObject({
    kind: 'verified',
    seq: before.seq,
    since: 25,
    ownBranch: true,
    firstBad: null,
  });
  const dir = join(temporaryFolder(), 'restored');
  mkdirSync(dir);
  writeFileSync(join(dir, 'branch.key'), readFileSync(join(test.dir, 'branch.key')), {
    mode: 0o600,
  });
  restoreBackup(file, dir, { keeper: fileKeyKeeper({}), replace: false, at: test.at });
  expect((await openTestFloor(dir, test.at)).floor.state()).toEqual(before);
});

it('F17 that cannot be noted beside the data is made all the same, and the fault is told', async () => {
  const { test, log } = await opened();
  mkdirSync(join(test.dir, 'branch.backups', 'in-the-way'), { recursive: true });
  const faults = createFaults();
  const backups = createBackups({
    folder: test.folder,
    log,
    clock: () => test.at,
    branchCode: () => 'CX/01',
    faults,
  });
  backups.make(temporaryFolder(), 'H01');
  await backups.idle();
  expect(backups.state().outcome).toMatchObject({ kind: 'made' });
  expect(backups.state().made).toHaveLength(1);
  expect(faults.recent()).toMatchObject([{ place: 'backup' }]);
});

it('F35 a folder that goes away while a backup is made is said as such', async () => {
  const { test, backups } = await opened();
  await test.act(ticketFor());
  const target = temporaryFolder();
  expect(backups.make(target, 'H01')).toBeNull();
  rmSync(target, { recursive: true });
  await backups.idle();
  expect(backups.state().outcome).toMatchObject({ kind: 'failed', code: 'backup-folder-missing' });
});

it('refuses folders that would lose it with the data, and says what is wrong with a file', async () => {
  const { test, backups } = await opened();
  expect(backups.make('reports', 'H01')).toBe('not-absolute');
  expect(backups.make(join(test.dir, 'nowhere'), 'H01')).toBe('folder-missing');
  expect(backups.make(test.dir, 'H01')).toBe('data-folder');
  const file = join(temporaryFolder(), 'some.backup');
  const said = async () => {
    backups.verify(file);
    await backups.idle();
    return backups.state().outcome;
  };
  expect(await said()).toMatchObject({ kind: 'failed', code: 'not-a-backup' });
  writeFileSync(file, 'a letter');
  expect(await said()).toMatchObject({ kind: 'failed', code: 'not-a-backup' });

  const other = await opened();
  const target = temporaryFolder();
  other.backups.make(target, 'H01');
  await other.backups.idle();
  const theirs = join(target, readdirSync(target)[0] ?? '');
  backups.verify(theirs);
  await backups.idle();
  expect(backups.state().outcome).toMatchObject({ kind: 'failed', code: 'wrong-key' });
  expect(backups.state().made).toEqual([]);
});

it.skipIf(process.getuid?.() === 0)('refuses a folder that it may not write to', async () => {
  const { backups } = await opened();
  const folder = temporaryFolder();
  chmodSync(folder, 0o500);
  expect(backups.make(folder, 'H01')).toBe('no-permission');
});

it('leaves nothing where it failed, and the next one works', async () => {
  const { test, backups } = await opened();
  const target = temporaryFolder();
  backups.make(target, 'H01');
  await backups.idle();
  // The same second: the name is taken, and a backup never takes the place of a file.
  backups.make(target, 'H01');
  await backups.idle();
  expect(backups.state().outcome).toMatchObject({ kind: 'failed', code: 'file-exists' });
  expect(readdirSync(target)).toHaveLength(1);
  test.at += 1000;
  backups.make(target, 'H01');
  await backups.idle();
  expect(backups.state()).toMatchObject({ outcome: { kind: 'made' }, made: [{}, {}] });
});

it('a copied database is whole although it was written to all the while', async () => {
  const { test } = await opened();
  for (let count = 0; count < 200; count += 1) await test.act(ticketFor());
  const seq = test.floor.state().seq;
  const file = join(temporaryFolder(), 'branch.db');
  const copying = copyOpenDatabase(test.folder.branch, file);
  for (let count = 0; count < 50; count += 1) await test.act(ticketFor('gold'));
  await copying;
  const copy = openCopy(file, test.folder.bookAccess.key);
  expect(createBranchLog(copy).verify()).toBeNull();
  expect(createBranchLog(copy).lastSeq()).toBe(seq);
  copy.close();
  expect(test.folder.branch.pragma('wal_autocheckpoint', { simple: true })).toBe(1000);
  expect(existsSync(`${test.dir}/branch.db-wal`)).toBe(true);
});

it.each(['make', 'verify'] as const)(
  'F19 %s is broken off when the console closes, at any moment, and leaves nothing behind',
  async (kind) => {
    const { test, backups } = await opened();
    for (let count = 0; count < 40; count += 1) await test.act(ticketFor());
    const target = temporaryFolder();
    const made = temporaryFolder();
    backups.make(made, 'H01');
    await backups.idle();
    const file = join(made, readdirSync(made)[0] ?? '');
    for (const pause of [0, 1, 20, 60, 120, 200]) {
      const own = (await opened(test)).backups;
      if (kind === 'make') own.make(target, 'H01');
      else own.verify(file);
      await new Promise((resolve) => setTimeout(resolve, pause));
      const asked = performance.now();
      await own.stop();
      expect(performance.now() - asked).toBeLessThan(20_000);
      expect(own.state().running).toBeNull();
      // Whole, or not there at all.
      expect(readdirSync(target).filter((name) => !name.endsWith('.backup'))).toEqual([]);
      // The list of known backups stays.
      const left = readdirSync(test.dir).filter((name) => name.includes('backup'));
      expect(left.filter((name) => name !== 'branch.backups')).toEqual([]);
      test.at += 1_000;
    }
    // Nothing begins after the end.
    const { backups: ended } = await opened(test);
    await ended.stop();
    expect(ended.make(target, 'H01')).toBeNull();
    ended.verify(file);
    expect(ended.state()).toMatchObject({ running: null, outcome: null });
  },
);
