import type { CareClass } from './ticket.ts';

/**
 * How a care class counts in the queue (rulebook §2, modern practice); the branch sets it, no national figure could be
 * confirmed. "within-tier": first whenever the rule gives its tier the turn. "as-…": as if of that tier, where that is
 * better than its own. "after-diamond": as platinum, and first among them.
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
 * What keeping an appointment gives. "none": an ordinary place. "as-appointed": the place of one who arrived at the
 * appointed time, or at the real arrival if that was earlier. "next": from the appointed time on, before all but
 * those whom the rule guarantees a turn.
 */
export const appointmentStandings = ['none', 'as-appointed', 'next'] as const;
export type AppointmentStanding = (typeof appointmentStandings)[number];

/** What becomes of those who still wait when the day ends. */
export const dayEnds = ['left', 'carry-over'] as const;
export type DayEnd = (typeof dayEnds)[number];

/** What follows when the one who is to receive a client does not answer, or cannot come. */
export const silenceFollows = ['ask-next', 'warn'] as const;

/** How calls to receivers escalate (the rulebook leaves the figure to the branch). */
export interface ReceiverPolicy {
  /** So long is an answer waited for. */
  readonly answerSeconds: number;
  /** "ask-next": the next in line is asked by the console; "warn": the lobby manager chooses. */
  readonly then: (typeof silenceFollows)[number];
}

/** What a branch decides about the finer points of its floor. */
export interface FloorPolicy {
  /** A no-show who comes back keeps the place for so long (minutes since the no-show) and so often. */
  readonly reinstate: { readonly withinMinutes: number; readonly times: number };
  readonly care: Readonly<Record<CareNeed, CarePrecedence>>;
  /** The window around an appointed time, in minutes, and what keeping it gives. */
  readonly appointments: {
    readonly standing: AppointmentStanding;
    readonly beforeMinutes: number;
    readonly afterMinutes: number;
  };
  readonly dayEnd: DayEnd;
  /** Absent in policies of earlier versions: {@link receiversOf}. */
  readonly receivers?: ReceiverPolicy | undefined;
}

/** The rulebook is silent on these: care is off, and the rest is cautious, until the branch decides. */
export const defaultPolicy: FloorPolicy = {
  reinstate: { withinMinutes: 30, times: 2 },
  care: { elderly: 'none', disabled: 'none', pregnant: 'none', military: 'none' },
  appointments: { standing: 'as-appointed', beforeMinutes: 15, afterMinutes: 10 },
  dayEnd: 'left',
};

/** A branch's policy; configurations written by earlier versions have none. */
export function policyOf(
  config: { readonly policy?: FloorPolicy | undefined } | null,
): FloorPolicy {
  return config?.policy ?? defaultPolicy;
}

const defaultReceivers: ReceiverPolicy = { answerSeconds: 90, then: 'ask-next' };

/** How calls to receivers escalate in a branch. */
export function receiversOf(
  config: { readonly policy?: FloorPolicy | undefined } | null,
): ReceiverPolicy {
  return config?.policy?.receivers ?? defaultReceivers;
}
