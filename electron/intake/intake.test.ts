import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { IntakeSettings } from '../../shared/model/branch.ts';
import { businessDateOf } from '../../shared/model/dates.ts';
import { openTestConsole, reopenTestConsole } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const head = { actor: 'H01', place: 'window 1' };
const minute = 60_000;
const hour = 60 * minute;
/** 2026-11-23 18:00 in the branch. */
const evening = Date.UTC(2026, 10, 23, 10);

const clients = 'client_no,name,home_branch\nN1,新客户,CX01\nN2,另一位,CX01\n';
const balances =
  'client_no,month,product,average_balance\nN1,2026-10,fund,90000000\nN2,2026-10,fund,1\n';

interface Branch {
  readonly dir: string;
  readonly drop: string;
  readonly time: { now: number };
  opened: Console;
  /** Puts a file into the drop folder as a good sender does: written elsewhere, then renamed into it. */
  put(name: string, text: string): void;
}

async function openBranch(more: Partial<IntakeSettings> = {}): Promise<Branch> {
  const dir = join(temporaryFolder(), 'data');
  const drop = temporaryFolder();
  const time = { now: evening };
  const opened = await openTestConsole(dir, () => time.now);
  const branch: Branch = {
    dir,
    drop,
    time,
    opened,
    put(name, text) {
      writeFileSync(join(drop, `${name}.part`), text);
      renameSync(join(drop, `${name}.part`), join(drop, name));
    },
  };
  await configure(branch, { folder: drop, complete: 'marker', night: null, ...more });
  return branch;
}

async function configure({ opened }: Branch, intake: IntakeSettings): Promise<void> {
  const { config } = opened.floor.state();
  await opened.floor.act({ type: 'configure', config: { ...config!, intake } }, head);
}

/** Closes the console as a shutdown does and opens it again, later. */
async function restart(branch: Branch, afterMs = 0): Promise<void> {
  await branch.opened.close();
  branch.time.now += afterMs;
  branch.opened = await reopenTestConsole(branch.dir, () => branch.time.now);
  await branch.opened.intake.look();
}

const runsOf = ({ opened }: Branch) => opened.runs.latest(10);
const inside = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];

it('takes marked files, lands and scores them, and puts them into the archive', async () => {
  const branch = await openBranch();
  branch.put('clients.csv', clients);
  branch.put('balances.csv', balances);
  await branch.opened.intake.look();
  expect(branch.opened.intake.state().waiting).toEqual([
    { name: 'balances.csv', for: 'marker' },
    { name: 'clients.csv', for: 'marker' },
  ]);
  expect(runsOf(branch)).toEqual([]);
  branch.put('_READY', '');
  await branch.opened.intake.look();
  expect(branch.opened.scores.get('N1')?.effectiveTier).toBe('diamond');
  expect(inside(branch.drop)).toEqual([
    'archive',
    'archive/2026-11-23',
    'archive/2026-11-23/180000',
    'archive/2026-11-23/180000/_READY',
    'archive/2026-11-23/180000/balances.csv',
    'archive/2026-11-23/180000/clients.csv',
    'working',
  ]);
  expect(runsOf(branch)).toMatchObject([
    {
      kind: 'drop',
      day: '2026-11-23',
      endedAt: evening,
      result: {
        files: [
          { file: 'clients.csv', rows: 2, accepted: 2, rejected: 0 },
          { file: 'balances.csv', rows: 2, accepted: 2, rejected: 0 },
        ],
        score: { scheme: 'abc-vip', clients: 6 },
        refused: null,
        failure: null,
      },
    },
  ]);
  // The same again is a run of its own that changes nobody.
  branch.put('clients.csv', clients);
  branch.put('clients.csv.done', '');
  await branch.opened.intake.look();
  expect(runsOf(branch)[0]?.result).toMatchObject({ score: { changed: 0 } });
  expect(inside(join(branch.drop, 'archive/2026-11-23'))).toContain('180000-2/clients.csv');
});

