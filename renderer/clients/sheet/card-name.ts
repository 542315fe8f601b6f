import type { TFunction } from 'i18next';
import { cardProducts } from '../../../shared/model/clients/products.ts';

/** What kind of card it is: in the screen's language where it is known, else the word of the source, else a card. */
export function cardName(product: string | null, t: TFunction<'clients'>): string {
  if (product === null || product.trim() === '') return t('page.card');
  const known = cardProducts.find((one) => one === product);
  return known ? t(`cardProduct.${known}`) : product;
}
