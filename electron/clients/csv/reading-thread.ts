import { Worker } from 'node:worker_threads';
import type { ExchangeFileName } from './exchange-files.rules.ts';
import type { ReadingMessage } from './exchange-reading.ts';
import { deserializeError, type SentError } from '../../platform/index.ts';

/*
 * Reading and checking take about as long as loading. On two processors a file then takes as long as the longer of
 * the two.
 */

/** What the reading thread is asked. */
export interface ReadingRequest {
  readonly path: string;
  readonly file: ExchangeFileName;
  /** How many messages were loaded: shared, since a message back for each would cost as much as loading twenty lines. */
  readonly landed: Int32Array;
}

/** What it answers. */
export type ReadingAnswer =
  | ReadingMessage
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly failure: SentError };

/**
 * Examines, reads and checks a file in a thread of its own, which ends with it.
 * @throws ImportError
 */
export async function* readInThread(
  path: string,
  file: ExchangeFileName,
): AsyncGenerator<ReadingMessage, void, void> {
  const { worker, next } = openMailbox();
  try {
    const landed = new Int32Array(new SharedArrayBuffer(4));
    worker.postMessage({ path, file, landed } satisfies ReadingRequest);
    for (;;) {
      const answer = await next();
      if (answer.type === 'end') return;
      if (answer.type === 'failed') throw deserializeError(answer.failure);
      yield answer;
      Atomics.add(landed, 0, 1);
      Atomics.notify(landed, 0);
    }
  } finally {
    await worker.terminate();
  }
}

interface Mailbox {
  readonly worker: Worker;
  readonly next: () => Promise<ReadingAnswer>;
}

function openMailbox(): Mailbox {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  const answers: ReadingAnswer[] = [];
  let broken: Error | null = null;
  let wake: (() => void) | null = null;
  worker.on('message', (answer: ReadingAnswer) => {
    answers.push(answer);
    wake?.();
  });
  const onEnd = (error: Error): void => {
    broken ??= error;
    wake?.();
  };
  worker.on('error', onEnd);
  worker.on('exit', (code) => onEnd(new Error(`the reading thread ended with code ${code}`)));
  const next = async (): Promise<ReadingAnswer> => {
    for (;;) {
      const answer = answers.shift();
      if (answer) return answer;
      if (broken) throw broken;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
  };
  return { worker, next };
}
