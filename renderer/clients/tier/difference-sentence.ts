import type { TFunction } from 'i18next';
import type { EffectiveDifferenceView } from '../../../shared/contract/explanation.ts';
import { businessDate } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';

/**
 * Why the effective level is not the computed one, in sentences; a special admission that covers another cause has two.
 * @param level the words of a level
 */
export function differenceSentences(
  difference: EffectiveDifferenceView,
  level: (id: string) => string,
  language: Language,
  t: TFunction<'clients'>,
): string[] {
  const day = (date: string) => businessDate(date, language);
  switch (difference.cause) {
    case 'falling-waits': {
      const seen = difference.months.map((seenIn) => `${seenIn.month} ${level(seenIn.level)}`);
      const separator = language === 'zh' ? '、' : ', ';
      return [
        t('why.cause.falling-waits', {
          count: difference.monthsNeeded,
          seen: seen.join(separator),
        }),
      ];
    }
    case 'falling-day':
      return [t('why.cause.falling-day', { day: day(difference.nextDay) })];
    case 'buffer':
      return [
        t('why.cause.buffer', {
          since: day(difference.since),
          count: difference.bufferMonths,
          day: day(difference.nextDay),
        }),
      ];
    case 'special-admission': {
      const { until, otherwise, otherwiseDifference } = difference;
      const covered = otherwiseDifference
        ? differenceSentences(otherwiseDifference, level, language, t)
        : [];
      return [
        t('why.cause.special-admission', { until: day(until), otherwise: level(otherwise) }),
        ...covered,
      ];
    }
  }
}
