import type {
  CallBasis,
  CallingRule,
  DiamondFirstRule,
} from '../../../shared/model/hall/calling-rule.ts';
import { tierRank, tiers, type Tier } from '../../../shared/model/schemes/tier.ts';

/** Stands for "no ticket" where a key is expected. */
export const nobody = -1;

/**
 * The first tickets of the queue: all that a calling rule has to compare. Keys are the caller's own numbering of
 * tickets; arrays are indexed by tier rank. The caller reuses one of these for every choice.
 */
export interface Heads {
  /** The first of the tickets that the branch head moved. */
  moved: number;
  /** The earliest ticket that has been overtaken `maxOvertakes` times. */
  capped: number;
  /** The earliest kept appointment that gives the next place and whose time has come. */
  appointed: number;
  /** The earliest arrival of each tier, and its place in the order of arrival. */
  readonly first: Int32Array;
  readonly firstOrder: Float64Array;
  /** The earliest ticket of each tier that goes first within it (care). */
  readonly ahead: Int32Array;
  /** The longest waiting ticket of each tier, ties to the earlier arrival; nearly always the earliest arrival. */
  readonly longest: Int32Array;
  readonly longestOrder: Float64Array;
  /** Milliseconds. */
  readonly longestWait: Float64Array;
}

/** The result of a comparison. The caller reuses one of these for every choice. */
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
    appointed: nobody,
    ahead: new Int32Array(length).fill(nobody),
    first: new Int32Array(length).fill(nobody),
    firstOrder: new Float64Array(length),
    longest: new Int32Array(length).fill(nobody),
    longestOrder: new Float64Array(length),
    longestWait: new Float64Array(length),
  };
}

/**
 * Decides who is called next (exchange formats, "Rules"), for the live floor, the replay and the simulator alike.
 * Order: tickets that the branch head moved; tickets that the rule guarantees a turn; kept appointments; then the
 * rule. The rule says which tier's turn it is, and care goes first within that tier where the branch has set it.
 * Allocates nothing.
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
  if (rule.kind === 'diamond-first') {
    const overdue = rule.maxWaitSeconds ? longestOverdue(heads, rule.maxWaitSeconds) : nobody;
    if (overdue !== nobody) return decided(verdict, overdue, 'overdue');
    if (heads.capped !== nobody) return decided(verdict, heads.capped, 'overtaken');
  }
  if (heads.appointed !== nobody) return decided(verdict, heads.appointed, 'appointment');
  switch (rule.kind) {
    case 'fifo':
      return inTier(heads, earliest(heads), verdict, 'arrival');
    case 'diamond-first':
      return byTier(heads, verdict);
    case 'accumulating':
      return byPriority(heads, rule.rates, verdict);
    case 'ratio':
      return byPattern(heads, rule.pattern, turn, verdict);
  }
}

function byTier(heads: Heads, verdict: Verdict): Verdict {
  const rank = firstTier(heads);
  if (rank === nobody) return verdict;
  // The basis is "tier" only if another tier waits too; within one tier the arrival decides.
  return inTier(heads, rank, verdict, firstTier(heads, rank + 1) === nobody ? 'arrival' : 'tier');
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

function byPriority(
  heads: Heads,
  rates: Readonly<Record<Tier, number>>,
  verdict: Verdict,
): Verdict {
  let found = nobody;
  let tier = nobody;
  let most = 0;
  let order = Infinity;
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const rate = rates[tierAt(rank)];
    // With rate 0 all tickets of the tier tie, and ties go by arrival.
    const key = at(rate === 0 ? heads.first : heads.longest, rank);
    if (key === nobody) continue;
    const priority = rate * (at(heads.longestWait, rank) / 1000);
    const own = at(rate === 0 ? heads.firstOrder : heads.longestOrder, rank);
    if (found !== nobody && (priority < most || (priority === most && own > order))) continue;
    found = key;
    tier = rank;
    most = priority;
    order = own;
  }
  return inTier(heads, tier, verdict, 'priority', found);
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
    const rank = tier === undefined ? nobody : tierRank(tier);
    if (at(heads.first, rank) === nobody) continue;
    verdict.turn = (position + 1) % pattern.length;
    return inTier(heads, rank, verdict, 'turn');
  }
  return inTier(heads, firstTier(heads), verdict, 'tier');
}

/** The tier of the earliest arrival. */
function earliest(heads: Heads): number {
  let found = nobody;
  let order = Infinity;
  for (let rank = 0; rank < tiers.length; rank += 1) {
    const own = at(heads.firstOrder, rank);
    if (at(heads.first, rank) === nobody || own > order) continue;
    found = rank;
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

/** Chooses within the tier whose turn it is. @param key the rule's choice, if not the earliest arrival */
function inTier(
  heads: Heads,
  rank: number,
  verdict: Verdict,
  basis: CallBasis,
  key = at(heads.first, rank),
): Verdict {
  if (rank === nobody) return verdict;
  const ahead = at(heads.ahead, rank);
  if (ahead !== nobody && ahead !== key) return decided(verdict, ahead, 'care');
  return decided(verdict, key, basis);
}

function decided(verdict: Verdict, key: number, basis: CallBasis): Verdict {
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
