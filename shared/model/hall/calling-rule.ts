import type { Tier } from '../schemes/tier.ts';

/** Serve strictly in the order of arrival. */
export interface FifoRule {
  readonly kind: 'fifo';
}

/** Tier, then arrival, with two optional guarantees so that nobody is forgotten (exchange formats, "Rules"). */
export interface DiamondFirstRule {
  readonly kind: 'diamond-first';
  /** A ticket that has waited this long (seconds) goes before all that have not. */
  readonly maxWaitSeconds?: { readonly [tier in Tier]?: number | undefined } | undefined;
  /** A ticket that later arrivals have overtaken this often goes next, after overdue tickets. */
  readonly maxOvertakes?: number | undefined;
}

/** Highest rate × wait goes first. */
export interface AccumulatingRule {
  readonly kind: 'accumulating';
  readonly rates: Readonly<Record<Tier, number>>;
}

/** Tiers take turns in a fixed pattern. */
export interface RatioRule {
  readonly kind: 'ratio';
  readonly pattern: readonly Tier[];
}

/** How the next ticket is chosen. */
export type CallingRule = FifoRule | DiamondFirstRule | AccumulatingRule | RatioRule;

/** The kinds of rules, in the order in which screens offer them. */
export const callingRuleKinds = ['diamond-first', 'accumulating', 'ratio', 'fifo'] as const;
export type CallingRuleKind = (typeof callingRuleKinds)[number];

/** Why a ticket is (or would be) called before the others; the screen puts it into words. */
export type CallBasis =
  | 'tier' // its tier comes first
  | 'arrival' // the earliest arrival
  | 'overdue' // it has reached its tier's maxWaitSeconds
  | 'overtaken' // it has reached maxOvertakes
  | 'priority' // highest accumulated priority
  | 'turn' // its tier's turn in the pattern
  | 'care' // its tier's turn, and its care class goes first in the tier
  | 'appointment' // it kept an appointment whose time has come
  | 'moved' // the branch head moved it
  | 'chosen'; // a teller called this ticket out of turn, with a reason
