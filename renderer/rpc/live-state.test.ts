import { expect, test } from 'vitest';
import type { LiveView } from '../../shared/model/hall/live.ts';
import { afterMessage, LiveGap, type LiveState } from './live-state.ts';

const view: LiveView = {
  lists: { line: [{ id: 'A001' }, { id: 'A002' }] },
  parts: { rule: 'fifo' },
};
const held: LiveState = { position: 'run/lobby/4', view };
const nothing = { lists: {}, parts: {} };

test('the whole replaces whatever is held', () => {
  const whole = { kind: 'whole', position: 'run/lobby/9', serverTime: 0, view } as const;
  expect(afterMessage(undefined, whole)).toEqual({ position: 'run/lobby/9', view });
  expect(afterMessage({ ...held, position: 'other' }, whole).position).toBe('run/lobby/9');
});

test('a change follows on the state held, and keeps what it does not name', () => {
  const next = afterMessage(held, {
    kind: 'change',
    from: 'run/lobby/4',
    position: 'run/lobby/5',
    serverTime: 0,
    change: { lists: { line: { gone: ['A001'] } }, parts: {} },
  });
  expect(next).toEqual({
    position: 'run/lobby/5',
    view: { lists: { line: [{ id: 'A002' }] }, parts: { rule: 'fifo' } },
  });
  expect(next.view.lists['line']?.[0]).toBe(view.lists['line']?.[1]);
  expect(next.view.parts).toBe(view.parts);
});

test('a sign of life changes nothing, not even the object', () => {
  const beat = { kind: 'change', serverTime: 5, change: nothing } as const;
  expect(afterMessage(held, { ...beat, from: held.position, position: held.position })).toBe(held);
});

test('what does not follow is a gap, never a guess', () => {
  const change = {
    kind: 'change',
    position: 'run/lobby/6',
    serverTime: 0,
    change: nothing,
  } as const;
  expect(() => afterMessage(held, { ...change, from: 'run/lobby/5' })).toThrow(LiveGap);
  expect(() => afterMessage(undefined, { ...change, from: 'run/lobby/5' })).toThrow(LiveGap);
  const unknown = { lists: { line: { places: [['A009', 0]] } }, parts: {} } as never;
  expect(() => afterMessage(held, { ...change, from: held.position, change: unknown })).toThrow(
    LiveGap,
  );
});
