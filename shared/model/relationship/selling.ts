/** A family of products as clients hold them and the branch sells them. */
export interface ProductFamily {
  readonly id: string;
  /** Product codes of the exchange files that it stands for. */
  readonly products?: readonly string[];
  /** Words of product names, as the bank's systems write them. */
  readonly words: readonly string[];
}

export const sellingWays = ['cross', 'repeat', 'up'] as const;
export type SellingWay = (typeof sellingWays)[number];

/** To whom holds `held`, these can be sold. */
export interface SellingRow {
  readonly way: SellingWay;
  readonly held: string;
  readonly offered: readonly string[];
}

/** What a branch can change: families and rows. */
export interface SellingTables {
  readonly families: readonly ProductFamily[];
  readonly rows: readonly SellingRow[];
}
