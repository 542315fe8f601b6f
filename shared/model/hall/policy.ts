import type { CareClass } from './ticket.ts';

/**
 * The precedence of a care class in the queue (rulebook §2, modern practice). The branch sets it, because no national
 * rule could be confirmed. "within-tier": first within its tier. "as-…": as if of that tier, if that is better than
 * its own. "after-diamond": as platinum, and first within platinum.
 */
export const carePrecedences = [
  'none',
  'within-tier',
  'as-gold',
  'as-platinum',
  'as-diamond',
  'after-diamond',
] as const;
export type CarePrecedence = (typeof carePrecedences)[number];

/** The classes of care that can have a precedence. */
export type CareNeed = Exclude<CareClass, 'none'>;

/**
 * What a kept appointment gives. "none": an ordinary place. "as-appointed": the place of an arrival at the appointed
 * time, or of the real arrival if that was earlier. "next": from the appointed time on only tickets that the rule
 * guarantees a turn go before it.
 */
export const appointmentStandings = ['none', 'as-appointed', 'next'] as const;
export type AppointmentStanding = (typeof appointmentStandings)[number];

/** What happens to tickets that still wait when the day ends. */
export const dayEnds = ['left', 'carry-over'] as const;
export type DayEnd = (typeof dayEnds)[number];

/** What happens if a receiver does not answer or cannot come. */
export const silenceFollows = ['ask-next', 'warn'] as const;

/** How requests to receivers escalate (the rulebook leaves the time to the branch). */
export interface ReceiverPolicy {
  /** How long the console waits for an answer. */
  readonly answerSeconds: number;
  /** "ask-next": the console asks the next person; "warn": the lobby manager chooses. */
  readonly then: (typeof silenceFollows)[number];
}

/** Further settings of the floor: care, appointments, no-shows, the day's end. */
export interface FloorPolicy {
  /** A no-show can be reinstated within so many minutes, and so often. */
  readonly reinstate: { readonly withinMinutes: number; readonly times: number };
  readonly care: Readonly<Record<CareNeed, CarePrecedence>>;
  /** The window around an appointed time, in minutes, and what keeping it gives. */
  readonly appointments: {
    readonly standing: AppointmentStanding;
    readonly beforeMinutes: number;
    readonly afterMinutes: number;
  };
  readonly dayEnd: DayEnd;
  /** Absent: the default, see {@link receiversOf}. */
  readonly receivers?: ReceiverPolicy | undefined;
}

/** The rulebook says nothing about these, so care is off and the rest is cautious until the branch decides. */
export const defaultPolicy: FloorPolicy = {
  reinstate: { withinMinutes: 30, times: 2 },
  care: { elderly: 'none', disabled: 'none', pregnant: 'none', military: 'none' },
  appointments: { standing: 'as-appointed', beforeMinutes: 15, afterMinutes: 10 },
  dayEnd: 'left',
};

/** A branch's policy, or the default if it has set none. */
export function policyOf(
  config: { readonly policy?: FloorPolicy | undefined } | null,
): FloorPolicy {
  return config?.policy ?? defaultPolicy;
}

const defaultReceivers: ReceiverPolicy = { answerSeconds: 90, then: 'ask-next' };

/** How requests to receivers escalate in a branch. */
export function receiversOf(
  config: { readonly policy?: FloorPolicy | undefined } | null,
): ReceiverPolicy {
  return config?.policy?.receivers ?? defaultReceivers;
}
