import type { HintView } from '../../shared/contract/schemas.ts';
import { largeMoney, schemeAmount } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import type { LobbyWords } from './why-sentence.ts';

/** One of today's notes as a sentence. */
export function hintSentence(hint: HintView, language: Language, t: LobbyWords): string {
  switch (hint.kind) {
    case 'birthday':
      if (hint.inDays === 0) return t('hint.birthdayToday');
      if (hint.inDays === 1) return t('hint.birthdayTomorrow');
      return t('hint.birthdayIn', { count: hint.inDays });
    case 'maturity': {
      const amount = hint.amount === null ? '' : ` ${largeMoney(hint.amount, language)}`;
      const values = { name: hint.name, amount };
      if (hint.inDays <= 0) return t('hint.maturityToday', values);
      if (hint.inDays === 1) return t('hint.maturityTomorrow', values);
      return t('hint.maturityIn', { ...values, count: hint.inDays });
    }
    case 'drink':
      return t('hint.drink', { drink: hint.drink });
    case 'risk-expired':
      return t('hint.riskExpired', { count: hint.days });
    case 'next-tier':
      return hint.unit === 'fen'
        ? t('hint.nextTier', {
            tier: t(`common:tier.${hint.tier}`),
            amount: largeMoney(hint.missing, language),
          })
        : t('hint.nextTierPoints', {
            tier: t(`common:tier.${hint.tier}`),
            amount: schemeAmount(hint.missing, hint.unit, language),
          });
    case 'caution':
      return t('hint.caution', { text: hint.text });
  }
}
