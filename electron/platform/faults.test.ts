import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFaults } from './faults.ts';
import { createListeners } from './listeners.ts';
import { noteUnhandled } from './unhandled.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  let ids = 0;
  const write = vi.fn();
  const newId = () => `f${(ids += 1)}`;
  return { write, faults: createFaults({ clock: Date.now, newId, write }) };
}

it('F16 a timer that fails goes on, and is written once a minute and counted', () => {
  const { faults, write } = setUp();
  const work = vi.fn(() => {
    throw new Error(`client 王芳 ${work.mock.calls.length}`);
  });
  const stop = faults.every('planning', 1_000, work);
  vi.advanceTimersByTime(30_000);
  expect(work).toHaveBeenCalledTimes(30);
  expect(write).toHaveBeenCalledOnce();
  expect(faults.recent()).toEqual([{ id: 'f1', place: 'planning', at: Date.now(), times: 30 }]);
  vi.advanceTimersByTime(60_000);
  expect(write).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(90);
  expect(JSON.stringify(faults.recent())).not.toContain('王芳');
  // What has not happened for half an hour is in the log only.
  vi.advanceTimersByTime(30 * 60_000);
  expect(faults.recent()).toEqual([]);
});

it('F16 work whose promise rejects is noted as well, each kind by itself', async () => {
  const { faults, write } = setUp();
  faults.guard('book', () => Promise.reject(new TypeError('a')));
  faults.guard('book', () => Promise.reject(new RangeError('b')));
  faults.guard('intake', () => Promise.resolve());
  await vi.advanceTimersByTimeAsync(0);
  expect(write.mock.calls.map(([id, place]: unknown[]) => [id, place])).toEqual([
    ['f1', 'book'],
    ['f2', 'book'],
  ]);
});

it('F38 what nothing caught is noted for as long as that is wanted', () => {
  const { faults } = setUp();
  const process = new EventEmitter();
  const stop = noteUnhandled(process, faults);
  process.emit('uncaughtException', new Error('a'));
  process.emit('unhandledRejection', 'not an error');
  expect(faults.recent().map(({ place, times }) => [place, times])).toEqual([
    ['unforeseen', 1],
    ['unforeseen', 1],
  ]);
  stop();
  expect(process.eventNames()).toEqual([]);
});

it('F17 a listener that throws keeps nobody from hearing', async () => {
  const { faults } = setUp();
  const listeners = createListeners(faults);
  const heard: string[] = [];
  listeners.add(() => heard.push('first'));
  listeners.add(() => {
    throw new Error('second');
  });
  listeners.add(() => Promise.reject(new Error('third')) as never);
  const stop = listeners.add(() => heard.push('last'));
  listeners.tell();
  stop();
  listeners.tell();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['first', 'last', 'first']);
  expect(faults.recent().map(({ place, times }) => [place, times])).toEqual([
    ['listener', 2],
    ['listener', 2],
  ]);
});
