import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Week } from '../../../shared/contract/planning.ts';
import { ChunkError } from '../../actions/chunk.ts';
import { useTheme } from '../../ui/theme.ts';
import css from './planning.module.css';
import { shownQuarters } from '../live/shown-quarters.ts';

/** Arrivals of today over the mean of the week before. The library is loaded when it is first looked at. */
export function ArrivalsChart({ week }: { readonly week: Week }) {
  const { t } = useTranslation('planning');
  const theme = useTheme();
  const [failure, setFailure] = useState<Error | null>(null);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let remove: (() => void) | null = null;
    let gone = false;
    const draw = async () => {
      const { drawArrivals } = await import('./arrivals-chart.ts').catch((error: unknown) => {
        throw new ChunkError(error);
      });
      if (gone) return;
      const style = getComputedStyle(element);
      const colour = (name: string) => style.getPropertyValue(name).trim();
      remove = drawArrivals(element, {
        ...shownQuarters(week.today.arrivals, week.before.arrivals),
        ink: colour('--diamond'),
        quiet: colour('--ink-3'),
        line: colour('--line-strong'),
      });
    };
    draw().catch((error: unknown) => {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    });
    return () => {
      gone = true;
      remove?.();
    };
  }, [week, theme]);
  if (failure) throw failure;
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  return (
    <div
      ref={ref}
      className={css.chart}
      role="img"
      aria-label={t('week.chart', {
        count: sum(week.today.arrivals),
        before: Math.round(sum(week.before.arrivals)),
      })}
    />
  );
}
