import { useTranslation } from 'react-i18next';
import type { ExplanationView } from '../../../shared/contract/explanation.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import { Components } from './Components.tsx';
import { Distances } from './Distances.tsx';
import css from './Explanation.module.css';
import { useSchemeWords } from './scheme-words.ts';
import { Scale } from './Scale.tsx';
import { Standing, useLevelRule } from './Standing.tsx';

/** The explanation of a tier from the value down to the rows. */
export function Explanation({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation('clients');
  const language = useLanguage();
  const words = useSchemeWords();
  const rule = useLevelRule();
  const { value, unit, window, levels, level, unconfirmedLevels } = explanation;
  return (
    <>
      <div className={css.sum}>
        <p className={css.sub}>
          {t(`why.metric.${explanation.metric}`, { count: explanation.months })}
        </p>
        <p className={css.value}>
          <b>{words.short(value, unit)}</b>
          <TierBadge tier={explanation.effectiveTier} />
          {unit === 'fen' && <span className={css.sub}>{words.exact(value, unit)}</span>}
        </p>
        <Scale explanation={explanation} />
        <p>{rule(levels, level, unit)}</p>
        <p className={css.sub}>
          {t('why.window', {
            from: businessDate(window.from, language),
            to: businessDate(window.to, language),
            count: window.days,
          })}
          {' · '}
          {t('why.version', {
            scheme: words.scheme(explanation.scheme, explanation.schemeName),
            version: explanation.schemeVersion,
          })}
        </p>
        {unconfirmedLevels.length > 0 && (
          <p className={css.sub}>
            {t('why.unconfirmed', {
              levels: unconfirmedLevels.map((id) => words.level(levels, id)).join(' · '),
            })}
          </p>
        )}
        <Standing {...explanation} />
        <Distances explanation={explanation} />
      </div>
      <Components explanation={explanation} />
    </>
  );
}
