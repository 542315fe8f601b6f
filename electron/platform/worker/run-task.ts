import { Worker } from 'node:worker_threads';
import { deserializeError } from './sent-error.ts';
import type { FromWorker, Start } from './serve-task.ts';

/** Long work that runs in a thread of its own. */
export interface WorkerTask<Data, Progress, Asked, Answer> {
  /** `new URL('./x.worker.ts', import.meta.url)`, in this literal form: the build points it at the bundled file. */
  readonly worker: URL;
  readonly data: Data;
  readonly signal?: AbortSignal | undefined;
  /** Ends the thread where it stands: for work that leaves nothing behind that is not removed with its folder. */
  readonly kill?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onAsked?: ((asked: Asked) => Answer | Promise<Answer>) | undefined;
}

/**
 * Runs a worker to its end. An abort asks it to stop at its next safe point: it then rolls back and answers.
 * @throws what the worker threw, with its code
 */
export function runTask<Data, Progress, Asked, Answer, Result>(
  task: WorkerTask<Data, Progress, Asked, Answer>,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const start: Start<Data> = { data: task.data, cancelled };
    const worker = new Worker(task.worker, {
      workerData: start,
      // Lines are garbage at once: a small nursery keeps a million of them in little memory.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    const cancel = (): void => void Atomics.store(cancelled, 0, 1);
    if (task.signal?.aborted) cancel();
    task.signal?.addEventListener('abort', cancel, { once: true });
    let settled = false;
    const settle = (act: () => void): void => {
      if (settled) return;
      settled = true;
      task.signal?.removeEventListener('abort', cancel);
      task.kill?.removeEventListener('abort', kill);
      act();
    };
    const kill = (): void => {
      const killed = Object.assign(new Error('the work was stopped'), { code: 'cancelled' });
      // Only when it has let go of its files may anybody remove them.
      void worker.terminate().then(() => settle(() => reject(killed)));
    };
    if (task.kill?.aborted) kill();
    task.kill?.addEventListener('abort', kill, { once: true });
    const answer = async (id: number, asked: Asked): Promise<void> => {
      try {
        if (!task.onAsked) throw new Error('nobody answers this worker');
        worker.postMessage({ id, answer: await task.onAsked(asked) });
      } catch (error) {
        worker.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
      }
    };
    worker.on('message', (message: FromWorker<Progress, Asked, Result>) => {
      if (message.type === 'told') task.onProgress?.(message.progress);
      else if (message.type === 'asked') void answer(message.id, message.asked);
      else if (message.type === 'failed') settle(() => reject(deserializeError(message.failure)));
      else settle(() => resolve(message.result));
    });
    worker.on('error', (error: Error) => settle(() => reject(error)));
    worker.on('exit', (code) => {
      if (task.kill?.aborted) return;
      settle(() => reject(new Error(`${task.worker.pathname} ended with code ${code}`)));
    });
  });
}
