import type { CallBasis, CallingRule, DiamondFirstRule } from '../../shared/model/calling-rule.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/tier.ts';

/** What a calling rule looks at in a waiting ticket. */
export interface Candidate {
  readonly tier: Tier;
  /** Order of arrival; smaller came earlier. */
  readonly order: number;
  readonly takenAt: Instant;
  readonly overtaken: number;
  /** The branch head's move, 0 when not moved; the latest move is foremost. */
  readonly moved: number;
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
  const moved = best(
    all.filter((ticket) => ticket.moved > 0),
    (ticket) => [-ticket.moved],
  );
  if (moved) return { ticket: moved, basis: 'moved', turn };
  switch (rule.kind) {
    case 'fifo':
      return choice(earliest(all), 'arrival', turn);
    case 'diamond-first': {
      const overdue = best(
        all.filter((ticket) => overdueBy(ticket, rule.maxWaitSeconds, now) >= 0),
        (ticket) => [-overdueBy(ticket, rule.maxWaitSeconds, now)],
      );
      if (overdue) return { ticket: overdue, basis: 'overdue', turn };
      const cap = rule.maxOvertakes;
      const overtaken =
        cap === undefined ? null : earliest(all.filter((ticket) => ticket.overtaken >= cap));
      if (overtaken) return { ticket: overtaken, basis: 'overtaken', turn };
      const first = best(all, (ticket) => [tierRank(ticket.tier)]);
      return first && { ticket: first, basis: tierBasis(first, all), turn };
    }
    case 'accumulating':
      return choice(
        best(all, (ticket) => [-rule.rates[ticket.tier] * waitOf(ticket, now)]),
        'priority',
        turn,
      );
    case 'ratio':
      return chooseByPattern(all, rule.pattern, turn);
  }
}

/**
 * The order in which those who wait would be called if nobody else came and time stood still: the waiting list.
 * Overtakes along the way count, as they will.
 */
export function servingOrder<T extends Candidate>(
  waiting: Iterable<T>,
  rule: CallingRule,
  now: Instant,
  turn: number,
): Choice<T>[] {
  let rest = [...waiting].map((ticket) => ({ ...candidateOf(ticket), ticket }));
  const order: Choice<T>[] = [];
  let position = turn;
  for (;;) {
    const next = chooseNext(rest, rule, now, position);
    if (!next) return order;
    order.push({ ticket: next.ticket.ticket, basis: next.basis, turn: next.turn });
    position = next.turn;
    rest = rest
      .filter((entry) => entry !== next.ticket)
      .map((entry) =>
        entry.order < next.ticket.order ? { ...entry, overtaken: entry.overtaken + 1 } : entry,
      );
  }
}

/** Milliseconds waited; never negative, whatever a clock did. */
export function waitOf(ticket: Candidate, now: Instant): number {
  return Math.max(0, now - ticket.takenAt);
}

function candidateOf(ticket: Candidate): Candidate {
  const { tier, order, takenAt, overtaken, moved } = ticket;
  return { tier, order, takenAt, overtaken, moved };
}

function chooseByPattern<T extends Candidate>(
  all: readonly T[],
  pattern: readonly Tier[],
  turn: number,
): Choice<T> | null {
  for (let step = 0; step < pattern.length; step += 1) {
    const position = (turn + step) % pattern.length;
    const tier = pattern[position];
    const ticket = earliest(all.filter((candidate) => candidate.tier === tier));
    if (ticket) return { ticket, basis: 'turn', turn: (position + 1) % pattern.length };
  }
  return choice(
    best(all, (ticket) => [tierRank(ticket.tier)]),
    'tier',
    turn,
  );
}

/** Milliseconds past the longest wait of its tier; negative (or never) when it is not overdue. */
function overdueBy(
  ticket: Candidate,
  limits: DiamondFirstRule['maxWaitSeconds'],
  now: Instant,
): number {
  const limit = limits?.[ticket.tier];
  return limit === undefined ? -Infinity : waitOf(ticket, now) - limit * 1000;
}

/** "tier" says something only where another tier waits too; among equals it is the arrival that decides. */
function tierBasis(first: Candidate, all: readonly Candidate[]): CallBasis {
  return all.some((ticket) => ticket.tier !== first.tier) && first.tier !== tiers.at(-1)
    ? 'tier'
    : 'arrival';
}

function choice<T extends Candidate>(
  ticket: T | null,
  basis: CallBasis,
  turn: number,
): Choice<T> | null {
  return ticket && { ticket, basis, turn };
}

function earliest<T extends Candidate>(tickets: readonly T[]): T | null {
  return best(tickets, () => []);
}

/** The least by the key, ties to the earlier arrival. */
function best<T extends Candidate>(
  tickets: readonly T[],
  key: (ticket: T) => readonly number[],
): T | null {
  let found: T | null = null;
  let foundKey: readonly number[] = [];
  for (const ticket of tickets) {
    const own = [...key(ticket), ticket.order];
    if (found === null || less(own, foundKey)) {
      found = ticket;
      foundKey = own;
    }
  }
  return found;
}

function less(a: readonly number[], b: readonly number[]): boolean {
  for (let index = 0; index < a.length; index += 1) {
    const x = a[index] ?? 0;
    const y = b[index] ?? 0;
    if (x !== y) return x < y;
  }
  return false;
}
