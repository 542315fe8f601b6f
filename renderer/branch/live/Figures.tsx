import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchView } from '../../rpc/live-views.ts';
import { checklistItems } from '../../../shared/model/hall/checklist.ts';
import { promiseLook } from '../../words/call-reason.ts';
import { cx } from '../../ui/class-names.ts';
import { useServerNow } from '../../actions/server-clock.ts';
import type { WaitLook } from '../../ui/status/WaitBar.tsx';
import css from './Figures.module.css';
import { percent } from './percent.ts';

/** The four figures of the branch. */
export function Figures({ view }: { readonly view: BranchView }) {
  const { t } = useTranslation(['branch', 'common']);
  const now = useServerNow(10_000);
  const { longest, promise, checklist } = view.figures;
  const longestLook: WaitLook = longest
    ? promiseLook(
        {
          takenAt: longest.takenAt,
          promiseMinutes: view.promiseMinutes[longest.tier],
          firstCalledAt: null,
        },
        now,
      )
    : 'calm';
  const missed = checklistItems.find((item) => item === checklist.mostMissed);
  const checklistWords = () => {
    if (checklist.due === 0) return t('figures.noChecklist');
    return missed
      ? t('figures.checklist', { item: t(`common:itemShort.${missed}`) })
      : t('figures.checklistAll');
  };
  return (
    <dl className={css.figures} aria-label={t('figures.label')}>
      <Figure value={view.waiting.length} words={t('figures.waiting')} />
      <Figure
        value={
          longest
            ? t('figures.minutes', {
                n: Math.max(0, Math.floor((now - longest.takenAt) / 60_000)),
              })
            : t('figures.none')
        }
        look={longestLook}
        words={
          longest
            ? t('figures.longest', {
                number: longest.number,
                tier: t(`common:tier.${longest.tier}`),
              })
            : t('figures.noLongest')
        }
      />
      <Figure
        value={promise.total === 0 ? t('figures.none') : percent(promise.kept, promise.total)}
        words={
          promise.total === 0
            ? t('figures.noPromise')
            : t('figures.promise', { kept: promise.kept, count: promise.total })
        }
      />
      <Figure
        value={checklist.due === 0 ? t('figures.none') : percent(checklist.done, checklist.due)}
        words={checklistWords()}
      />
    </dl>
  );
}

interface FigureProps {
  readonly value: ReactNode;
  readonly words: string;
  readonly look?: WaitLook;
}

function Figure({ value, words, look = 'calm' }: FigureProps) {
  return (
    <div>
      <dt>{words}</dt>
      <dd className={cx(css.value, css[look])}>{value}</dd>
    </div>
  );
}
