import type { Fen } from '../../../shared/model/money.ts';
import { fenPerWan } from '../../../shared/model/money.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import type { Random } from './random.rules.ts';

/** What a client of the demo is to be, before there is a name or a balance. */
export interface ClientPlan {
  readonly clientNo: string;
  readonly kind: 'personal' | 'corporate';
  readonly tier: Tier;
  /** The 12-month average of financial assets. */
  readonly average: Fen;
  /** The average is meant to the fen: a client at the very edge of a tier. */
  readonly exact: boolean;
  readonly ownBranch: boolean;
}

type Draft = Omit<ClientPlan, 'clientNo'>;

/** Where each tier begins in the scheme abc-vip. */
export const tierFloor: Readonly<Record<Tier, Fen>> = {
  diamond: 500 * fenPerWan,
  platinum: 100 * fenPerWan,
  gold: 10 * fenPerWan,
  regular: 0,
};

/** The tier of an average in the scheme abc-vip. */
export function tierOfAverage(average: Fen): Tier {
  return tiers.find((tier) => average >= tierFloor[tier]) ?? 'regular';
}

const share = { diamond: 0.008, platinum: 0.04, gold: 0.18, corporate: 0.02, otherBranch: 0.12 };

/** Just at, just over and just under each threshold. */
const edges: readonly Fen[] = [tierFloor.gold, tierFloor.platinum, tierFloor.diamond].flatMap(
  (floor) => [floor, floor + 1, floor - 1, floor - 10_000],
);

/** Plans for a branch of `size` clients, tiers mixed, numbered in that order. */
export function planClients(random: Random, size: number): readonly ClientPlan[] {
  const diamond = Math.round(size * share.diamond);
  const platinum = Math.round(size * share.platinum);
  const gold = Math.round(size * share.gold);
  const drafts: Draft[] = [
    ...planTier(random, 'diamond', diamond, 0),
    ...planTier(random, 'platinum', platinum, 0),
    ...planTier(random, 'gold', gold, 0),
    ...planTier(
      random,
      'regular',
      size - diamond - platinum - gold,
      Math.round(size * share.corporate),
    ),
  ];
  return random
    .shuffle(drafts)
    .map((draft, i) => ({ clientNo: `88${String(i + 1).padStart(8, '0')}`, ...draft }));
}

function planTier(random: Random, tier: Tier, count: number, companies: number): Draft[] {
  const exact = edges.filter((fen) => tierOfAverage(fen) === tier);
  // At least three: that a diamond of another branch walks in is the case a newcomer should see.
  const others = Math.max(3, Math.round(count * share.otherBranch));
  return Array.from({ length: count }, (_, i): Draft => {
    const edge = exact[i];
    if (edge !== undefined) {
      return { kind: 'personal', tier, average: edge, exact: true, ownBranch: true };
    }
    const ownBranch = i >= exact.length + others;
    const corporate = ownBranch && i < exact.length + others + companies;
    return {
      kind: corporate ? 'corporate' : 'personal',
      tier,
      average: corporate ? smallBalance(random, 30_000) : average(random, tier),
      exact: false,
      ownBranch,
    };
  });
}

function average(random: Random, tier: Tier): Fen {
  switch (tier) {
    case 'diamond':
      return between(random, 520 * fenPerWan, 4_000 * fenPerWan, 2.2);
    case 'platinum':
      return between(random, 105 * fenPerWan, 470 * fenPerWan, 1.7);
    case 'gold':
      return between(random, 10.5 * fenPerWan, 94 * fenPerWan, 1.5);
    case 'regular':
      return random.chance(0.03) ? 0 : smallBalance(random, 6_000);
  }
}

/** Log-uniform, leaning to the low end the more the larger `lean` is. */
function between(random: Random, low: Fen, high: Fen, lean: number): Fen {
  return Math.round(low * Math.exp(Math.log(high / low) * random.next() ** lean));
}

function smallBalance(random: Random, medianYuan: number): Fen {
  return Math.round(Math.min(95_000, random.logNormal(medianYuan, 1.4)) * 100);
}
