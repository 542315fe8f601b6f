import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedTermView, SchemeLevelView } from '../../../shared/contract/explanation.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import type { SchemeUnit } from '../../../shared/model/schemes/scheme.ts';
import { exactMoney, schemeAmount } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';

/** How screens call the parts of schemes: built-in ones have words, own ones the names that the branch gave. */
export function useSchemeWords() {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  // One object as long as the language stays: charts are drawn anew when it changes.
  return useMemo(
    () => ({
      scheme: (id: string, name: string | null) =>
        name ?? t(`scheme.${id}` as 'scheme.cmb', { defaultValue: id }),
      level: (levels: readonly SchemeLevelView[], id: string) =>
        levels.find((level) => level.id === id)?.name ??
        t(`level.${id}` as 'level.gold', { defaultValue: id }),
      term: ({ term, name }: Pick<ExplainedTermView, 'term' | 'name'>) =>
        name ?? t(`term.${term}` as 'term.mortgage', { defaultValue: term }),
      /** To the fen, or to the hundredth of a point: arithmetic is shown with nothing cut off. */
      exact: (value: FenSum, unit: SchemeUnit) =>
        unit === 'fen' ? exactMoney(value) : schemeAmount(value, unit, language),
      /** Short, cut and never rounded up. */
      short: (value: FenSum, unit: SchemeUnit) => schemeAmount(value, unit, language),
    }),
    [t, language],
  );
}
