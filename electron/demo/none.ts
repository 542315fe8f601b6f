import type * as demo from './index.ts';

/**
 * Stands for `index.ts` in a build without the demo (`npm run package -- --without-demo`): no invented client, nobody with
 * a printed PIN. A set-up does not get this far, because `demoIncluded` is asked first.
 */
type UsedByTheConsole = Pick<
  typeof demo,
  | 'createDemoPlayer'
  | 'demoBook'
  | 'demoIncluded'
  | 'demoPastDays'
  | 'demoPin'
  | 'demoStaff'
  | 'pastDays'
  | 'playDay'
  | 'playMorning'
  | 'writeDemoFiles'
>;

const absent = (): never => {
  throw new Error('this build has no demo');
};

export const demoIncluded = false;
export const demoPastDays = 0;
export const demoPin = '';
export const demoStaff: typeof demo.demoStaff = [];
export const demoBook = absent;
export const pastDays = absent;
export const playDay = absent;
export const playMorning = absent;
export const writeDemoFiles = absent;

/** A player that plays nothing. */
export function createDemoPlayer(): demo.DemoPlayer {
  return { pace: () => 0, setPace: () => undefined, stop: () => undefined };
}

/** Does not compile while the console uses more of the demo than this file has. */
export type Complete = UsedByTheConsole extends typeof import('./none.ts') ? true : never;
