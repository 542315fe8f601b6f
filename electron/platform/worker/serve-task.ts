import { parentPort, workerData } from 'node:worker_threads';
import { serializeError, type SentError } from './sent-error.ts';

/** What a worker begins with. */
export interface Start<Data> {
  readonly data: Data;
  /** Becomes 1 when the work shall stop; shared, so that a loop that never yields sees it too. */
  readonly cancelled: Int32Array;
}

/** Messages of a worker to its parent. */
export type FromWorker<Progress, Asked, Result> =
  | { readonly type: 'told'; readonly progress: Progress }
  | { readonly type: 'asked'; readonly id: number; readonly asked: Asked }
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly failure: SentError };

/** What the work may do with its parent. */
export interface Host<Progress, Asked, Answer> {
  report(progress: Progress): void;
  ask(asked: Asked): Promise<Answer>;
  readonly cancelled: () => boolean;
}

/** The body of a worker's file: runs the work once and hands its result or error to the parent. */
export async function serveTask<Data, Progress, Asked, Answer, Result>(
  work: (data: Data, host: Host<Progress, Asked, Answer>) => Result | Promise<Result>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this file runs as a worker thread only');
  const { data, cancelled } = workerData as Start<Data>;
  const post = (message: FromWorker<Progress, Asked, Result>): void => port.postMessage(message);
  const waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  port.on('message', (reply: { id: number; answer: Answer; failure?: string }) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.failure === undefined) one?.resolve(reply.answer);
    else one?.reject(new Error(reply.failure));
  });
  const host: Host<Progress, Asked, Answer> = {
    report: (progress) => post({ type: 'told', progress }),
    ask: (asked) =>
      new Promise<Answer>((resolve, reject) => {
        const id = waiting.size + 1;
        waiting.set(id, { resolve, reject });
        post({ type: 'asked', id, asked });
      }),
    cancelled: () => Atomics.load(cancelled, 0) === 1,
  };
  try {
    post({ type: 'done', result: await work(data, host) });
  } catch (error) {
    post({ type: 'failed', failure: serializeError(error) });
  } finally {
    // Nothing more to hear: without this the open port keeps the thread alive.
    port.close();
  }
}
