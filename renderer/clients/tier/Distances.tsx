import { useTranslation } from 'react-i18next';
import type { ExplanationView, LevelDistanceView } from '../../../shared/contract/explanation.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import css from './Explanation.module.css';
import { useSchemeWords } from './scheme-words.ts';

/** How far the next level is and how near the loss of this one, with the arithmetic. */
export function Distances({ explanation }: { explanation: ExplanationView }) {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  const { levels, unit, value, threshold, toNext, toLose } = explanation;
  const exact = (amount: FenSum) => words.exact(amount, unit);
  const held = (distance: LevelDistanceView, way: 'next' | 'lose') => {
    if (!distance.oneMonth) return null;
    const by = exact(distance.by);
    const { ofMonths: count, fen } = distance.oneMonth;
    // With a window of one month "throughout" is all there is to say.
    if (count === 1) return t(`why.${way}HeldOne`, { by });
    return t(`why.${way}Held`, { by, count, once: exact(fen) });
  };
  return (
    <dl className={css.distances}>
      {toNext && threshold.high !== null ? (
        <div>
          <dt>
            {t('why.next', {
              level: words.level(levels, toNext.level),
              by: exact(toNext.by),
            })}
          </dt>
          <dd>
            {t('why.nextSum', {
              low: exact(threshold.high),
              // An overdrawn balance is taken away as a number of its own.
              value: value < 0 ? `(${exact(value)})` : exact(value),
              by: exact(toNext.by),
            })}
          </dd>
          <dd>{held(toNext, 'next')}</dd>
        </div>
      ) : (
        <div>
          <dt>{t('why.top')}</dt>
        </div>
      )}
      {toLose && threshold.low !== null && (
        <div>
          <dt>
            {t('why.lose', {
              level: words.level(levels, toLose.level),
              by: exact(toLose.by),
            })}
          </dt>
          <dd>
            {t('why.loseSum', {
              value: exact(value),
              low: exact(threshold.low),
              unit: exact(1),
              by: exact(toLose.by),
            })}
          </dd>
          <dd>{held(toLose, 'lose')}</dd>
        </div>
      )}
    </dl>
  );
}
