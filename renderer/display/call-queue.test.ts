import { describe, expect, it } from 'vitest';
import { emptyQueue, mostWaiting, nextCall, stageOf, withView } from './call-queue.ts';

const call = (at: number, recalls = 0) => ({ number: `A${String(at)}`, counter: at, at, recalls });
const newestFirst = (...ats: number[]) => ats.toSorted((a, b) => b - a).map((at) => call(at));

describe('what the display announces', () => {
  it('F25 the picture tells the call that the voice tells, and the next one after it', () => {
    let queue = withView(emptyQueue, newestFirst(1));
    expect(queue.busy).toBe(false);
    queue = withView(queue, newestFirst(1, 2));
    queue = withView(queue, newestFirst(1, 2, 3));
    expect(queue.shown).toEqual(call(2));
    expect(stageOf(queue).call).toEqual(call(2));
    queue = nextCall(queue);
    expect(stageOf(queue).call).toEqual(call(3));
    queue = nextCall(queue);
    expect(queue).toMatchObject({ shown: call(3), busy: false });
  });

  it('F25 however many are called, no more than a few wait to be announced, the latest of them', () => {
    let queue = withView(emptyQueue, []);
    const ats: number[] = [];
    for (let at = 1; at <= 50; at += 1) {
      ats.push(at);
      queue = withView(queue, newestFirst(...ats).slice(0, 8));
      expect(queue.waiting.length).toBeLessThanOrEqual(mostWaiting);
    }
    expect(queue.waiting.at(-1)).toEqual(call(50));
  });

  it('F25 a call that no longer stands is neither shown nor announced', () => {
    let queue = withView(withView(emptyQueue, []), newestFirst(1));
    queue = withView(queue, newestFirst(1, 2));
    queue = withView(queue, newestFirst(1));
    expect(queue.waiting).toEqual([]);
    queue = withView(queue, []);
    expect(stageOf(queue).call).toBeUndefined();
  });

  it('F25 one who is called again while waiting for the voice is announced once', () => {
    let queue = withView(withView(emptyQueue, []), newestFirst(1));
    queue = withView(queue, newestFirst(1, 2));
    queue = withView(queue, [call(2, 1), call(1)]);
    expect(queue.waiting).toEqual([call(2, 1)]);
  });
});
