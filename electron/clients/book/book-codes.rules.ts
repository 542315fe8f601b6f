import type { Product, TransactionKind } from '../../../shared/model/clients/products.ts';

/** Numbers of products in the book. They are stored: a number is never given to another product. */
export const productCode: Readonly<Record<Product, number>> = {
  demand_deposit: 1,
  time_deposit: 2,
  third_party_custody: 3,
  open_wealth: 4,
  money_fund: 5,
  wealth: 6,
  fund: 7,
  bond: 8,
  insurance: 9,
  gold: 10,
  provident_fund: 11,
  mortgage: 51,
  personal_loan: 52,
  card_overdraft: 53,
};

/** Numbers of kinds of transaction in the book. */
export const kindCode: Readonly<Record<TransactionKind, number>> = {
  investment: 1,
  card_spend: 2,
  settlement: 3,
  other: 9,
};

const productByCode = new Map(
  Object.entries(productCode).map(([product, code]) => [code, product as Product]),
);

/** The product of a stored number. @throws when the book holds a number that no version ever wrote */
export function productOfCode(code: number): Product {
  const product = productByCode.get(code);
  if (product === undefined) throw new Error(`product number ${code} is unknown`);
  return product;
}

const kindByCode = new Map(
  Object.entries(kindCode).map(([kind, code]) => [code, kind as TransactionKind]),
);

/** The kind of a stored number. @throws when the book holds a number that no version ever wrote */
export function kindOfCode(code: number): TransactionKind {
  const kind = kindByCode.get(code);
  if (kind === undefined) throw new Error(`transaction kind number ${code} is unknown`);
  return kind;
}
