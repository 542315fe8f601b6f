import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drain, writeTestBook } from '../app/console.fixture.ts';
import { openConsole, type Console } from '../app/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import type { OwnBranch } from './setup.service.ts';

const pins = ['739164', '482615'] as const;

function branchOf(letter: string): OwnBranch {
  return {
    code: `B${letter}`,
    name: { zh: `${letter}支行`, en: `Branch ${letter}` },
    counters: 2,
    people: [
      { staffNo: `${letter}1`, name: '李主任', role: 'head', pin: pins[0] },
      { staffNo: `${letter}2`, name: '许工', role: 'admin', pin: pins[1] },
    ],
  };
}

async function openEmpty(dir = temporaryFolder()): Promise<Console> {
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
  });
  onTestFinished(() => opened.close());
  return opened;
}

const staffNos = ({ staff }: Console) => staff.people().map(({ staffNo }) => staffNo);

/** What a refused set-up may have left: people, codes, audit, log. */
function traces({ folder }: Console): string {
  const tables = ['record', 'audit', 'log'];
  const rows = tables.map((table) => folder.branch.prepare(`SELECT * FROM ${table}`).all());
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** The end of a command of the command line. */
function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const cli = join(import.meta.dirname, '../cli.ts');
  const env = { ...process.env, LANG: 'en_GB.UTF-8' };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

describe('two first runs at once', () => {
  it('F18 one of two branches of one’s own wins; of the other nothing is kept, and it is told', async () => {
    const opened = await openEmpty();
    const ends = await Promise.allSettled(
      ['K', 'Q'].map((letter) => opened.setup.createOwn(branchOf(letter))),
    );
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(String((ends[1] as PromiseRejectedResult).reason)).toMatch(/already holds a branch/);
    expect(opened.floor.state().config?.code).toBe('BK');
    expect(staffNos(opened)).toEqual(['K1', 'K2']);
    expect(opened.log.verify()).toBeNull();
  });

  it('F18 a branch of one’s own waits for no demo that is being made: it is told, and leaves nothing', async () => {
    const opened = await openEmpty();
    const demo = opened.setup.createDemo(0);
    await demo.next();
    const before = traces(opened);
    await expect(opened.setup.createOwn(branchOf('K'))).rejects.toThrow(/is being made/);
    await expect(opened.setup.createDemo(0).next()).rejects.toThrow(/is being made/);
    expect(traces(opened)).toBe(before);
    await drain(demo);
    expect(opened.floor.state().config?.demo).toBe(true);
    expect(staffNos(opened)).toContain('H01');
    expect(staffNos(opened)).not.toContain('K1');
  });

  it('F18 a demo that is begun while a branch of one’s own is made is told so', async () => {
    const opened = await openEmpty();
    const own = opened.setup.createOwn(branchOf('K'));
    await expect(opened.setup.createDemo(0).next()).rejects.toThrow(/already holds a branch/);
    await own;
    expect(staffNos(opened)).toEqual(['K1', 'K2']);
  });

  it('F18 a demo that is given up before its first day leaves nobody with its known PIN', async () => {
    const opened = await openEmpty();
    const demo = opened.setup.createDemo(1);
    for await (const { stage } of demo) if (stage === 'week') break;
    expect(staffNos(opened)).toEqual([]);
    await opened.setup.createOwn(branchOf('K'));
    expect(staffNos(opened)).toEqual(['K1', 'K2']);
  });

  it('people of a set-up that was cut off before its branch are replaced, and cannot sign in', async () => {
    const dir = temporaryFolder();
    const before = await openEmpty(dir);
    const { write } = await before.staff.founding(branchOf('Q').people);
    await write();
    await before.close();
    const opened = await openEmpty(dir);
    expect(staffNos(opened)).toEqual(['Q1', 'Q2']);
    await opened.setup.createOwn(branchOf('K'));
    expect(staffNos(opened)).toEqual(['K1', 'K2']);
    expect(await opened.staff.signIn('Q1', '739164')).toMatchObject({ ok: false });
    // Those of the branch are removed by nobody: a second set-up is refused before it comes to that.
    await expect(opened.setup.createOwn(branchOf('Q'))).rejects.toThrow(/already holds a branch/);
    expect(staffNos(opened)).toEqual(['K1', 'K2']);
  });

  it('F43 a demo that is given up leaves no invented client, and no file, in a branch of one’s own', async () => {
    const dir = temporaryFolder();
    const opened = await openEmpty(dir);
    const demo = opened.setup.createDemo(0);
    for await (const { stage } of demo) if (stage === 'scores') break;
    expect(opened.clients.count()).toBe(0);
    await opened.setup.createOwn(branchOf('K'));
    expect(opened.clients.count()).toBe(0);
    expect(readdirSync(dir).filter((name) => name.startsWith('demo-'))).toEqual([]);
  }, 60_000);

  it('F43 a demo that was cut off leaves none either, and can be made again', async () => {
    const dir = temporaryFolder();
    const before = await openEmpty(dir);
    const cut = join(dir, 'demo-cut');
    writeTestBook(cut);
    await drain(before.book.import(cut, true));
    expect(before.clients.count()).toBe(4);
    await before.close();
    const opened = await openEmpty(dir);
    await opened.setup.createOwn(branchOf('K'));
    expect(opened.clients.count()).toBe(0);
    expect(opened.scores.get('C1')).toBeNull();
    expect(readdirSync(dir)).not.toContain('demo-cut');
    expect(opened.staff.people().every(({ staffNo }) => staffNo.startsWith('K'))).toBe(true);
  }, 60_000);

  it('F43 a bank’s clients that were imported first stay, and no demo comes among them', async () => {
    const dir = temporaryFolder();
    const opened = await openEmpty(dir);
    const bank = join(dir, 'exchange');
    writeTestBook(bank);
    await drain(opened.book.import(bank, true));
    await expect(opened.setup.createDemo(0).next()).rejects.toMatchObject({
      code: 'book-has-clients',
    });
    await opened.setup.createOwn(branchOf('K'));
    expect(opened.clients.count()).toBe(4);
  }, 60_000);

  it('F18 a set-up that the disk refuses leaves nobody, and can be done again', async () => {
    const opened = await openEmpty();
    opened.folder.branch.exec(
      `CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    await expect(opened.setup.createOwn(branchOf('K'))).rejects.toThrow();
    expect(staffNos(opened)).toEqual([]);
    const people = opened.folder.branch.prepare<[], string>(
      `SELECT kind FROM record WHERE body LIKE '%K1%'`,
    );
    expect(people.all()).toEqual([]);
    expect(opened.floor.state().config).toBeNull();
    opened.folder.branch.exec('DROP TRIGGER full');
    await opened.setup.createOwn(branchOf('Q'));
    expect(staffNos(opened)).toEqual(['Q1', 'Q2']);
  });

  it('F18 of two processes one gets the folder; the other says so and changes nothing', async () => {
    const dir = join(temporaryFolder(), 'data');
    const ends = await Promise.all(
      [1, 2].map(() => command('init', '--data', dir, '--demo', '--past-days', '0')),
    );
    expect(ends.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect(ends.find(({ code }) => code === 1)?.said).toMatch(/has .* open|already/i);
    const opened = await openEmpty(dir);
    expect(opened.floor.state().config?.demo).toBe(true);
    expect(opened.log.verify()).toBeNull();
  });
});

describe('who begins a branch', () => {
  const refused = async (people: OwnBranch['people']) => {
    const opened = await openEmpty();
    const before = traces(opened);
    const error = await opened.setup.createOwn({ ...branchOf('K'), people }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(traces(opened)).toBe(before);
    const { code, problem } = error as { code?: string; problem?: string };
    return code ?? problem;
  };
  const [head, admin] = branchOf('K').people as [never, never];

  it('F43 a head and an administrator, each with a PIN and a number of their own', async () => {
    const lobby = { staffNo: 'L1', name: '林经理', role: 'lobby', pin: pins[0] } as const;
    expect(await refused([lobby])).toBe('no-head');
    expect(await refused([head])).toBe('no-admin');
    expect(await refused([admin])).toBe('no-head');
    expect(await refused([head, admin, { ...lobby, staffNo: 'k１ ' }])).toBe('number-taken');
    expect(await refused([head, { ...(admin as object), pin: undefined } as never])).toBe(
      'no-admin',
    );
  });

  it.each([
    ['111111', 'pattern'],
    ['123456', 'pattern'],
    ['147258', 'common'],
    ['198807', 'date'],
  ])('F43 nobody begins with %s', async (pin, problem) => {
    expect(await refused([{ ...(head as object), pin } as never, admin])).toBe(problem);
  });

  it('F42 whoever has no PIN yet gets one with a code that the set-up answers once', async () => {
    const opened = await openEmpty();
    const teller = { staffNo: 'T1', name: '王柜员', role: 'teller' } as const;
    const codes = await opened.setup.createOwn({ ...branchOf('K'), people: [head, admin, teller] });
    expect(codes).toMatchObject([{ staffNo: 'T1', code: expect.stringMatching(/^\d{8}$/) }]);
    expect(await opened.staff.choosePin('T1', codes[0]!.code, '605837')).toMatchObject({
      ok: true,
    });
  });
});
