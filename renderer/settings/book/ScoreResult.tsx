import { useTranslation } from 'react-i18next';
import type { ImportEvent } from '../../../shared/contract/book.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TierBadge } from '../../ui/status/TierBadge.tsx';
import css from '../forms.module.css';
import { refusedWords } from './refused-words.ts';

type Done = Extract<ImportEvent, { kind: 'done' }>;

/** How many clients each level has now, or why they were not scored. */
export function ScoreResult({ score, unscored }: Pick<Done, 'score' | 'unscored'>) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  if (!score) {
    return (
      <Panel title={t('book.scores')} scroll={false}>
        {unscored ? (
          <p className={css.failure} role="alert">
            <strong>{t('book.unscored')}</strong> {refusedWords(unscored.code, unscored.subject, t)}{' '}
            {t('book.unscoredTodo')}
          </p>
        ) : (
          <p className={css.pad}>{t('book.noScores')}</p>
        )}
      </Panel>
    );
  }
  // Levels are the scheme's own words; those that are tiers get their badge, best first.
  const order = (level: string) => {
    const at = tiers.findIndex((tier) => tier === level);
    return at === -1 ? tiers.length : at;
  };
  const levels = Object.entries(score.levels).sort(([a], [b]) => order(a) - order(b));
  return (
    <Panel
      title={t('book.scores')}
      note={t('book.scoresNote', {
        date: businessDate(score.asOf, language),
        count: score.clients,
      })}
      aside={t('book.changed', { n: score.changed })}
      scroll={false}
    >
      <ul className={css.levels}>
        {levels.map(([level, count]) => {
          const tier = tiers.find((one) => one === level);
          return (
            <li key={level}>
              {tier ? <TierBadge tier={tier} /> : <span>{level}</span>}
              <b>{t('book.people', { n: count.toLocaleString('en-US') })}</b>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
