import type { Instant } from './dates.ts';

/** What became of a prospect: contacted and followed up, a client now, or wants no contact (rulebook §4). */
export const prospectOutcomes = ['contacted', 'client', 'no-contact'] as const;
export type ProspectOutcome = (typeof prospectOutcomes)[number];

/** Someone whom the book does not know, recommended by the lobby or a counter to a client manager. */
export interface Prospect {
  readonly id: string;
  readonly at: Instant;
  readonly notedBy: string;
  /** Who is to follow up; null: whoever looks first. */
  readonly managerNo: string | null;
  readonly name: string;
  /** Empty: none was given. */
  readonly phone: string;
  readonly need: string;
}
