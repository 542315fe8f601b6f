import type { CallBasis, CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import type { Candidate } from './calling.rules.ts';

/** A choice made the obvious way. */
export interface PlainChoice<T> {
  readonly ticket: T;
  readonly basis: CallBasis;
  readonly turn: number;
}

/**
 * The rules as the exchange formats tell them, by filtering and sorting everyone at every choice: slow, and written
 * without a look at the engine, to compare it with.
 */
export function plainChoice<T extends Candidate>(
  waiting: readonly T[],
  rule: CallingRule,
  now: number,
  turn: number,
): PlainChoice<T> | null {
  const [any] = waiting;
  if (!any) return null;
  const line = [...waiting].sort((a, b) => a.order - b.order);
  const tierOf = (ticket: T) => ticket.standing?.tier ?? ticket.tier;
  const wait = (ticket: T) => (now - (ticket.standing?.since ?? ticket.takenAt)) / 1000;
  const rank = (ticket: T) => tiers.indexOf(tierOf(ticket));
  // Array.sort is stable: equals stay in the order of arrival.
  const firstBy = (key: (ticket: T) => number, of: readonly T[] = line): T =>
    [...of].sort((a, b) => key(a) - key(b))[0] ?? any;
  const take = (ticket: T, basis: CallBasis, after = turn) => ({ ticket, basis, turn: after });

  const only = (key: (ticket: T) => boolean) => line.filter(key);
  /** It is this ticket's tier's turn: within it, those who go first go first. */
  const inTier = (ticket: T, basis: CallBasis, after = turn) => {
    const ahead = only(
      (other) => tierOf(other) === tierOf(ticket) && other.standing?.first === true,
    );
    const foremost = firstBy(() => 0, ahead);
    return ahead.length > 0 && foremost !== ticket
      ? take(foremost, 'care', after)
      : take(ticket, basis, after);
  };

  const moved = only((ticket) => ticket.moved > 0);
  if (moved.length > 0) {
    const latest = firstBy((ticket) => -ticket.moved, moved);
    return take(latest, 'moved');
  }
  if (rule.kind === 'diamond-first') {
    const { maxWaitSeconds, maxOvertakes } = rule;
    const limit = (ticket: T) => maxWaitSeconds?.[tierOf(ticket)] ?? Infinity;
    const overdue = only((ticket) => wait(ticket) >= limit(ticket));
    if (overdue.length > 0) {
      const longest = firstBy((ticket) => limit(ticket) - wait(ticket), overdue);
      return take(longest, 'overdue');
    }
    const passed = only((ticket) => ticket.overtaken >= (maxOvertakes ?? Infinity));
    if (passed.length > 0) return take(passed[0]!, 'overtaken');
  }
  const from = (ticket: T) => ticket.standing?.nextFrom ?? Infinity;
  const due = only((ticket) => from(ticket) <= now);
  if (due.length > 0) return take(firstBy(from, due), 'appointment');
  switch (rule.kind) {
    case 'fifo':
      return inTier(line[0]!, 'arrival');
    case 'accumulating':
      return inTier(
        firstBy((ticket) => -rule.rates[tierOf(ticket)] * wait(ticket)),
        'priority',
      );
    case 'ratio': {
      const { pattern } = rule;
      const turns = pattern.map((_, step) => (turn + step) % pattern.length);
      const here = turns.find((at) => line.some((ticket) => tierOf(ticket) === pattern[at]));
      if (here === undefined) return inTier(firstBy(rank), 'tier');
      const same = only((ticket) => tierOf(ticket) === pattern[here]);
      return inTier(same[0]!, 'turn', (here + 1) % pattern.length);
    }
    case 'diamond-first': {
      const several = new Set(line.map(tierOf)).size > 1;
      return inTier(firstBy(rank), several ? 'tier' : 'arrival');
    }
  }
}
