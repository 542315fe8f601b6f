import type { EChartsCoreOption } from 'echarts/core';
import type { ClientHistory } from '../../../shared/contract/clients.ts';

/** How a chart writes and colours. */
export interface ChartWords {
  readonly amount: (value: number) => string;
  readonly level: (id: string) => string;
  /** A token of the style sheet: colours, and the fonts. */
  readonly token: (name: string) => string;
  readonly description: string;
}

/** The share of the height that a label takes. */
const labelShare = 0.1;

/** The share of the width that a label takes. */
const labelWidth = 0.35;

/** The end of a threshold's line at which the values leave room above it: the right one, if both or neither do. */
function labelAt(values: readonly number[], low: number, height: number): 'Start' | 'End' {
  const reach = Math.max(2, Math.ceil(values.length * labelWidth));
  const clear = (part: readonly number[]) =>
    part.every((value) => value < low) || part.every((value) => value > low + height);
  return !clear(values.slice(-reach)) && clear(values.slice(0, reach)) ? 'Start' : 'End';
}

/**
 * The chart of a client's metric: a line over dates, and a mark for every threshold up to the one above the highest
 * value; those far above would press the line flat.
 */
export function chartOption(
  { points, thresholds }: Pick<ClientHistory, 'points' | 'thresholds'>,
  { amount, level, token, description }: ChartWords,
): EChartsCoreOption {
  const values = points.map(({ value }) => Number(value));
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const above = thresholds.findIndex(({ low }) => low > highest);
  const marked = above < 0 ? thresholds : thresholds.slice(0, above + 1);
  const top = Math.max(highest, marked.at(-1)?.low ?? 0);
  // From the top down: a label that would lie on the one above it is left out, its line stays.
  let lastLabel = Number.POSITIVE_INFINITY;
  const labelled = new Set<number>();
  for (const { low } of marked.toReversed()) {
    if (lastLabel - low < top * labelShare) continue;
    labelled.add(low);
    lastLabel = low;
  }
  return {
    animation: false,
    textStyle: { fontFamily: token('fonts') },
    aria: { enabled: true, label: { description } },
    grid: { left: 8, right: 12, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => amount(Number(value)),
    },
    xAxis: {
      type: 'category',
      data: points.map(({ date }) => date.slice(0, 7)),
      axisLine: { lineStyle: { color: token('line-strong') } },
      axisLabel: { color: token('ink-3'), fontSize: 11, hideOverlap: true },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: lowest,
      max: Math.ceil(top * 1.08),
      axisLabel: {
        color: token('ink-3'),
        fontSize: 11,
        // The top is there to give the line room.
        showMaxLabel: false,
        // Below zero the axis ends at the lowest value, too near the label of zero.
        showMinLabel: lowest >= 0,
        formatter: (value: number) => amount(value),
      },
      splitLine: { lineStyle: { color: token('line') } },
    },
    series: [
      {
        type: 'line',
        data: values,
        symbolSize: 5,
        itemStyle: { color: token('ink') },
        lineStyle: { color: token('ink'), width: 2 },
        markLine: {
          symbol: 'none',
          silent: true,
          data: marked.map(({ level: id, tier, low }) => ({
            yAxis: low,
            name: level(id),
            lineStyle: { color: token(tier), type: 'dashed' },
            label: {
              show: labelled.has(low),
              formatter: `${level(id)} ${amount(low)}`,
              color: token(tier),
              position: `inside${labelAt(values, low, top * labelShare)}Top`,
              fontSize: 11,
            },
          })),
        },
      },
    ],
  };
}
