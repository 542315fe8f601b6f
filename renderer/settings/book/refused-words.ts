import type { TFunction } from 'i18next';
import { settings } from '../../i18n/zh/settings.ts';

type Refused = keyof typeof settings.refused;

const known = new Set<string>(Object.keys(settings.refused));

/** Why a folder or a file did not land, as a sentence; a code that has none is shown as it is. */
export function refusedWords(code: string, subject: string, t: TFunction<'settings'>): string {
  if (!known.has(code)) return t('refused.other', { code, subject });
  return t(`refused.${code as Exclude<Refused, 'other'>}`, { subject });
}
