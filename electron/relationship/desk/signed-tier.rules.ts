import type { Tier } from '../../../shared/model/schemes/tier.ts';

const cardTiers: readonly (readonly [string, Tier])[] = [
  ['diamond_card', 'diamond'],
  ['platinum_card', 'platinum'],
  ['gold_card', 'gold'],
];

/** The tier that a client has signed for, by its best card; null: it has no card, so nothing is known. */
export function signedTierOf(products: readonly (string | null)[]): Tier | null {
  const best = cardTiers.find(([product]) => products.includes(product));
  if (best) return best[1];
  return products.length > 0 ? 'regular' : null;
}
