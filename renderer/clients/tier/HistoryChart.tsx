import { LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientHistory } from '../../../shared/contract/clients.ts';
import { useTheme } from '../../ui/theme.ts';
import css from '../sheet/ClientSheet.module.css';
import { chartOption } from './history-option.ts';
import { useSchemeWords } from './scheme-words.ts';

echarts.use([
  LineChart,
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  AriaComponent,
  // Text stays text, on paper too.
  SVGRenderer,
]);

/** The metric at month ends against the thresholds. */
export function HistoryChart({ history }: { history: ClientHistory }) {
  const { t } = useTranslation('clients');
  const words = useSchemeWords();
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = echarts.init(element);
    const tokens = getComputedStyle(document.documentElement);
    chart.setOption(
      chartOption(history, {
        amount: (value) => words.short(value, history.unit),
        level: (id) => words.level(history.levels, id),
        token: (name) => tokens.getPropertyValue(`--${name}`).trim(),
        description: t('history.chartLabel'),
      }),
    );
    const resized = new ResizeObserver(() => {
      chart.resize();
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
    // The theme names the colours that the tokens stand for now.
  }, [history, words, t, theme]);
  if (history.points.length === 0) return <p className={css.nothing}>{t('history.noPoints')}</p>;
  return <div ref={place} className={css.chart} role="img" aria-label={t('history.chartLabel')} />;
}
