import { useTranslation } from 'react-i18next';
import type {
  EffectiveDifferenceView,
  SchemeLevelView,
} from '../../../shared/contract/explanation.ts';
import { useLanguage } from '../../i18n/index.ts';
import { differenceSentences } from './difference-sentence.ts';
import css from './Explanation.module.css';
import { useSchemeWords } from './scheme-words.ts';

interface StandingProps {
  readonly levels: readonly SchemeLevelView[];
  readonly level: string;
  readonly effectiveLevel: string;
  readonly difference: EffectiveDifferenceView | null;
}

/** The computed and the effective level, and why they differ where they do. No amounts: every role may read it. */
export function Standing({ levels, level, effectiveLevel, difference }: StandingProps) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const words = useSchemeWords();
  if (!difference) return null;
  const name = (id: string) => words.level(levels, id);
  return (
    <div className={css.differs} role="note">
      <b>{t('why.differs', { computed: name(level), effective: name(effectiveLevel) })}</b>
      {differenceSentences(difference, name, language, t).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** The interval of a level in words: "Gold: from 100,000, below 1,000,000". */
export function useLevelRule() {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  return (levels: readonly SchemeLevelView[], id: string, unit: 'fen' | 'point-hundredths') => {
    const at = levels.findIndex((level) => level.id === id);
    const low = levels[at]?.low ?? null;
    const above = levels.slice(at + 1).find((level) => !level.unconfirmed && level.low !== null);
    const level = words.level(levels, id);
    const high = above?.low == null ? null : words.short(above.low, unit);
    if (low !== null && high !== null)
      return t('why.met', { level, low: words.short(low, unit), high });
    if (low !== null) return t('why.metTop', { level, low: words.short(low, unit) });
    return high === null ? t('why.metNone', { level }) : t('why.metLowest', { level, high });
  };
}
