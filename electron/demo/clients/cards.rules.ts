import type { CardProduct } from '../../../shared/model/clients/products.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { cardNumber } from './numbers.rules.ts';
import type { ClientPlan } from './plan.rules.ts';
import type { Weighted } from './random.rules.ts';
import { createRandom } from './random.rules.ts';
import type { DemoRow } from './rows.rules.ts';

/** Not every card is that of the tier: some have not changed theirs yet, some kept a better one. */
const mainCard: Readonly<Record<Tier, Weighted<CardProduct | ''>>> = {
  diamond: [
    ['diamond_card', 90],
    ['platinum_card', 10],
  ],
  platinum: [
    ['platinum_card', 86],
    ['gold_card', 12],
    ['diamond_card', 2],
  ],
  gold: [
    ['gold_card', 80],
    ['debit_card', 18],
    ['platinum_card', 2],
  ],
  regular: [
    ['debit_card', 97],
    ['gold_card', 1],
    ['', 2],
  ],
};
const secondShare: Readonly<Record<Tier, number>> = {
  diamond: 0.6,
  platinum: 0.45,
  gold: 0.3,
  regular: 0.08,
};
const creditShare: Readonly<Record<Tier, number>> = {
  diamond: 0.5,
  platinum: 0.45,
  gold: 0.35,
  regular: 0.15,
};

/** The lines of `cards.csv`; companies have no cards. */
export function cardRows(seed: number, plans: readonly ClientPlan[]): readonly DemoRow<'cards'>[] {
  const random = createRandom(seed, 'cards');
  let order = 1000;
  return plans
    .filter((plan) => plan.kind === 'personal')
    .flatMap((plan) => {
      const products: (CardProduct | '')[] = [random.weighted(mainCard[plan.tier])];
      if (random.chance(secondShare[plan.tier])) products.push('debit_card');
      if (random.chance(creditShare[plan.tier])) products.push('credit_card');
      return products
        .filter((product) => product !== '')
        .map((product) => {
          // Uneven steps: neighbours in the book must not have neighbouring card numbers.
          order += random.integer(3, 900);
          return { card_no: cardNumber(order), client_no: plan.clientNo, product };
        });
    });
}
