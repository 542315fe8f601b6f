import type { Instant } from './dates.ts';

/** Parts of the console in which something may fail without anybody having asked for it. */
export const faultPlaces = [
  'host', // pages and connections
  'call', // a procedure, for a reason that nobody foresaw
  'floor', // what happens on the floor by itself
  'planning', // forecast, advice, comparison
  'book', // names and tiers held for searches
  'proof', // the check of the log
  'reports', // files of days
  'intake', // files taken by themselves
  'backup',
  'demo', // the people who come by themselves
  'listener', // who is told of a change
  'window', // the desktop's windows and menus
  'closing',
  'unforeseen', // an error that nothing caught
] as const;
export type FaultPlace = (typeof faultPlaces)[number];

/** An error that did not end the console. It names nobody: the rest is in the log of errors, under the same number. */
export interface Fault {
  readonly id: string;
  readonly place: FaultPlace;
  /** When it happened last, and how often within this run of it. */
  readonly at: Instant;
  readonly times: number;
}
