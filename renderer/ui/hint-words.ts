import type { TFunction } from 'i18next';
import type { HintView } from '../../shared/contract/schemas.ts';
import { largeMoney } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';

/** One hint as a sentence. */
export function hintWords(
  hint: HintView,
  language: Language,
  t: TFunction<readonly ['counter', 'common']>,
): string {
  switch (hint.kind) {
    case 'birthday':
      if (hint.inDays === 0) return t('hint.birthdayToday');
      if (hint.inDays === 1) return t('hint.birthdayTomorrow');
      return t('hint.birthday', { days: hint.inDays });
    case 'maturity':
      return t('hint.maturity', {
        name: hint.name,
        amount: hint.amount === null ? '' : largeMoney(hint.amount, language),
        when: dayAhead(hint.inDays, t),
      });
    case 'drink':
      return t('hint.drink', { drink: hint.drink });
    case 'risk-expired':
      return t('hint.riskExpired', { days: hint.days });
    case 'next-tier':
      return t('hint.nextTier', {
        tier: t(`common:tier.${hint.tier}`),
        amount: largeMoney(hint.missing, language),
      });
    case 'caution':
      return t('hint.caution', { text: hint.text });
  }
}

function dayAhead(days: number, t: TFunction<readonly ['counter', 'common']>): string {
  if (days <= 0) return t('hint.today');
  if (days === 1) return t('hint.tomorrow');
  if (days === 2) return t('hint.afterTomorrow');
  return t('hint.inDays', { days });
}
