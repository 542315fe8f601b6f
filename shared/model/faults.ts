import type { Instant } from './dates.ts';

/** Parts of the console in which background work may fail. */
export const faultPlaces = [
  'host', // pages and connections
  'call', // a procedure that failed unexpectedly
  'floor', // the floor timer
  'planning', // forecast, advice, comparison
  'book', // names and tiers held for searches
  'proof', // the check of the log
  'reports', // day reports
  'store', // the server that workstations share
  'intake', // drop folder and nightly run
  'backup',
  'demo', // simulated arrivals
  'listener', // a listener of a change
  'window', // the desktop's windows and menus
  'closing',
  'unforeseen', // an uncaught error
] as const;
export type FaultPlace = (typeof faultPlaces)[number];

/** An unexpected error that did not end the console. Details are in the error log under the same number. */
export interface Fault {
  readonly id: string;
  readonly place: FaultPlace;
  /** When it happened last, and how often in a row. */
  readonly at: Instant;
  readonly times: number;
}
