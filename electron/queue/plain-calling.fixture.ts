import type { CallBasis, CallingRule } from '../../shared/model/calling-rule.ts';
import { tiers, type Tier } from '../../shared/model/tier.ts';
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
  const wait = (ticket: T) => (now - ticket.takenAt) / 1000;
  const rank = (ticket: T) => tiers.indexOf(ticket.tier);
  // Array.sort is stable: equals stay in the order of arrival.
  const firstBy = (key: (ticket: T) => number, of: readonly T[] = line): T =>
    [...of].sort((a, b) => key(a) - key(b))[0] ?? any;
  const take = (ticket: T, basis: CallBasis, after = turn) => ({ ticket, basis, turn: after });

  const moved = line.filter((ticket) => ticket.moved > 0);
  if (moved.length > 0)
    return take(
      firstBy((ticket) => -ticket.moved, moved),
      'moved',
    );
  if (rule.kind === 'fifo')
    return take(
      firstBy(() => 0),
      'arrival',
    );
  if (rule.kind === 'accumulating') {
    return take(
      firstBy((ticket) => -rule.rates[ticket.tier] * wait(ticket)),
      'priority',
    );
  }
  if (rule.kind === 'ratio') {
    const { pattern } = rule;
    const turns = pattern.map((_, step) => (turn + step) % pattern.length);
    const here = turns.find((at) => line.some((ticket) => ticket.tier === pattern[at]));
    if (here === undefined) return take(firstBy(rank), 'tier');
    const same = line.filter((ticket) => ticket.tier === pattern[here]);
    return take(
      firstBy(() => 0, same),
      'turn',
      (here + 1) % pattern.length,
    );
  }
  const { maxWaitSeconds, maxOvertakes } = rule;
  const limit = (tier: Tier) => maxWaitSeconds?.[tier] ?? Infinity;
  const overdue = line.filter((ticket) => wait(ticket) >= limit(ticket.tier));
  if (overdue.length > 0) {
    return take(
      firstBy((ticket) => limit(ticket.tier) - wait(ticket), overdue),
      'overdue',
    );
  }
  const passed = line.filter((ticket) => ticket.overtaken >= (maxOvertakes ?? Infinity));
  if (passed.length > 0)
    return take(
      firstBy(() => 0, passed),
      'overtaken',
    );
  const several = new Set(line.map((ticket) => ticket.tier)).size > 1;
  return take(firstBy(rank), several ? 'tier' : 'arrival');
}
