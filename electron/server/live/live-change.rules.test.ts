import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChange, type LiveView } from '../../../shared/model/hall/live.ts';
import { changeBetween, reconciled } from './live-change.rules.ts';

const row = fc.record({
  id: fc.integer({ min: 0, max: 12 }),
  state: fc.constantFrom('waiting', 'called'),
  nested: fc.record({ names: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }) }),
});
const list = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 13 });
const view: fc.Arbitrary<LiveView> = fc.record({
  lists: fc.record({ tickets: list, line: list }),
  parts: fc.record({
    rule: fc.option(fc.record({ kind: fc.constantFrom('fifo', 'ratio') })),
    figures: fc.array(fc.nat(2), { maxLength: 2 }),
  }),
});

it('a change makes the newer view of the older, whatever happened between', () => {
  fc.assert(
    fc.property(view, view, (older, newer) => {
      const kept = reconciled(older, newer);
      expect(kept).toEqual(newer);
      expect(applyChange(older, changeBetween(older, kept))).toEqual(newer);
    }),
  );
});

it('what says the same stays the same object, and is not sent', () => {
  fc.assert(
    fc.property(view, (older) => {
      const again = structuredClone(older);
      expect(reconciled(older, again)).toBe(older);
      const { lists, parts } = changeBetween(older, reconciled(older, again));
      expect({ lists, parts }).toEqual({ lists: {}, parts: {} });
      expect(applyChange(older, { lists, parts })).toBe(older);
    }),
  );
});

const ids = (...numbers: number[]): LiveView => ({
  lists: { line: numbers.map((id) => ({ id })) },
  parts: { rule: 'fifo' },
});

function lineChange(older: LiveView, newer: LiveView) {
  return changeBetween(older, reconciled(older, newer)).lists['line'];
}

it('sends as little as says it: who went, who came, who moved', () => {
  expect(lineChange(ids(1, 2, 3, 4), ids(2, 3, 4))).toEqual({ gone: [1] });
  expect(lineChange(ids(1, 2), ids(1, 3, 2))).toEqual({ put: [{ id: 3 }], places: [[3, 1]] });
  // The last is moved to the front: the others stay where they are.
  expect(lineChange(ids(1, 2, 3, 4), ids(4, 1, 2, 3))).toEqual({ places: [[4, 0]] });
  expect(lineChange(ids(1, 2, 3), ids(2, 3, 1))).toEqual({ places: [[1, 2]] });
});

it('rows that did not change are not made anew by a change of their neighbours', () => {
  const older = ids(1, 2, 3);
  const newer = applyChange(older, changeBetween(older, reconciled(older, ids(3, 1))));
  expect(newer.lists['line']?.[1]).toBe(older.lists['line']?.[0]);
  expect(newer.parts).toBe(older.parts);
});

it('a change to another state of the view is refused, not guessed at', () => {
  const older = ids(1, 2, 3);
  const change = changeBetween(older, reconciled(older, ids(3, 1, 2)));
  expect(() => applyChange(ids(1, 2), change)).toThrow(RangeError);
  expect(() => applyChange(ids(3), { lists: { line: { places: [[3, 4]] } }, parts: {} })).toThrow(
    RangeError,
  );
});
