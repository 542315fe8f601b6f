import { expect, it } from 'vitest';
import { fenPerWan } from '../../../shared/model/money.ts';
import { blankGrid, type GridAxis } from '../../../shared/model/relationship/frames.ts';
import { axisFault, bandOf, listFault } from './frames.rules.ts';

const assets: GridAxis = {
  name: '资产',
  measure: 'average-assets',
  bands: [
    { name: '一', from: null },
    { name: '二', from: 10 * fenPerWan },
    { name: '三', from: 100 * fenPerWan },
    { name: '四', from: 500 * fenPerWan },
  ],
};

it('segments: the grid has two axes of four bands and is blank until the branch names them', () => {
  expect(blankGrid.axes.map(({ bands }) => bands.length)).toEqual([4, 4]);
  expect(blankGrid.axes.map(axisFault)).toEqual(['blank', 'blank']);
  expect(bandOf(blankGrid.axes[0], 100)).toBeNull();
});

it('segments: a value falls into the band from whose bound on it lies', () => {
  expect(axisFault(assets)).toBeNull();
  const values = [-1, 10 * fenPerWan - 1, 10 * fenPerWan, 100 * fenPerWan, 9000 * fenPerWan];
  expect(values.map((value) => bandOf(assets, value))).toEqual([0, 0, 1, 2, 3]);
  expect(bandOf(assets, null)).toBeNull();
  expect(bandOf({ ...assets, measure: null }, 5)).toBeNull();
});

it('segments: bounds must be there and rise, names must differ', () => {
  const [first, second, third, fourth] = assets.bands;
  const axis = (bands: GridAxis['bands']) => axisFault({ ...assets, bands });
  expect(axis([first, third, second, fourth])).toBe('bounds-not-rising');
  expect(axis([first, second, third, { name: '四', from: null }])).toBe('bounds-missing');
  expect(axis([first, second, third, { ...fourth, name: '三' }])).toBe('name-twice');
});

it('segments: the four levels are four, the occupations ten, other lists as long as the branch wants', () => {
  const ten = Array.from({ length: 10 }, (_, i) => `职业${i}`);
  expect(listFault('occupations', ten)).toBeNull();
  expect(listFault('occupations', ten.slice(1))).toBe('wrong-size');
  expect(listFault('four-levels', ['a', 'b', 'c', 'c'])).toBe('name-twice');
  expect(listFault('potential', [])).toBe('blank');
  expect(listFault('family-life-cycle', ['单身', '新婚'])).toBeNull();
});
