import type { BranchConfig } from '../../../shared/model/branch.ts';
import { defaultPolicy, type FloorPolicy } from '../../../shared/model/hall/policy.ts';
import { RefusalError } from '../../../shared/model/hall/refusal.ts';
import type { Command } from '../commands/command.rules.ts';
import { openTestFloor, testBranch, type TestFloor } from '../floor.fixture.ts';

/** In milliseconds. */
export const minute = 60_000;
/** A ticket's id by its printed number, on the test's day. */
export const id = (number: string) => `2026-11-20/${number}`;

/** A floor whose branch has decided these finer points. */
export async function branch(
  policy: Partial<FloorPolicy>,
  more: Partial<BranchConfig> = {},
): Promise<TestFloor> {
  const test = await openTestFloor();
  const config = { ...testBranch, policy: { ...defaultPolicy, ...policy }, ...more };
  await test.act({ type: 'configure', config });
  return test;
}

/** The code with which a command is refused; null when it is done. */
export async function refusal(test: TestFloor, command: Command): Promise<string | null> {
  try {
    await test.act(command);
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return error.code;
    throw error;
  }
}

/** A ticket as it is now. */
export const ticket = (test: TestFloor, number: string) =>
  test.floor.state().tickets.get(id(number))!;
/** Who is at a counter. */
export const at = (test: TestFloor, counter: number) =>
  test.floor.state().counters.get(counter)?.ticketId;
/** Opens a counter. */
export const open = async (test: TestFloor, counter: number, staffNo: string) => {
  await test.act({ type: 'open-counter', counter, staffNo });
};
/** Calls the next ticket. */
export const next = async (test: TestFloor, staffNo: string) => {
  await test.act({ type: 'call-next', staffNo });
};
/** A ticket at one's own counter. */
export const here = (staffNo: string, number: string) => ({ staffNo, ticketId: id(number) });
