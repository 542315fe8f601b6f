import type { Instant } from '../dates.ts';

/** The outcome of a prospect: contacted, became a client, or wants no contact (rulebook §4). */
export const prospectOutcomes = ['contacted', 'client', 'no-contact'] as const;
export type ProspectOutcome = (typeof prospectOutcomes)[number];

/** A person who is not in the book, recommended by lobby or counter to a client manager. */
export interface Prospect {
  readonly id: string;
  readonly at: Instant;
  readonly notedBy: string;
  /** The manager who is to follow up; null: any manager. */
  readonly managerNo: string | null;
  readonly name: string;
  /** May be empty. */
  readonly phone: string;
  readonly need: string;
}
