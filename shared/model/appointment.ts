import type { Instant } from './dates.ts';
import type { Tier } from './tier.ts';

/** A known client is expected for a service at a time. */
export interface Appointment {
  readonly id: string;
  readonly clientNo: string;
  /** null: the branch no longer offers what it was for. */
  readonly service: string | null;
  /** The appointed time. */
  readonly at: Instant;
  /** The window in which it is kept. */
  readonly from: Instant;
  readonly until: Instant;
  /** Booked until the client takes a number, the window passes, or someone calls it off. */
  readonly state: 'booked' | 'arrived' | 'missed' | 'cancelled';
  readonly madeBy: string;
  readonly ticketId: string | null;
}

/** How an arrival stands to its appointment; early and late get an ordinary place. */
export const appointmentTimings = ['in-time', 'early', 'late'] as const;
export type AppointmentTiming = (typeof appointmentTimings)[number];

/** The appointment that a ticket was taken for. */
export interface KeptAppointment {
  readonly id: string;
  readonly at: Instant;
  readonly timing: AppointmentTiming;
}

/**
 * How the calling rule takes a ticket that does not stand simply by its own tier and arrival. Fixed when the number is
 * taken: a later change of the branch's policy takes nothing from those who wait.
 */
export interface Standing {
  /** The tier as which the rule takes it. */
  readonly tier: Tier;
  /** First whenever the rule gives that tier the turn. */
  readonly first: boolean;
  /** The instant from which the rule counts the wait. */
  readonly since: Instant;
  /** From this instant it goes before all but those whom the rule guarantees a turn; null: never. */
  readonly nextFrom: Instant | null;
}
