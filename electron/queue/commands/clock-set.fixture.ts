import { expect, onTestFinished } from 'vitest';
import { createBranchLog, type BranchLog } from '../../branch-log/index.ts';
import { createDayReader } from '../../day-report/index.ts';
import { fileKeyKeeper, openFolder } from '../../data/index.ts';
import type { Command } from './command.rules.ts';
import { folded } from '../state/evolve.rules.ts';
import { createFloor, type Floor } from '../floor.service.ts';
import { testBranch } from '../floor.fixture.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;
export const by = { actor: 'H01', place: 'test' };

/** A console whose machine has a clock that somebody sets, and time that passes all the same. */
export async function opened(dir: string, machine: { wall: number; steady: number }) {
  const folder = openFolder(dir, fileKeyKeeper({}));
  let closed = false;
  const close = () => {
    if (!closed) folder.close();
    closed = true;
  };
  onTestFinished(close);
  const log = createBranchLog(folder.branch);
  const floor = createFloor({ log, clock: () => machine.wall, steady: () => machine.steady });
  const act = (command: Command) => floor.act(command, by);
  if (!floor.state().config) await act({ type: 'configure', config: testBranch });
  await floor.openToday();
  const pass = async (ms: number) => {
    machine.wall += ms;
    machine.steady += ms;
    await floor.openToday();
  };
  return { log, floor, act, pass, close };
}

/** Number and state of everybody on the floor. */
export const waiting = (floor: Floor) =>
  [...floor.state().open.values()].map(({ number, state }) => `${number} ${state}`);
/** How many minutes they have waited, in the same order. */
export const waits = (floor: Floor) =>
  [...floor.state().open.values()].map(({ takenAt }) => (floor.now() - takenAt) / minute);

/** The day report of a date, read from the log. */
export function reportOf(log: BranchLog, date: string) {
  const reader = createDayReader();
  for (const logged of log.readDay(date)) reader.follow(logged);
  return reader.result(null);
}

/** What was read once is read again by whoever opens the log next. */
export function sound(test: Awaited<ReturnType<typeof opened>>): void {
  expect(folded(test.log.latestDay())).toEqual(test.floor.state());
  expect(test.log.verify()).toBeNull();
}
