import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, GridComponent, SVGRenderer]);

/** What the chart shows, from the first quarter hour with anybody to the last. */
export interface ArrivalsShown {
  readonly times: readonly string[];
  readonly today: readonly number[];
  readonly before: readonly number[];
  /** Colours of the theme. */
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
}

/** Draws arrivals into an element. @returns what takes the chart away again */
export function drawArrivals(element: HTMLElement, shown: ArrivalsShown): () => void {
  const chart = init(element, null, { renderer: 'svg' });
  const text = { color: shown.quiet, fontSize: 11 };
  chart.setOption({
    animation: false,
    grid: { left: 30, right: 8, top: 8, bottom: 22 },
    xAxis: {
      type: 'category',
      data: [...shown.times],
      axisLabel: { ...text, interval: 3 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: shown.line } },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: shown.line } },
    },
    series: [
      { type: 'bar', data: [...shown.before], itemStyle: { color: shown.line }, barWidth: '70%' },
      {
        type: 'line',
        data: [...shown.today],
        step: 'middle',
        symbol: 'none',
        lineStyle: { color: shown.ink, width: 2 },
        itemStyle: { color: shown.ink },
      },
    ],
  });
  const observer = new ResizeObserver(() => {
    chart.resize();
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
