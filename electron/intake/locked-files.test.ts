import { existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { openTestConsole } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { createIntake, type Intake } from './intake.service.ts';

vi.setConfig({ testTimeout: 60_000 });

const clients = 'client_no,name\nN1,新客户\nN2,另一位\n';
/** 2026-11-23 18:00 in the branch. */
const evening = Date.UTC(2026, 10, 23, 10);

let now: number;
let drop: string;
let opened: Console;
let intake: Intake;
/** Names that another program holds open, as Windows has it: they can be neither moved nor put away. */
let held: Set<string>;
let unseen: Set<string>;

const refuse = (code: string, path: string): never => {
  throw Object.assign(new Error(`${code}: ${path}`), { code, path });
};

beforeEach(async () => {
  now = evening;
  drop = temporaryFolder();
  held = new Set();
  unseen = new Set();
  opened = await openTestConsole(join(temporaryFolder(), 'data'), () => now);
  intake = createIntake({
    runs: opened.runs,
    book: opened.book,
    schemes: opened.choices,
    settings: () => ({ folder: drop, complete: 'settled', night: null }),
    clock: () => now,
    steady: () => now,
    moves: {
      renameSync: (from, to) => {
        if (held.has(basename(from))) refuse('EBUSY', from);
        renameSync(from, to);
      },
      statSync: (path) =>
        unseen.has(basename(path))
          ? refuse('EPERM', path)
          : statSync(path, { throwIfNoEntry: false }),
    },
  });
});

const put = (name: string, text: string) => {
  writeFileSync(join(drop, name), text);
};
async function looks(count: number): Promise<void> {
  for (let look = 0; look < count; look += 1) {
    now += 60_000;
    await intake.look();
  }
}
const files = () =>
  readdirSync(drop, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(drop.length + 1))
    .sort();

it('a file that is held open is left with those beside it, told, and taken once it is free', async () => {
  put('clients.csv', clients);
  put('cards.csv', 'card_no,client_no\n6222020000000001,N1\n');
  put('_READY', '');
  held.add('clients.csv');
  await looks(2);
  expect(intake.state().trouble).toEqual({ code: 'locked', subject: join(drop, 'clients.csv') });
  expect(files()).toEqual(['_READY', 'cards.csv', 'clients.csv']);
  expect(opened.runs.latest(10)).toEqual([]);
  held.clear();
  await looks(1);
  expect(intake.state().trouble).toBeNull();
  expect(opened.clients.get('N2')?.name).toBe('另一位');
  expect(opened.runs.latest(10)).toHaveLength(1);
  expect(files().every((file) => file.startsWith('archive/'))).toBe(true);
});

it('a file that is seized while others are moved back is no file lost', async () => {
  put('cards.csv', 'card_no,client_no\n6222020000000001,N1\n');
  put('clients.csv', clients);
  put('_READY', '');
  held.add('clients.csv');
  // A virus scanner opens what was just moved.
  vi.spyOn(held, 'has').mockImplementation(
    (name) => name === 'clients.csv' || (name === 'cards.csv' && !existsSync(join(drop, name))),
  );
  await looks(1);
  expect(intake.state().trouble).toMatchObject({ code: 'locked' });
  vi.mocked(held.has).mockRestore();
  held.clear();
  await looks(3);
  expect(files().map((file) => basename(file))).toEqual(
    expect.arrayContaining(['cards.csv', 'clients.csv']),
  );
  expect(files().every((file) => file.startsWith('archive/'))).toBe(true);
  expect(opened.clients.get('N1')).not.toBeNull();
  expect(opened.runs.latest(10)).toHaveLength(1);
});

it('a file that is seized after it landed is put away later, and is still one run', async () => {
  put('clients.csv', clients);
  put('_READY', '');
  // Held as soon as it lies in the working folder.
  vi.spyOn(held, 'has').mockImplementation(
    (name) => name === 'clients.csv' && !existsSync(join(drop, name)),
  );
  await looks(4);
  expect(opened.clients.get('N1')).not.toBeNull();
  expect(intake.state().trouble).toMatchObject({ code: 'locked' });
  expect(opened.runs.latest(10)).toHaveLength(1);
  vi.mocked(held.has).mockRestore();
  await looks(1);
  expect(intake.state().trouble).toBeNull();
  const [run, ...others] = opened.runs.latest(10);
  expect(others).toEqual([]);
  expect(run?.result).toMatchObject({
    files: [{ file: 'clients.csv', accepted: 2 }],
    archive: join(drop, 'archive/2026-11-23', '180100'),
  });
});

it('a file that cannot even be looked at is not settled, and keeps nobody from the rest', async () => {
  put('clients.csv', clients);
  put('pagefile.sys', '');
  unseen.add('pagefile.sys');
  await looks(5);
  expect(opened.clients.get('N1')).not.toBeNull();
  put('clients.csv', clients);
  unseen.add('clients.csv');
  await looks(6);
  expect(intake.state()).toMatchObject({
    trouble: null,
    waiting: [{ name: 'clients.csv', for: 'quiet' }],
  });
});
