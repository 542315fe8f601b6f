/**
 * Values of clients as threads compute them, range by range, in memory that they share: who computes a range claims it
 * first, so no range is computed twice and none is waited for that nobody works on.
 */
export interface ValueBoard {
  /** Clients of a range, by their number: range r holds r × size … (r + 1) × size − 1. */
  readonly size: number;
  readonly values: Float64Array;
  /** Of each range: free, claimed, done. */
  readonly states: Int32Array;
  /** Not 0: whoever helps shall stop. */
  readonly stop: Int32Array;
}

const free = 0;
const claimed = 1;
const done = 2;

/** A board for clients numbered up to `lastId`. */
export function createBoard(lastId: number, size: number): ValueBoard {
  const ranges = Math.floor(lastId / size) + 1;
  return {
    size,
    values: new Float64Array(new SharedArrayBuffer(ranges * size * 8)),
    states: new Int32Array(new SharedArrayBuffer(ranges * 4)),
    stop: new Int32Array(new SharedArrayBuffer(4)),
  };
}

/** Takes the first free range from one on; null when there is none. */
export function claimFrom({ states }: ValueBoard, first: number): number | null {
  for (let range = first; range < states.length; range += 1) {
    if (Atomics.compareExchange(states, range, free, claimed) === free) return range;
  }
  return null;
}

/** Tells that a claimed range is computed. */
export function finish({ states }: ValueBoard, range: number): void {
  Atomics.store(states, range, done);
  Atomics.notify(states, range);
}

/** Whether a range is computed. */
export function isDone({ states }: ValueBoard, range: number): boolean {
  return Atomics.load(states, range) === done;
}

/** Sleeps until a claimed range is computed. @returns false when it took too long: whoever claimed it is gone */
export function awaitDone(board: ValueBoard, range: number, patienceMs: number): boolean {
  const until = performance.now() + patienceMs;
  while (!isDone(board, range)) {
    const left = until - performance.now();
    if (left <= 0) return false;
    Atomics.wait(board.states, range, claimed, left);
  }
  return true;
}

/** Ends the help. */
export function stopBoard({ stop }: ValueBoard): void {
  Atomics.store(stop, 0, 1);
}

/** Whether help shall end. */
export function isStopped({ stop }: ValueBoard): boolean {
  return Atomics.load(stop, 0) !== 0;
}
