/** Products whose balances are financial assets of the client (exchange formats, "Products"). */
export const assetProducts = [
  'demand_deposit',
  'time_deposit',
  'third_party_custody',
  'open_wealth',
  'money_fund',
  'wealth',
  'fund',
  'bond',
  'insurance',
  'gold',
  'provident_fund',
] as const;

/** Products whose balances are owed by the client; amounts are positive. */
export const liabilityProducts = ['mortgage', 'personal_loan', 'card_overdraft'] as const;

/** Every product code of the exchange files. */
export const products = [...assetProducts, ...liabilityProducts] as const;
export type Product = (typeof products)[number];

/** Kinds of posting and of monthly transactions. */
export const transactionKinds = ['investment', 'card_spend', 'settlement', 'other'] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/**
 * Card products that the screens have names for. The exchange format fixes none; others are shown as in the file.
 */
export const cardProducts = [
  'debit_card',
  'gold_card',
  'platinum_card',
  'diamond_card',
  'credit_card',
] as const;
export type CardProduct = (typeof cardProducts)[number];

const assets: ReadonlySet<string> = new Set(assetProducts);

/** Whether balances of this product count as financial assets. */
export function isAsset(product: Product): boolean {
  return assets.has(product);
}
