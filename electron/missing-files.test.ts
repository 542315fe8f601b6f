import { cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { initCommand } from './cli/init.ts';
import type { CommandContext } from './cli/command.ts';
import { verifyCommand } from './cli/verify.ts';
import { openTestConsole, reopenTestConsole } from './app/console.fixture.ts';
import { fileKeyKeeper } from './data/index.ts';
import { openConsole } from './app/index.ts';
import { temporaryFolder, ticketFor } from './queue/floor.fixture.ts';

let dir: string;
let said: string[];

const context: CommandContext = {
  env: {},
  say: (sentence) => said.push(sentence),
  progress: () => undefined,
  signal: new AbortController().signal,
  language: 'en',
};

beforeEach(async () => {
  said = [];
  dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  await opened.floor.act(ticketFor(), { actor: 'L01', place: 'test' });
  await opened.close();
});

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

async function initCode(...more: string[]): Promise<string> {
  try {
    await initCommand.run(['--data', dir, ...more], context);
    return 'made';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const lose = {
  removed: (name: string) => rmSync(join(dir, name)),
  emptied: (name: string) => truncateSync(join(dir, name)),
};

/** Everything that can be left of a branch without its own file. */
const leftovers = ['book.db', 'branch.heads', 'branch.anchor', 'reports', 'branch.key'];

describe('a folder that has lost a database', () => {
  it.each(Object.entries(lose))(
    'F39 is no first run when branch.db was %s: it is refused, and verify says so',
    async (_, how) => {
      how('branch.db');
      const before = readdirSync(dir).sort();
      expect(await codeOf(() => reopenTestConsole(dir))).toBe('branch-missing');
      expect(await initCode()).toBe('branch-missing');
      expect(await initCode('--demo')).toBe('branch-missing');
      expect(readdirSync(dir).sort()).toEqual(before);
      expect(await verifyCommand.run(['--data', dir], context)).toMatchObject({
        exit: 1,
        output: { ok: false, damage: { code: 'branch-missing' } },
      });
      expect(said.join()).toMatch(/restore/);
    },
  );

  it.each(leftovers)('F39 is no first run where %s alone is left', async (name) => {
    const other = join(temporaryFolder(), 'left');
    if (name === 'reports') writeFileSync(join(dir, 'x'), '');
    cpSync(dir, other, {
      recursive: true,
      filter: (path) => path === dir || path.startsWith(join(dir, name)),
    });
    if (!existsSync(join(other, name))) writeFileSync(join(other, name), '');
    expect(await codeOf(() => reopenTestConsole(other))).toBe('branch-missing');
    expect(existsSync(join(other, 'branch.db'))).toBe(false);
  });

  it('F39 is no first run when branch.db is another, with nothing in it', async () => {
    const fresh = join(temporaryFolder(), 'fresh');
    cpSync(join(dir, 'branch.key'), join(fresh, 'branch.key'));
    writeFileSync(join(fresh, 'branch.new'), '');
    await (
      await openConsole({
        ...{ dir: fresh, keeper: fileKeyKeeper({}), live: false },
        host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
      })
    ).close();
    cpSync(join(fresh, 'branch.db'), join(dir, 'branch.db'));
    expect(await codeOf(() => reopenTestConsole(dir))).toBe('branch-missing');
    expect(await codeOf(() => reopenTestConsole(dir))).toBe('branch-missing');
  });

  it.each(Object.entries(lose))(
    'F40 is refused when book.db was %s; no empty one is made unasked, and verify says so',
    async (_, how) => {
      how('book.db');
      expect(await codeOf(() => reopenTestConsole(dir))).toBe('book-missing');
      expect(await verifyCommand.run(['--data', dir], context)).toMatchObject({
        exit: 1,
        output: { ok: false, damage: { code: 'book-missing' } },
      });
      expect(await initCode('--new-book')).toBe('made');
      const opened = await reopenTestConsole(dir);
      expect(opened.clients.count()).toBe(0);
      expect(opened.floor.state().tickets.size).toBe(1);
      await opened.close();
    },
  );

  it('F40 keeps a book that it replaces', async () => {
    expect(await initCode('--new-book')).toBe('made');
    expect(readdirSync(dir).some((name) => /^set-aside-.*-book\.db$/.test(name))).toBe(true);
    expect(said.join()).toMatch(/kept as/);
  });
});

describe('a first run', () => {
  it('F39 F44 goes on where it was cut off, and ends with the branch', async () => {
    dir = join(temporaryFolder(), 'new');
    expect(await initCode()).toBe('made');
    expect(existsSync(join(dir, 'branch.new'))).toBe(true);
    // Ended suddenly between the key and the databases.
    for (const name of ['branch.db', 'book.db', 'branch.anchor', 'branch.heads']) {
      rmSync(join(dir, name), { force: true });
    }
    expect(await initCode('--demo', '--past-days', '0')).toBe('made');
    expect(existsSync(join(dir, 'branch.new'))).toBe(false);
    expect(await initCode()).toBe('already-initialised');
    expect(await verifyCommand.run(['--data', dir], context)).toMatchObject({ exit: 0 });
  }, 120_000);
});