it('takes a file without a marker once nobody writes to it any more', async () => {
  const branch = await openBranch({ complete: 'settled' });
  const path = join(branch.drop, 'clients.csv');
  for (const part of [20, 30, clients.length]) {
    writeFileSync(path, clients.slice(0, part));
    await branch.opened.intake.look();
  }
  expect(branch.opened.intake.state().waiting).toEqual([{ name: 'clients.csv', for: 'quiet' }]);
  for (let look = 0; look < 3; look += 1) await branch.opened.intake.look();
  expect(branch.opened.clients.get('N2')?.name).toBe('另一位');
});

it('puts a refused file aside with the reason beside it, and lands the others', async () => {
  const branch = await openBranch();
  branch.put('clients.csv', clients);
  branch.put('balances.csv', 'client_no,month\nN1,2026-10\n');
  branch.put('_SUCCESS', '');
  await branch.opened.intake.look();
  expect(branch.opened.clients.get('N1')).not.toBeNull();
  const aside = join(branch.drop, 'refused/2026-11-23/180000');
  expect(inside(aside)).toEqual(['balances.csv', 'refused.json']);
  const told = JSON.parse(readFileSync(join(aside, 'refused.json'), 'utf8')) as unknown;
  expect(told).toMatchObject([{ file: 'balances.csv', code: 'missing-column' }]);
  expect(JSON.stringify(told)).toContain('average_balance');
  expect(runsOf(branch)[0]?.result).toMatchObject({ refused: aside });
});

it('a run that was cut off is done again at the next start, and lands once', async () => {
  const branch = await openBranch();
  // As a process leaves it that was killed after it had loaded the files and before it had put them away.
  const run = branch.opened.runs.begin('drop', '2026-11-23', evening, branch.drop);
  const taken = join(branch.drop, 'working', String(run));
  mkdirSync(taken, { recursive: true });
  writeFileSync(join(taken, 'clients.csv'), clients);
  for await (const _ of branch.opened.book.import(taken, false));
  await restart(branch);
  expect(branch.opened.clients.count()).toBe(6);
  expect(runsOf(branch)).toMatchObject([{ run, kind: 'drop', result: { failure: null } }]);
  expect(inside(join(branch.drop, 'archive'))).toContain('2026-11-23/180000/clients.csv');
  expect(inside(join(branch.drop, 'working'))).toEqual([]);
});

it('files taken under a record that is lost are imported under a new one, never dropped', async () => {
  const branch = await openBranch();
  branch.put('clients.csv', clients);
  branch.put('_READY', '');
  await branch.opened.intake.look();
  // The number is one of a run that has ended: a branch database restored from a backup would say so.
  const taken = join(branch.drop, 'working', '1');
  mkdirSync(taken, { recursive: true });
  writeFileSync(join(taken, 'balances.csv'), balances);
  await branch.opened.intake.look();
  expect(runsOf(branch)[0]).toMatchObject({ run: 2, result: { files: [{ accepted: 2 }] } });
  expect(branch.opened.scores.get('N1')?.effectiveTier).toBe('diamond');
});

it('closing in the middle leaves the files for the next start', async () => {
  const branch = await openBranch();
  branch.put('clients.csv', clients);
  branch.put('_READY', '');
  const looking = branch.opened.intake.look();
  await branch.opened.close();
  await looking;
  expect(inside(join(branch.drop, 'archive'))).toEqual([]);
  branch.opened = await reopenTestConsole(branch.dir, () => branch.time.now);
  await branch.opened.intake.look();
  expect(branch.opened.clients.get('N1')).not.toBeNull();
  expect(inside(join(branch.drop, 'archive'))).toContain('2026-11-23/180000/clients.csv');
  expect(runsOf(branch)).toHaveLength(1);
});

it('a folder that is gone is trouble that is told and passes by itself', async () => {
  const branch = await openBranch();
  renameSync(branch.drop, `${branch.drop}-away`);
  await branch.opened.intake.look();
  expect(branch.opened.intake.state().trouble).toMatchObject({ code: 'folder-missing' });
  renameSync(`${branch.drop}-away`, branch.drop);
  branch.put('clients.csv', clients);
  branch.put('_READY', '');
  branch.time.now += minute;
  await branch.opened.intake.look();
  expect(branch.opened.intake.state().trouble).toBeNull();
  expect(branch.opened.clients.get('N1')).not.toBeNull();
});

