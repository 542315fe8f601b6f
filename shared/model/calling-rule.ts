import type { Tier } from './tier.ts';

/** Serve strictly in the order of arrival. */
export interface FifoRule {
  readonly kind: 'fifo';
}

/** Tier, then arrival, with two guarantees that nobody is forgotten (exchange formats, "Rules"). */
export interface DiamondFirstRule {
  readonly kind: 'diamond-first';
  /** A ticket that has waited this long (seconds) goes before all that have not. */
  readonly maxWaitSeconds?: { readonly [tier in Tier]?: number | undefined } | undefined;
  /** A ticket passed this often by later arrivals goes next, after those overdue. */
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
  | 'arrival' // earliest of those who wait
  | 'overdue' // it has waited as long as its tier may
  | 'overtaken' // it was passed as often as may be
  | 'priority' // highest accumulated priority
  | 'turn' // its tier's turn in the pattern
  | 'care' // its tier's turn, and its care class goes first in the tier
  | 'appointment' // it kept an appointment whose time has come
  | 'moved' // the branch head moved it
  | 'chosen'; // a teller called this very ticket, with a reason
