import { newCalls, type ShownCall } from './new-calls.ts';

/** Calls that wait to be announced; what is older is read in the list beside, not out of turn. */
export const mostWaiting = 3;

/** What the display announces now, by picture and voice alike, and what comes after it. */
export interface CallQueue {
  /** The calls that the display knows; null before the first view. */
  readonly known: readonly ShownCall[] | null;
  readonly shown: ShownCall | null;
  /** The one shown has not had its time yet. */
  readonly busy: boolean;
  readonly waiting: readonly ShownCall[];
}

export const emptyQueue: CallQueue = { known: null, shown: null, busy: false, waiting: [] };

const isSame = (a: ShownCall, b: ShownCall) => a.number === b.number && a.at === b.at;

/** The queue after a view: what is news comes last, what no longer stands or was called again is dropped. */
export function withView(queue: CallQueue, calls: readonly ShownCall[]): CallQueue {
  const fresh = newCalls(queue.known, calls);
  const still = queue.waiting.filter(
    (call) => calls.some((one) => isSame(one, call)) && !fresh.some((one) => isSame(one, call)),
  );
  const waiting = [...still, ...fresh].slice(-mostWaiting);
  const shown = calls.some((one) => queue.shown && isSame(one, queue.shown)) ? queue.shown : null;
  const next = { known: calls, shown, busy: queue.busy && shown !== null, waiting };
  return next.busy ? next : nextCall(next);
}

/** The one shown has had its time: the next takes its place, or it stays without being announced again. */
export function nextCall(queue: CallQueue): CallQueue {
  const [shown, ...waiting] = queue.waiting;
  return shown ? { ...queue, shown, busy: true, waiting } : { ...queue, busy: false };
}

/** The call that stands large, and those beside it. */
export function stageOf({ known, shown }: CallQueue): {
  readonly call: ShownCall | undefined;
  readonly before: readonly ShownCall[];
} {
  const calls = known ?? [];
  const call = shown ?? calls[0];
  return { call, before: calls.filter((one) => !call || !isSame(one, call)) };
}
