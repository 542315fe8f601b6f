import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createBranchLog, createLogVerifier, hex } from '../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import {
  openTestFloor,
  temporaryFolder,
  ticketFor,
  type TestFloor,
} from '../queue/floor.fixture.ts';
import { makeBackup, restoreBackup } from './index.ts';

const at = Date.UTC(2026, 10, 20);
let test: TestFloor;
let file: string;

beforeEach(async () => {
  test = await openTestFloor();
  for (let count = 0; count < 20; count += 1) await test.act(ticketFor());
  file = join(temporaryFolder(), 'branch.backup');
});

/** A folder that has the branch's key and nothing else: another machine. */
function elsewhere(): string {
  const dir = join(temporaryFolder(), 'restored');
  mkdirSync(dir);
  copyFileSync(join(test.dir, 'branch.key'), join(dir, 'branch.key'));
  return dir;
}

function restore(dir: string, replace = false) {
  return restoreBackup(file, dir, { keeper: fileKeyKeeper({}), replace, at });
}

function refusal(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

it('comes back whole, with its chain and the head of it, and says both without the key', async () => {
  const state = test.floor.state();
  const made = makeBackup(test.folder, file, at);
  const line = readFileSync(file, 'utf8').split('\n')[0] ?? '';
  const head = { seq: state.seq, hash: hex(made.head.hash) };
  expect(JSON.parse(line)).toMatchObject({
    head,
    firstBad: null,
    madeAt: '2026-11-20T00:00:00.000Z',
  });
  expect(readFileSync(file, 'latin1')).not.toContain('SQLite format 3');
  await test.act(ticketFor('gold'));

  const dir = elsewhere();
  expect(restore(dir)).toMatchObject({ head: made.head, firstBad: null, before: null, lost: null });
  const again = await openTestFloor(dir, test.at);
  expect(again.floor.state()).toEqual(state);
  const log = createBranchLog(again.folder.branch);
  expect(createLogVerifier({ dir, log, clock: Date.now }).verify()).toBeNull();
  expect(readdirSync(dir).filter((name) => name.startsWith('.vestibule'))).toEqual([]);
});

it('never takes the place of a file or of a branch unasked; what was there is put aside', async () => {
  makeBackup(test.folder, file, at);
  expect(refusal(() => makeBackup(test.folder, file, at))).toBe('file-exists');
  const state = test.floor.state();
  await test.act(ticketFor('gold'));
  const later = test.floor.state();
  expect(refusal(() => restore(test.dir, true))).toBe('in-use');
  test.folder.close();
  expect(refusal(() => restore(test.dir))).toBe('would-replace');
  const { before } = restore(test.dir, true);
  expect((await openTestFloor(test.dir, test.at)).floor.state()).toEqual(state);
  copyFileSync(join(test.dir, 'branch.key'), join(before!, 'branch.key'));
  expect((await openTestFloor(before!, test.at)).floor.state()).toEqual(later);
});

it('is refused when a bit of it has changed or its end is gone, and nothing is touched', () => {
  makeBackup(test.folder, file, at);
  const good = readFileSync(file);
  const dir = elsewhere();
  const steps = 40;
  for (let step = 0; step < steps; step += 1) {
    const place = Math.floor((good.length * step) / steps);
    const bad = Buffer.from(good);
    bad[place] = (bad[place] ?? 0) ^ 1;
    writeFileSync(file, step % 2 === 0 ? bad : good.subarray(0, place));
    expect(['not-a-backup', 'backup-damaged']).toContain(refusal(() => restore(dir)));
  }
  expect(readdirSync(dir).sort()).toEqual(['branch.key', 'branch.lock']);
});

it('needs the key that it was made with', () => {
  makeBackup(test.folder, file, at);
  expect(refusal(() => restore(join(temporaryFolder(), 'empty')))).toBe('key-missing');
  const keeper = fileKeyKeeper({ VESTIBULE_KEY: '5'.repeat(64) });
  const dir = temporaryFolder();
  expect(refusal(() => restoreBackup(file, dir, { keeper, replace: false, at }))).toBe('wrong-key');
  expect(existsSync(join(dir, 'branch.db'))).toBe(false);
});

it('keeps a log that somebody changed as it is, and says so on the way in and out', () => {
  test.folder.branch.exec(`UPDATE log SET actor = 'X9' WHERE seq = 7`);
  const firstBad = { seq: 7, problem: 'hash' };
  expect(makeBackup(test.folder, file, at)).toMatchObject({ firstBad });
  const dir = elsewhere();
  expect(restore(dir)).toMatchObject({ firstBad });
  const folder = openFolder(dir, fileKeyKeeper({}));
  expect(createBranchLog(folder.branch).verify()).toEqual(firstBad);
  folder.close();
});

it('F35 a folder that is not there is said, and neither made nor guessed', () => {
  const nowhere = join(temporaryFolder(), 'none');
  expect(refusal(() => makeBackup(test.folder, join(nowhere, 'x'), at))).toBe(
    'backup-folder-missing',
  );
  expect(existsSync(nowhere)).toBe(false);
  makeBackup(test.folder, file, at);
  expect(refusal(() => makeBackup(test.folder, join(file, 'x'), at))).toBe('backup-folder-missing');
  expect(existsSync(file)).toBe(true);
});

it('F44 authenticates every byte of the first line', () => {
  makeBackup(test.folder, file, at);
  const good = readFileSync(file);
  const dir = elsewhere();
  const line = good.indexOf('\n');
  for (let place = 0; place <= line; place += 3) {
    const bad = Buffer.from(good);
    bad[place] = (bad[place] ?? 0) ^ (place % 2 === 0 ? 1 : 32);
    writeFileSync(file, bad);
    expect(['not-a-backup', 'backup-damaged'], `byte ${place}`).toContain(
      refusal(() => restore(dir)),
    );
  }
  expect(readdirSync(dir).sort()).toEqual(['branch.key', 'branch.lock']);
}, 120_000);

it('F44 refuses a folder in place of a file, and says what an older backup lacks', async () => {
  const folder = temporaryFolder();
  expect(refusal(() => restoreBackup(folder, elsewhere(), options()))).toBe('backup-is-folder');
  makeBackup(test.folder, file, at);
  const from = (test.at += 60_000);
  await test.act(ticketFor('gold'));
  test.at += 60_000;
  await test.act(ticketFor('gold'));
  test.folder.close();
  const loss = { kind: 'same', records: 2, from, to: from + 60_000 };
  expect(lossOf(() => restore(test.dir))).toMatchObject(loss);
  const before = readdirSync(test.dir).sort();
  expect(before).not.toContain('restore.incoming');
  expect(restore(test.dir, true).lost).toMatchObject(loss);
  writeFileSync(join(test.dir, 'branch.db'), 'nothing that can be read');
  expect(lossOf(() => restore(test.dir))).toMatchObject({ kind: 'unreadable' });
});

function options(replace = false) {
  return { keeper: fileKeyKeeper({}), replace, at };
}

function lossOf(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { loss?: unknown }).loss;
  }
}

it('F44 a restore into a new folder that fails leaves no folder and no lock', () => {
  makeBackup(test.folder, file, at);
  const parent = temporaryFolder();
  const dir = join(parent, 'new', 'branch');
  expect(refusal(() => restore(dir))).toBe('key-missing');
  expect(readdirSync(parent)).toEqual([]);
  const wrong = { ...options(), keeper: fileKeyKeeper({ VESTIBULE_KEY: '5'.repeat(64) }) };
  expect(refusal(() => restoreBackup(file, dir, wrong))).toBe('wrong-key');
  expect(readdirSync(parent)).toEqual([]);
  const key = readFileSync(join(test.dir, 'branch.key'), 'utf8').trim();
  const right = { ...options(), keeper: fileKeyKeeper({ VESTIBULE_KEY: key }) };
  writeFileSync(join(parent, 'bad.backup'), readFileSync(file).subarray(0, -1));
  expect(['backup-damaged', 'not-a-backup']).toContain(
    refusal(() => restoreBackup(join(parent, 'bad.backup'), dir, right)),
  );
  expect(readdirSync(parent)).toEqual(['bad.backup']);
  expect(restoreBackup(file, dir, right)).toMatchObject({ before: null });
});
