import type { Instant } from '../dates.ts';
import type { Tier } from '../schemes/tier.ts';

/** A known client is expected for a service at a time. */
export interface Appointment {
  readonly id: string;
  readonly clientNo: string;
  /** null: the branch no longer offers the service. */
  readonly service: string | null;
  /** The appointed time. */
  readonly at: Instant;
  /** The window in which it is kept. */
  readonly from: Instant;
  readonly until: Instant;
  /** Booked until the client takes a ticket, the window passes, or somebody cancels it. */
  readonly state: 'booked' | 'arrived' | 'missed' | 'cancelled';
  readonly madeBy: string;
  readonly ticketId: string | null;
}

/** When the client came, relative to the window. Early and late arrivals get an ordinary place. */
export const appointmentTimings = ['in-time', 'early', 'late'] as const;
export type AppointmentTiming = (typeof appointmentTimings)[number];

/** The appointment that a ticket was taken for. */
export interface KeptAppointment {
  readonly id: string;
  readonly at: Instant;
  readonly timing: AppointmentTiming;
}

/**
 * How the calling rule treats a ticket, if not simply by its own tier and arrival. Fixed when the ticket is taken:
 * later changes of the branch's settings take nothing from those who wait.
 */
export interface QueueStanding {
  /** The tier as which the rule treats it. */
  readonly tier: Tier;
  /** Whether it goes first within that tier. */
  readonly first: boolean;
  /** The instant from which the rule counts the wait. */
  readonly since: Instant;
  /** From this instant on only tickets that the rule guarantees a turn go before it; null: never. */
  readonly nextFrom: Instant | null;
}
