import type { Hint } from '../../shared/model/clients/client.ts';
import type { Product } from '../../shared/model/clients/products.ts';
import type { SchemeUnit } from '../../shared/model/schemes/scheme.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';

/** A hint as the contract has it. Amounts in fen; null if the role may not see them. */
export type HintView =
  | { kind: 'caution'; text: string }
  | { kind: 'birthday'; inDays: number }
  | {
      kind: 'maturity';
      product: Product | '';
      name: string;
      amount: number | null;
      inDays: number;
    }
  | { kind: 'drink'; drink: string }
  | { kind: 'risk-expired'; days: number }
  | { kind: 'next-tier'; tier: Tier; missing: number; unit: SchemeUnit };

/** A screen shows at most this many. */
const shown = 3;

/**
 * The hints for a screen: at most three, the most important first. The distance to the next tier reveals an amount, so
 * it is shown only to roles that may see balances.
 */
export function hintViews(
  hints: readonly Hint[],
  tierOfLevel: (level: string) => Tier,
  seesBalances: boolean,
): HintView[] {
  return hints.flatMap((hint) => hintView(hint, tierOfLevel, seesBalances)).slice(0, shown);
}

function hintView(
  hint: Hint,
  tierOfLevel: (level: string) => Tier,
  seesBalances: boolean,
): HintView[] {
  switch (hint.kind) {
    case 'caution':
      return [{ kind: 'caution', text: hint.text }];
    case 'birthday':
      return [{ kind: 'birthday', inDays: hint.daysAhead }];
    case 'maturing':
      return [
        {
          kind: 'maturity',
          product: '',
          name: hint.productName,
          amount: seesBalances ? hint.amountFen : null,
          inDays: hint.daysAhead,
        },
      ];
    case 'drink':
      return [{ kind: 'drink', drink: hint.drink }];
    case 'risk-expired':
      return [{ kind: 'risk-expired', days: hint.daysAgo }];
    case 'risk-expiring':
      return [];
    case 'next-level':
      return seesBalances
        ? [
            {
              kind: 'next-tier',
              tier: tierOfLevel(hint.level),
              missing: hint.shortOf,
              unit: hint.unit,
            },
          ]
        : [];
  }
}
