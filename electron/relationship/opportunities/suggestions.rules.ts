import type { BusinessDate } from '../../../shared/model/dates.ts';
import { offerRefusal, type Assessment } from './risk.rules.ts';
import {
  sellingWays,
  type ProductFamily,
  type SellingTables,
  type SellingWay,
} from '../../../shared/model/relationship/selling.ts';

/** What could be offered, and because of what. */
export interface Suggestion {
  readonly family: string;
  readonly way: SellingWay;
  readonly because: readonly string[];
}

/** A product that a client holds. */
export interface HeldProduct {
  readonly productName: string;
  readonly product: string | null;
}

/** The families that a holding belongs to: where one family's word lies within another's, only the closer one. */
export function familiesOf(
  { productName, product }: HeldProduct,
  families: readonly ProductFamily[],
): readonly string[] {
  const named = families.flatMap(({ id, words }) =>
    words.filter((word) => productName.includes(word)).map((word) => ({ id, word })),
  );
  const closest = named.filter(
    ({ word }) => !named.some((other) => other.word !== word && other.word.includes(word)),
  );
  if (closest.length > 0) return [...new Set(closest.map(({ id }) => id))];
  return families
    .filter((one) => product !== null && one.products?.includes(product))
    .map(({ id }) => id);
}

/**
 * What a client could be offered: from the tables, without what is held (but for the same again) and without what the
 * risk grade forbids. In the order of cross, repeat, up, each family once in its first way.
 * @param gradeOf the risk grade of a family's products in the branch's list; null: none that counts
 */
export function suggestions(
  held: readonly HeldProduct[],
  { families, rows }: SellingTables,
  client: Assessment,
  gradeOf: (family: string) => number | null,
  today: BusinessDate,
): readonly Suggestion[] {
  const has = new Set(held.flatMap((one) => familiesOf(one, families)));
  const found = new Map<string, { way: SellingWay; because: string[] }>();
  for (const way of sellingWays) {
    for (const row of rows) {
      if (row.way !== way || !has.has(row.held)) continue;
      for (const offered of row.offered) {
        if (has.has(offered) && offered !== row.held) continue;
        if (offerRefusal(client, gradeOf(offered), today) !== null) continue;
        const known = found.get(offered);
        if (!known) found.set(offered, { way, because: [row.held] });
        else if (known.way === way) known.because.push(row.held);
      }
    }
  }
  return [...found].map(([one, { way, because }]) => ({ family: one, way, because }));
}
