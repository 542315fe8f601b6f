import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileKeyKeeper, integrityFindings, openFolder } from '../../data/index.ts';
import { createRandom } from '../../demo/index.ts';
import { digests } from '../book/book-digest.fixture.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const random = createRandom(seed, 'kills');
const landed = ['clients.csv', 'balances.csv', 'postings.csv'] as const;
const root = mkdtempSync(join(tmpdir(), 'vestibule-kill-'));
const data = join(root, 'data');
const keeper = fileKeyKeeper({});

type Digests = Record<string, string>;

/** The same keys with two sets of values; `which` names the set. */
function writeFiles(which: 'a' | 'b'): string {
  const folder = join(root, which);
  mkdirSync(folder);
  const lines = (line: (n: number) => string) =>
    Array.from({ length: 2500 }, (_, i) => line(i)).join('\n');
  const name = which === 'a' ? '王小明' : '李大海';
  const amount = which === 'a' ? 1 : 2;
  writeFileSync(
    join(folder, 'clients.csv'),
    `client_no,name,phone\n${lines((n) => `C${n},${name}${n % 7},1940000${String(n + amount).padStart(4, '0')}`)}\n`,
  );
  writeFileSync(
    join(folder, 'balances.csv'),
    `client_no,month,product,average_balance\n${lines((n) => `C${n},2026-01,fund,${amount}`)}\n`,
  );
  writeFileSync(
    join(folder, 'postings.csv'),
    `account_no,client_no,posted_on,product,amount\n${lines((n) => `A${n % 50},C${n},2026-01-0${1 + (n % 9)},gold,${amount}`)}\n`,
  );
  return folder;
}

/** Opens the book, which recovers it, and looks at all of it. */
function look(thorough = false): Digests {
  const folder = openFolder(data, keeper);
  try {
    const quick = folder.book.pragma('quick_check', { simple: true });
    expect(thorough ? integrityFindings(folder.book) : quick).toEqual(thorough ? [] : 'ok');
    return digests(folder.book);
  } finally {
    folder.close();
  }
}

/** Processes that wait for their order: starting takes longer than importing. */
const waiting: { readonly child: ChildProcess; readonly ready: Promise<unknown> }[] = [];
const start = (): void => {
  const child = fork(join(import.meta.dirname, 'import-child.fixture.ts'), [], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'cache') },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  waiting.push({ child, ready: once(child, 'message') });
};

interface Kill {
  /** Milliseconds after the order; null: not at all. */
  readonly after: number | null;
  readonly tellings?: number;
  readonly careless?: boolean;
}

/** Imports in a process that is killed. @returns whether it came to its end */
async function importAndKill(folder: string, { after, tellings, careless }: Kill) {
  start();
  const { child, ready } = waiting.shift() ?? {};
  if (!child) throw new Error('no process waits');
  await ready;
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  child.send({ access, folder, careless: careless ?? false, tellings: tellings ?? null });
  const began = performance.now();
  const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after);
  const [code, signal] = await ended;
  if (timer) clearTimeout(timer);
  if (signal === null && code !== 0) throw new Error(`the import ended with code ${code}`);
  return { finished: signal === null, took: performance.now() - began };
}

let access: { file: string; key: string };
let folders: Record<'a' | 'b', string>;
let full: Record<'a' | 'b', Digests>;
/** An empty book, and one that has loaded the files of b and nothing else. */
let empty: Digests;
let first: Digests;
const template = join(root, 'empty.db');

function emptyTheBook(): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(access.file + ending, { force: true });
  copyFileSync(template, access.file);
}

beforeAll(async () => {
  const folder = openFolder(data, keeper);
  access = { ...folder.bookAccess };
  folder.close();
  copyFileSync(access.file, template);
  folders = { a: writeFiles('a'), b: writeFiles('b') };
  empty = look();
  start();
  start();
  const landWhole = async (which: 'a' | 'b'): Promise<Digests> => {
    expect((await importAndKill(folders[which], { after: null })).finished).toBe(true);
    return look();
  };
  first = await landWhole('b');
  await landWhole('a');
  full = { b: await landWhole('b'), a: await landWhole('a') };
  expect(full.a).not.toEqual(full.b);
});

