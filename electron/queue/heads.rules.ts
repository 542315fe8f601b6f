import type { CallBasis, CallingRule, DiamondFirstRule } from '../../shared/model/calling-rule.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/tier.ts';

/** In place of a ticket's key: there is none. */
export const nobody = -1;

/**
 * The foremost of those who wait: all that a calling rule has to look at. Keys are whatever the owner of the tickets
 * numbers them by; arrays go by tier rank. One of these is filled again for every choice.
 */
export interface Heads {
  /** The foremost of those whom the branch head moved. */
  moved: number;
  /** The earliest of those passed as often as may be. */
  capped: number;
  /** The earliest arrival of each tier, and its place in the order of arrival. */
  readonly first: Int32Array;
  readonly firstOrder: Float64Array;
  /** Who has waited longest in each tier, ties to the earlier arrival; nearly always the earliest arrival. */
  readonly longest: Int32Array;
  readonly longestOrder: Float64Array;
  /** Milliseconds. */
  readonly longestWait: Float64Array;
}

/** The outcome of a comparison; one is filled again for every choice. */
export interface Verdict {
  /** The chosen ticket's key, or {@link nobody}. */
  key: number;
  basis: CallBasis;
  /** Position in the ratio rule's pattern after this choice. */
  turn: number;
}

/** Heads of an empty floor. */
export function emptyHeads(): Heads {
  const { length } = tiers;
  return {
    moved: nobody,
    capped: nobody,
    first: new Int32Array(length).fill(nobody),
    firstOrder: new Float64Array(length),
    longest: new Int32Array(length).fill(nobody),
    longestOrder: new Float64Array(length),
    longestWait: new Float64Array(length),
  };
}

/**
 * Who is called next (exchange formats, "Rules"): the one place where rules are applied, for the live floor, the replay
 * and the simulator. Moved tickets go before any rule: the head's decision. Allocates nothing.
 */
export function compareHeads(
  heads: Heads,
  rule: CallingRule,
  turn: number,
  verdict: Verdict,
): Verdict {
  verdict.key = nobody;
  verdict.basis = 'arrival';
  verdict.turn = turn;
  if (heads.moved !== nobody) return decided(verdict, heads.moved, 'moved');
  switch (rule.kind) {
    case 'fifo':
      return decided(verdict, earliest(heads), 'arrival');
    case 'diamond-first':
      return diamondFirst(heads, rule, verdict);
    case 'accumulating':
      return decided(verdict, highestPriority(heads, rule.rates), 'priority');
    case 'ratio':
      return byPattern(heads, rule.pattern, turn, verdict);
  }
}

function diamondFirst(heads: Heads, rule: DiamondFirstRule, verdict: Verdict): Verdict {
  if (rule.maxWaitSeconds) {
    const overdue = longestOverdue(heads, rule.maxWaitSeconds);
    if (overdue !== nobody) return decided(verdict, overdue, 'overdue');
  }
  if (heads.capped !== nobody) return decided(verdict, heads.capped, 'overtaken');
  const rank = firstTier(heads);
  if (rank === nobody) return verdict;
  // "tier" says something only where another tier waits too; among equals it is the arrival that decides.
  return decided(
    verdict,
    heads.first[rank],
    firstTier(heads, rank + 1) === nobody ? 'arrival' : 'tier',
  );
}

function longestOverdue(
  heads: Heads,
  limits: NonNullable<DiamondFirstRule['maxWaitSeconds']>,
): number {
  let found = nobody;
  let most = 0;
  let order = Infinity;
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const limit = limits[tierAt(rank)];
    const key = at(heads.longest, rank);
    if (limit === undefined || key === nobody) continue;
    const by = at(heads.longestWait, rank) - limit * 1000;
    const own = at(heads.longestOrder, rank);
    if (by < 0 || (found !== nobody && (by < most || (by === most && own > order)))) continue;
    found = key;
    most = by;
    order = own;
  }
  return found;
}

function highestPriority(heads: Heads, rates: Readonly<Record<Tier, number>>): number {
  let found = nobody;
  let most = 0;
  let order = Infinity;
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const rate = rates[tierAt(rank)];
    // A tier that gathers nothing is all ties, and those go by arrival.
    const key = at(rate === 0 ? heads.first : heads.longest, rank);
    if (key === nobody) continue;
    const priority = rate * (at(heads.longestWait, rank) / 1000);
    const own = at(rate === 0 ? heads.firstOrder : heads.longestOrder, rank);
    if (found !== nobody && (priority < most || (priority === most && own > order))) continue;
    found = key;
    most = priority;
    order = own;
  }
  return found;
}

function byPattern(
  heads: Heads,
  pattern: readonly Tier[],
  turn: number,
  verdict: Verdict,
): Verdict {
  for (let step = 0; step < pattern.length; step += 1) {
    const position = (turn + step) % pattern.length;
    const tier = pattern[position];
    const key = tier === undefined ? nobody : at(heads.first, tierRank(tier));
    if (key === nobody) continue;
    verdict.turn = (position + 1) % pattern.length;
    return decided(verdict, key, 'turn');
  }
  const rank = firstTier(heads);
  return rank === nobody ? verdict : decided(verdict, heads.first[rank], 'tier');
}

function earliest(heads: Heads): number {
  let found = nobody;
  let order = Infinity;
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const key = at(heads.first, rank);
    const own = at(heads.firstOrder, rank);
    if (key === nobody || own > order) continue;
    found = key;
    order = own;
  }
  return found;
}

/** The best tier from a rank on that has someone waiting. */
function firstTier(heads: Heads, from = 0): number {
  for (let rank = from; rank < tiers.length; rank += 1) {
    if (at(heads.first, rank) !== nobody) return rank;
  }
  return nobody;
}

function decided(verdict: Verdict, key: number = nobody, basis: CallBasis): Verdict {
  verdict.key = key;
  verdict.basis = basis;
  return verdict;
}

function at(values: Int32Array | Float64Array, rank: number): number {
  return values[rank] ?? nobody;
}

function tierAt(rank: number): Tier {
  return tiers[rank] ?? 'regular';
}
