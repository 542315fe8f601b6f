import { addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';

/** What the book and the scores know of a client in a screening. */
export interface ScreenedClient {
  readonly clientNo: string;
  /** The effective tier at the screening before; null: the client is new. */
  readonly tierBefore: Tier | null;
  /** The effective tier now. */
  readonly tier: Tier;
  /** The tier whose standard is met now, before the rules for moving. */
  readonly computed: Tier;
  /** The tier that the client has signed for, by its best card; null: unknown. */
  readonly signedTier: Tier | null;
  /** In the scheme's unit, with what the next tier asks for; null at the top or where no threshold is confirmed. */
  readonly value: number;
  readonly nextLow: number | null;
  readonly lastPostingOn: BusinessDate | null;
}

/** Why a client is in a screening's list. */
export type ScreeningReason =
  | { readonly kind: 'up'; readonly from: Tier | null }
  | { readonly kind: 'down'; readonly from: Tier }
  /** Meets a standard but has not signed for it (rulebook §3, "Potential"). */
  | { readonly kind: 'not-upgraded'; readonly standard: Tier }
  /** Below a standard, but near it. */
  | { readonly kind: 'near'; readonly shortOf: number }
  | { readonly kind: 'dormant'; readonly lastPostingOn: BusinessDate };

export interface ScreeningRow {
  readonly clientNo: string;
  readonly tier: Tier;
  readonly value: number;
  readonly reason: ScreeningReason;
}

/** A month's screening of the whole book, before anything happens. */
export interface ScreeningResult {
  readonly up: readonly ScreeningRow[];
  readonly down: readonly ScreeningRow[];
  readonly potential: readonly ScreeningRow[];
  readonly dormant: readonly ScreeningRow[];
}

export interface ScreeningRules {
  /** Share of a threshold that may be missing for a client to be near it. */
  readonly nearShare: number;
  /** Months without a posting after which a client sleeps; null: the branch has not said, and nobody does. */
  readonly dormantMonths: number | null;
}

/**
 * The whole book against the scheme's standards: who is newly up, newly down, potential or dormant, each with its reason,
 * the largest first. A client stands in one of up, down and potential, and can be dormant beside it.
 */
export function screen(
  clients: Iterable<ScreenedClient>,
  { nearShare, dormantMonths }: ScreeningRules,
  today: BusinessDate,
): ScreeningResult {
  const result = { up: [], down: [], potential: [], dormant: [] } as Record<
    keyof ScreeningResult,
    ScreeningRow[]
  >;
  const asleepBefore = dormantMonths === null ? null : addMonths(today, -dormantMonths);
  for (const client of clients) {
    const { clientNo, tier, value, lastPostingOn } = client;
    const moved = moveOf(client);
    if (moved) result[moved.kind].push({ clientNo, tier, value, reason: moved });
    else {
      const reason = potentialOf(client, nearShare);
      if (reason) result.potential.push({ clientNo, tier, value, reason });
    }
    if (asleepBefore !== null && lastPostingOn !== null && lastPostingOn < asleepBefore) {
      result.dormant.push({ clientNo, tier, value, reason: { kind: 'dormant', lastPostingOn } });
    }
  }
  for (const rows of Object.values(result)) rows.sort(largestFirst);
  return result;
}

function moveOf({
  tierBefore: from,
  tier,
}: ScreenedClient): (ScreeningReason & { kind: 'up' | 'down' }) | null {
  if (from === null) return tier === 'regular' ? null : { kind: 'up', from };
  const steps = tierRank(from) - tierRank(tier);
  if (steps === 0) return null;
  return steps > 0 ? { kind: 'up', from } : { kind: 'down', from };
}

function potentialOf(client: ScreenedClient, nearShare: number): ScreeningReason | null {
  const { computed, signedTier, value, nextLow } = client;
  if (signedTier !== null && tierRank(computed) < tierRank(signedTier)) {
    return { kind: 'not-upgraded', standard: computed };
  }
  if (nextLow === null || value >= nextLow) return null;
  const shortOf = nextLow - value;
  return shortOf <= nextLow * nearShare ? { kind: 'near', shortOf } : null;
}

function largestFirst(a: ScreeningRow, b: ScreeningRow): number {
  return b.value - a.value || (a.clientNo < b.clientNo ? -1 : 1);
}
