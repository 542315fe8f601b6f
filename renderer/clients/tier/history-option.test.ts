import { expect, test } from 'vitest';
import { chartOption } from './history-option.ts';

const words = {
  amount: String,
  level: (id: string) => id,
  token: (name: string) => name,
  description: 'chart',
};
const point = (value: number) => ({
  date: '2026-10-31',
  value,
  level: 'gold',
  tier: 'gold' as const,
});
const thresholds = [10, 100, 500].map((low) => ({
  level: String(low),
  tier: 'gold' as const,
  low,
}));

const marks = (values: readonly number[]): unknown[] => {
  const option = chartOption({ points: values.map(point), thresholds }, words);
  const [line] = option['series'] as { markLine: { data: { yAxis: number }[] } }[];
  return line?.markLine.data.map(({ yAxis }) => yAxis) ?? [];
};

test('an overdrawn client has an axis down to the lowest value', () => {
  const option = chartOption({ points: [point(5), point(-30)], thresholds }, words);
  expect(option['yAxis']).toMatchObject({ min: -30, axisLabel: { showMinLabel: false } });
  const plain = chartOption({ points: [point(5)], thresholds }, words);
  expect(plain['yAxis']).toMatchObject({ min: 0, axisLabel: { showMinLabel: true } });
});

test('marks the thresholds up to the next one above, and all of them at the top', () => {
  expect(marks([2, 5])).toEqual([10]);
  expect(marks([50, 20])).toEqual([10, 100]);
  expect(marks([600])).toEqual([10, 100, 500]);
  expect(marks([])).toEqual([10]);
});

test('a threshold is named at the end of its line where the values leave room', () => {
  const places = (values: readonly number[]): unknown[] => {
    const option = chartOption({ points: values.map(point), thresholds }, words);
    const [line] = option['series'] as { markLine: { data: { label: { position: string } }[] } }[];
    return line?.markLine.data.map(({ label }) => label.position) ?? [];
  };
  const start = 'insideStartTop';
  const end = 'insideEndTop';
  const rising = [12, 30, 50, 60, 70, 80, 90, 95, 100, 120, 125, 126];
  expect(places(rising)).toEqual([end, start, end]);
  expect(places(rising.toReversed())).toEqual([start, end, end]);
});
