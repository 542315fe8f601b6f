import type { Tier } from '../schemes/tier.ts';
import { ticketLetter, tiers } from '../schemes/tier.ts';

/**
 * The states of a ticket. waiting → called → serving → completed; called may go back to waiting, or to no-show or
 * parked; no-show and parked may wait again; cancelled and left end it without service; carried ends it for the day,
 * and the client gets a number on the next.
 */
export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no-show',
  'completed',
  'cancelled',
  'left',
  'carried',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** States in which a ticket has ended for the day. */
export const endedStates = [
  'no-show',
  'completed',
  'cancelled',
  'left',
  'carried',
] as const satisfies readonly TicketState[];

/** The number printed on a ticket: tier letter and a count of the day, at least three digits: "D003". */
export function ticketNumber(tier: Tier, count: number): string {
  return ticketLetter[tier] + String(count).padStart(3, '0');
}

/** The tier under which a number was given. */
export function tierOfNumber(number: string): Tier {
  return tiers.find((tier) => number.startsWith(ticketLetter[tier])) ?? 'regular';
}

/** The count in a ticket number: 12 in A012. */
export function countOfNumber(number: string): number {
  return Number(number.slice(1));
}

/** Care classes (rulebook §2, modern practice); "none" for everybody else. */
export const careClasses = ['none', 'elderly', 'disabled', 'pregnant', 'military'] as const;
export type CareClass = (typeof careClasses)[number];

/** Why a ticket was cancelled. */
export const cancelReasons = [
  'client-left',
  'taken-by-mistake',
  'served-elsewhere',
  'other',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Why a ticket was unbound. */
export const unboundReasons = [
  'counter-gone',
  'counter-changed',
  'counter-closed',
  'service-gone',
  'no-counter',
  'room-gone',
] as const;
export type UnboundReason = (typeof unboundReasons)[number];

/** Why a checklist item was skipped. */
export const skipReasons = [
  'declined',
  'not-applicable',
  'out-of-stock',
  'no-time',
  'other',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a counter is paused. */
export const pauseReasons = ['break', 'cash-handling', 'meeting', 'equipment', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];