afterAll(() => {
  for (const { child } of waiting) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

/** What is not as before and not as after, or loaded out of order: never to be seen. */
function between(before: Digests, after: Digests, now: Digests): string[] {
  const wrong = Object.keys(now).filter(
    (group) => ![before[group], after[group]].includes(now[group]),
  );
  const isNew = landed.map((group) => now[group] === after[group]);
  const isOld = landed.map((group) => now[group] === before[group]);
  // Files land one after the other: none is new behind one that is old.
  landed.forEach((group, i) => {
    if (!isOld[i] && isNew.slice(0, i).includes(false)) wrong.push(`${group} before its turn`);
  });
  return wrong;
}

interface Outcomes {
  before: number;
  some: number;
  after: number;
}

function count(outcomes: Outcomes, before: Digests, after: Digests, now: Digests): void {
  const landedNow = landed.filter((group) => now[group] !== before[group]).length;
  if (landedNow === 0) outcomes.before += 1;
  else if (landed.every((group) => now[group] === after[group])) outcomes.after += 1;
  else outcomes.some += 1;
}

/**
 * Kills spread over the whole import: most at a random moment, some where the import tells its progress, which is
 * also right before and right after a file is made durable. The moments follow how long imports take just now.
 */
function createKills(took: number) {
  let range = took;
  let number = 0;
  return {
    next(): Kill {
      number += 1;
      return number % 4 === 0
        ? { after: null, tellings: random.integer(1, 18) }
        : { after: random.next() * range * 1.2 };
    },
    learn: (finished: boolean): void => void (range *= finished ? 0.9 : 1.03),
  };
}

describe('an import that is killed', () => {
  it('leaves every file as before or as after', async () => {
    const { took } = await importAndKill(folders.b, { after: null });
    const kills = createKills(took);
    const outcomes: Outcomes = { before: 0, some: 0, after: 0 };
    let before = look();
    for (let i = 0; i < 70; i += 1) {
      const which = before['clients.csv'] === full.a['clients.csv'] ? 'b' : 'a';
      const kill = kills.next();
      const { finished } = await importAndKill(folders[which], kill);
      kills.learn(finished);
      const now = look();
      const where = `seed ${seed}, kill ${i}, ${JSON.stringify(kill)}`;
      expect(between(before, full[which], now), where).toEqual([]);
      count(outcomes, before, full[which], now);
      before = now;
    }
    expect(Object.values(outcomes).filter((times) => times === 0)).toEqual([]);
    // Nothing is in the way of the next import.
    await importAndKill(folders.a, { after: null });
    expect(look(true)).toEqual(full.a);
  });

  it('leaves an empty book empty, with its indexes, or each file whole', async () => {
    emptyTheBook();
    const { took } = await importAndKill(folders.b, { after: null });
    const kills = createKills(took);
    const outcomes: Outcomes = { before: 0, some: 0, after: 0 };
    for (let i = 0; i < 30; i += 1) {
      emptyTheBook();
      const kill = kills.next();
      const { finished } = await importAndKill(folders.b, kill);
      kills.learn(finished);
      const now = look(i === 29);
      const where = `seed ${seed}, kill ${i} of an empty book, ${JSON.stringify(kill)}`;
      expect(between(empty, first, now), where).toEqual([]);
      count(outcomes, empty, first, now);
    }
    expect(outcomes.before).toBeGreaterThan(0);
    expect(outcomes.some + outcomes.after).toBeGreaterThan(0);
  });

  it('would be caught with half a file, if transactions were forgotten', async () => {
    emptyTheBook();
    const caught: string[] = [];
    for (let i = 0; i < 20 && caught.length === 0; i += 1) {
      emptyTheBook();
      await importAndKill(folders.b, { after: 20 + random.next() * 100 * (i + 1), careless: true });
      caught.push(...between(empty, first, look()));
    }
    expect(caught, `seed ${seed}`).not.toEqual([]);
  });
});