it('a stop by a person leaves the old state and puts the files aside', async () => {
  const branch = await openBranch();
  const many = Array.from({ length: 60_000 }, (_, n) => `M${n},客户${n},CX01`).join('\n');
  branch.put('clients.csv', `client_no,name,home_branch\n${many}\n`);
  branch.put('_READY', '');
  const looking = branch.opened.intake.look();
  // As soon as it is at work: its thread has not started yet, so however slow or fast the machine is, nothing has loaded.
  while (!branch.opened.book.running()) await turnOfTheLoop();
  branch.opened.book.cancel();
  await looking;
  expect(branch.opened.clients.count()).toBe(4);
  expect(inside(join(branch.drop, 'refused'))).toContain('2026-11-23/180000/clients.csv');
  expect(runsOf(branch)[0]?.result?.files).toMatchObject([{ refused: 'cancelled' }]);
});

it('by night it takes what is there and scores as of the new day; a missed night is made up for', async () => {
  const branch = await openBranch({ night: { at: '02:30', since: evening } });
  await branch.opened.intake.look();
  expect(runsOf(branch)).toEqual([]);
  branch.time.now += 8 * hour + 29 * minute;
  await branch.opened.intake.look();
  expect(runsOf(branch)).toEqual([]);
  branch.time.now += minute;
  await branch.opened.intake.look();
  expect(runsOf(branch)).toMatchObject([
    {
      kind: 'night',
      day: '2026-11-24',
      folder: null,
      result: { files: [], score: { clients: 4 } },
    },
  ]);
  // Once a night.
  branch.time.now += hour;
  await branch.opened.intake.look();
  expect(runsOf(branch)).toHaveLength(1);
  // Off over two nights; the files of the night lie there at the start.
  branch.put('clients.csv', clients);
  branch.put('_READY', '');
  await restart(branch, 50 * hour);
  expect(runsOf(branch)[0]).toMatchObject({
    kind: 'night',
    day: '2026-11-26',
    result: { files: [{ accepted: 2 }], score: { clients: 6 } },
  });
  expect(branch.opened.intake.state().nextNight).toBe(Date.UTC(2026, 10, 26, 18, 30));
});

it('a night that was cut off counts as missed', async () => {
  const branch = await openBranch({ night: { at: '02:30', since: evening } });
  branch.opened.runs.begin('night', '2026-11-24', evening + 9 * hour, null);
  await restart(branch, 10 * hour);
  expect(runsOf(branch)).toMatchObject([{ day: '2026-11-24', result: { score: { clients: 4 } } }]);
});

it('a scheme whose day has come is scored and then shown, without anybody asking', async () => {
  const branch = await openBranch({ folder: null });
  await branch.opened.choices.record({ scheme: 'cmb', version: 1, from: '2026-11-25' }, head);
  branch.time.now += 24 * hour;
  await branch.opened.intake.look();
  expect(branch.opened.choices.shown().scheme).toBe('abc-vip');
  branch.time.now += 24 * hour;
  expect(businessDateOf(branch.time.now)).toBe('2026-11-25');
  await branch.opened.intake.look();
  expect(branch.opened.choices.shown()).toMatchObject({ scheme: 'cmb', ready: true });
  expect(branch.opened.scores.get('C3')?.effectiveTier).toBe('platinum');
});

it('an import by hand goes first; the folder waits its turn', async () => {
  const branch = await openBranch();
  const byHand = join(branch.dir, 'exchange');
  const run = branch.opened.book.import(byHand, true);
  const first = run.next();
  branch.put('clients.csv', clients);
  branch.put('_READY', '');
  await branch.opened.intake.look();
  expect(runsOf(branch)).toEqual([]);
  await first;
  for await (const _ of run);
  await branch.opened.intake.look();
  expect(runsOf(branch)).toHaveLength(1);
  copyFileSync(join(byHand, 'clients.csv'), join(branch.drop, 'kept.csv'));
  await branch.opened.intake.look();
  expect(inside(branch.drop)).toContain('kept.csv');
});
