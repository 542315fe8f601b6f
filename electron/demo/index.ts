/** Whether this build has the demo; packages made with `--without-demo` have `none.ts` instead of this file. */
export const demoIncluded: boolean = true;
export type { DemoArrival } from './arrivals.rules.ts';
export { demoArrivals } from './arrivals.rules.ts';
export { demoConfig, otherBranchCode, ownBranchCode } from './branch.rules.ts';
export type { DemoBook } from './demo-book.rules.ts';
export { demoMoveReasons } from './move-reasons.rules.ts';
export { demoBook, demoSeed } from './demo-book.rules.ts';
export { writeDemoFiles } from './demo-files.service.ts';
export { demoPin, demoStaff } from './staff.rules.ts';
export type { DemoVisitor } from './visitors.rules.ts';
export { demoVisitors } from './visitors.rules.ts';
export { createRandom, type Random } from './clients/random.rules.ts';
export { createDemoPlayer, type DemoPlayer } from './play/demo-player.service.ts';
export {
  demoPastDays,
  pastDays,
  playDay,
  playMorning,
  type PastParts,
} from './play/demo-past.service.ts';
