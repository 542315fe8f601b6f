import type { TFunction } from 'i18next';
import { duration } from '../../i18n/format.ts';

type Words = TFunction<'session'>;

/** What is said after a wrong PIN. */
export function wrongPinWords(triesLeft: number, t: Words): string {
  return triesLeft <= 1 ? t('wrongLast') : t('wrong', { count: triesLeft });
}

/** What is said while nobody may try. Rounded up: a wait of half a second is not over. */
export function lockedWords(waitMs: number, t: Words): string {
  return t('lockedFor', { time: duration(waitMs + 999) });
}
