import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConsole, type Console } from '../../electron/app/console.ts';
import { fileKeyKeeper, keyFileName } from '../../electron/data/index.ts';
import { demoConfig, demoPin, demoStaff } from '../../electron/demo/index.ts';
import { cityScheme, openCity } from './city.ts';
import { standOnBase } from './city-scores.ts';

/** A branch of the city, with a folder of its own; the book in it is the one that the benches share. */
export interface CityBranch {
  readonly dir: string;
  /** Opens its console as the product does. */
  open(live: boolean): Promise<Console>;
  /** Removes the folder; the book stays. */
  remove(): void;
}

/** Ten in the morning of the day after the city's figures end. */
const morning = Date.parse('2026-07-01T02:00:00Z');
const began = performance.now();
const clock = (): number => Math.round(morning + performance.now() - began);

/** Who is at the door. */
export const lobbyStaffNo = 'L01';

const by = { actor: 'bench', place: 'bench' };

/** The number of a client's card. */
export function cardOf(client: number): string {
  return [...String(client * 11).padStart(16, '0')].reverse().join('');
}

/** Sets a branch of the city up: its people, its scheme, and so many clients of the book who wait in the hall. */
export async function openCityBranch(clients: number, waiting: number): Promise<CityBranch> {
  const city = openCity(clients);
  standOnBase(city);
  city.close();
  const key = readFileSync(join(city.dir, keyFileName), 'utf8').trim();
  const branch = await setUp({ VESTIBULE_KEY: key });
  // A branch is never made beside a book that is there, so the city's takes the place of the empty one.
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(branch.dir, `book.db${end}`), { force: true });
  copyFileSync(join(city.dir, keyFileName), join(branch.dir, keyFileName));
  symlinkSync(city.bookAccess.file, join(branch.dir, 'book.db'));
  const opened = await branch.open(false);
  for (let number = 1; number <= waiting; number += 1) {
    const clientNo = `C${String((number * 7919) % clients).padStart(8, '0')}`;
    await opened.hall.recognition.takeTicket({ clientNo, service: 'cash', care: 'none' }, by);
  }
  await opened.close();
  return branch;
}

/** The same branch with nobody in its book. */
export function openEmptyBranch(): Promise<CityBranch> {
  return setUp({});
}

async function setUp(env: Readonly<Record<string, string>>): Promise<CityBranch> {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-bench-branch-'));
  const open = (live: boolean) =>
    openConsole({
      dir,
      keeper: fileKeyKeeper(env),
      host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
      clock,
      live,
    });
  const opened = await open(false);
  const people = demoStaff.map((person) => ({ ...person, pin: demoPin }));
  await (await opened.staff.founding(people, 'printed')).write();
  // Its definition is in the book, with the scores that were made by it.
  const { id: scheme, version } = cityScheme;
  const schemes = [{ scheme, version, from: '2026-06-01', ready: true }];
  await opened.floor.act(
    { type: 'configure', config: { ...demoConfig, demo: false, schemes } },
    by,
  );
  await opened.close();
  return { dir, open, remove: () => rmSync(dir, { recursive: true }) };
}

/** Reads the book once, so that no lookup waits for a disk: in a bank it is in the system's memory within the morning. */
export function warmBook({ folder }: Console): void {
  const file = openSync(folder.bookAccess.file, 'r');
  const part = Buffer.alloc(1024 * 1024);
  while (readSync(file, part) > 0);
  closeSync(file);
}
