import type { QueueStanding } from '../../../shared/model/hall/appointment.ts';
import type { CallBasis, CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';
import { compareHeads, emptyHeads, nobody, type Verdict } from './heads.rules.ts';

/** What a calling rule looks at in a waiting ticket. */
export interface Candidate {
  readonly tier: Tier;
  /** Order of arrival; smaller came earlier. */
  readonly order: number;
  readonly takenAt: Instant;
  readonly overtaken: number;
  /** The number of the branch head's move, 0 when not moved; the latest move goes first. */
  readonly moved: number;
  /** Absent or null: it is called by its own tier and arrival. */
  readonly standing?: QueueStanding | null;
}

/** The choice of a rule, why, and the ratio rule's position after it. */
export interface Choice<T extends Candidate> {
  readonly ticket: T;
  readonly basis: CallBasis;
  readonly turn: number;
}

/**
 * Chooses who is called next (exchange formats, "Rules"). Moved tickets go before any rule: the head's decision.
 * @param waiting those that the calling counter can serve, in any order. @param turn position in a ratio pattern.
 * @returns null when nobody waits.
 */
export function chooseNext<T extends Candidate>(
  waiting: Iterable<T>,
  rule: CallingRule,
  now: Instant,
  turn: number,
): Choice<T> | null {
  const all = [...waiting];
  const verdict = choose(all, rule, now, turn);
  const ticket = all[verdict.key];
  return ticket ? { ticket, basis: verdict.basis, turn: verdict.turn } : null;
}

/** Milliseconds waited, as the rule counts them. Never negative. */
export function waitOf(ticket: Candidate, now: Instant): number {
  return Math.max(0, now - (ticket.standing?.since ?? ticket.takenAt));
}

/** Finds the heads in one pass and compares them. The verdict's key is an index of the list. */
function choose(all: readonly Candidate[], rule: CallingRule, now: Instant, turn: number): Verdict {
  const heads = emptyHeads();
  const cap = rule.kind === 'diamond-first' ? (rule.maxOvertakes ?? Infinity) : Infinity;
  let moved = 0;
  let cappedOrder = Infinity;
  const aheadOrder = heads.firstOrder.map(() => Infinity);
  let appointedOrder = Infinity;
  let appointedFrom = Infinity;
  all.forEach((ticket, key) => {
    const { order, standing } = ticket;
    const rank = tierRank(standing?.tier ?? ticket.tier);
    const wait = waitOf(ticket, now);
    if (heads.first[rank] === nobody || order < (heads.firstOrder[rank] ?? 0)) {
      heads.first[rank] = key;
      heads.firstOrder[rank] = order;
    }
    const longest = heads.longestWait[rank] ?? 0;
    if (
      heads.longest[rank] === nobody ||
      wait > longest ||
      (wait === longest && order < (heads.longestOrder[rank] ?? 0))
    ) {
      heads.longest[rank] = key;
      heads.longestOrder[rank] = order;
      heads.longestWait[rank] = wait;
    }
    if (ticket.overtaken >= cap && order < cappedOrder) {
      heads.capped = key;
      cappedOrder = order;
    }
    if (standing?.first === true && order < (aheadOrder[rank] ?? 0)) {
      heads.ahead[rank] = key;
      aheadOrder[rank] = order;
    }
    const nextFrom = standing?.nextFrom ?? Infinity;
    if (
      nextFrom <= now &&
      (nextFrom < appointedFrom || (nextFrom === appointedFrom && order < appointedOrder))
    ) {
      heads.appointed = key;
      appointedFrom = nextFrom;
      appointedOrder = order;
    }
    if (ticket.moved > moved) {
      heads.moved = key;
      moved = ticket.moved;
    }
  });
  return compareHeads(heads, rule, turn, { key: nobody, basis: 'arrival', turn });
}
