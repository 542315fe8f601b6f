import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BranchConfig } from '../../shared/model/branch.ts';
import { createBranchLog } from '../branch-log/index.ts';
import { fileKeyKeeper, openFolder, type DataFolder } from '../data/index.ts';
import type { Command } from './commands/command.rules.ts';
import { createFloor, type Floor } from './floor.service.ts';

/** A branch of two counters for tests: the second does not take wealth business. */
export const testBranch: BranchConfig = {
  code: 'CX01',
  name: { zh: '测试支行', en: 'Test Branch' },
  demo: false,
  otherBranches: [{ code: 'CD02', name: { zh: '城东支行', en: 'East Branch' } }],
  services: [
    { id: 'cash', name: { zh: '现金', en: 'Cash' } },
    { id: 'wealth', name: { zh: '理财', en: 'Wealth' } },
  ],
  counters: [
    { id: 1, services: [] },
    { id: 2, services: ['cash'] },
  ],
  rooms: [{ id: 'vip', name: { zh: '贵宾室', en: 'VIP room' }, tiers: ['diamond', 'platinum'] }],
  promiseMinutes: { diamond: 10, platinum: 15, gold: 20, regular: 30 },
  rule: { kind: 'diamond-first' },
  checklist: { cardFor: 'other-branch' },
  goldReceiver: 'nobody',
  recallsBeforeNoShow: 1,
};

/** 2026-11-20 10:00 in the branch. */
export const morning = Date.UTC(2026, 10, 20, 2, 0, 0);

/** A floor on a real database in a folder of its own, with a clock that the test moves. */
export interface TestFloor {
  readonly dir: string;
  readonly folder: DataFolder;
  readonly floor: Floor;
  at: number;
  act(command: Command, actor?: string): Promise<void>;
  /** Closes the folder and opens it again, as after a restart. */
  restart(): Promise<TestFloor>;
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-test-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Opens a floor; an empty folder is configured with {@link testBranch}. */
export async function openTestFloor(dir = temporaryFolder(), start = morning): Promise<TestFloor> {
  const folder = openFolder(dir, fileKeyKeeper({}));
  let closed = false;
  const close = () => {
    if (!closed) folder.close();
    closed = true;
  };
  onTestFinished(close);
  const test: TestFloor = {
    dir,
    folder,
    at: start,
    floor: createFloor({ log: createBranchLog(folder.branch), clock: () => test.at }),
    async act(command, actor = 'T01') {
      await test.floor.act(command, { actor, place: 'test' });
    },
    restart: () => {
      close();
      return openTestFloor(dir, test.at);
    },
  };
  if (!test.floor.state().config) {
    await test.act({ type: 'configure', config: testBranch }, 'system');
  }
  await test.floor.openToday();
  return test;
}

/** The command for a walk-in, or a client of a tier. */
export function ticketFor(
  tier: 'diamond' | 'platinum' | 'gold' | 'regular' = 'regular',
  more: Partial<Extract<Command, { type: 'take-ticket' }>> = {},
): Command {
  return {
    type: 'take-ticket',
    tier,
    service: 'cash',
    clientNo: null,
    ownBranch: null,
    care: 'none',
    reception: null,
    ...more,
  };
}

/** The floor's business day. */
export const dayOf = (test: Pick<TestFloor, 'floor'>): string => test.floor.state().day ?? '';
