import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Role } from '../../shared/model/people/roles.ts';
import { openConsole, type Console, type ConsoleHost } from './console.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { testBranch } from '../queue/floor.fixture.ts';

/** The PIN of everyone in a test console. */
export const testPin = '739164';

/** One person of each role. */
export const testPeople: readonly { staffNo: string; name: string; role: Role }[] = [
  { staffNo: 'H01', name: '李主任', role: 'head' },
  { staffNo: 'L01', name: '林经理', role: 'lobby' },
  { staffNo: 'M01', name: '陈经理', role: 'manager' },
  { staffNo: 'T01', name: '王柜员', role: 'teller' },
  { staffNo: 'T02', name: '周柜员', role: 'teller' },
  { staffNo: 'A01', name: '许工', role: 'admin' },
];

const testHost: ConsoleHost = { kind: 'browser', chooseFolder: () => Promise.resolve(null) };

const clients = `client_no,name,gender,birth_date,id_type,id_no,phone,home_branch,manager_no,drink
C1,王丽华,F,1970-11-22,resident_id,999999197011220021,19400000001,CD02,M09,龙井
C2,陈建国,M,1965-03-02,resident_id,99999919650302001X,19400000002,CX01,M01,
C3,曾小明,M,1988-07-09,resident_id,999999198807090017,19400000003,CX01,,
C4,王丽,F,1992-01-15,,,19400000004,CX01,,
`;
const cards = `card_no,client_no,product
6222020000000000018,C1,diamond_card
6222020000000000026,C2,platinum_card
`;

/** Average balances of October 2026 alone: C1 diamond, C2 platinum, C3 gold, C4 regular. */
const balances = `client_no,month,product,average_balance
C1,2026-10,time_deposit,80000000
C2,2026-10,wealth,20000000
C3,2026-10,demand_deposit,2000000
C4,2026-10,demand_deposit,100
`;

/** Writes a small book as exchange files. */
export function writeTestBook(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'clients.csv'), clients);
  writeFileSync(join(folder, 'cards.csv'), cards);
  writeFileSync(join(folder, 'balances.csv'), balances);
}

/** Opens the whole console on a real folder, set up with people of every role and a small scored book. */
export async function openTestConsole(dir: string, clock?: () => number): Promise<Console> {
  template ??= makeTemplate(clock?.());
  cpSync(await template, dir, { recursive: true });
  return reopenTestConsole(dir, clock);
}

/** Made once a test file: hashing six PINs and scoring a book takes longer than most tests. The run's folder goes with it. */
let template: Promise<string> | null = null;

/** @param at when the branch is set up: a clock behind its records would not be believed */
async function makeTemplate(at = Date.now()): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-template-'));
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: testHost,
    clock: () => at,
  });
  await opened.setup.createOwn({
    code: testBranch.code,
    name: testBranch.name,
    counters: 2,
    people: testPeople.map((person) => ({ ...person, pin: testPin })),
  });
  const { otherBranches, rooms } = testBranch;
  const config = { ...opened.floor.state().config!, otherBranches, rooms };
  await opened.floor.act({ type: 'configure', config }, { actor: 'system', place: 'test' });
  const folder = join(dir, 'exchange');
  writeTestBook(folder);
  await drain(opened.book.import(folder, true));
  await opened.close();
  return dir;
}

/** Runs something that tells its progress to its end. */
export async function drain(progress: AsyncIterable<unknown>): Promise<void> {
  const steps = progress[Symbol.asyncIterator]();
  while (!(await steps.next()).done);
}

/** Opens a folder that a test console was closed on. */
export async function reopenTestConsole(
  dir: string,
  clock: () => number = Date.now,
): Promise<Console> {
  const host = { ...testHost, logs: join(dir, 'logs') };
  const opened = await openConsole({ dir, keeper: fileKeyKeeper({}), host, clock });
  onTestFinished(() => opened.close());
  return opened;
}
