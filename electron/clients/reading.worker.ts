import { parentPort } from 'node:worker_threads';
import { exchangeFiles, type ExchangeFileName } from './exchange-files.rules.ts';
import { readLines } from './exchange-reading.ts';
import { examine } from './exchange-source.ts';
import { buffersOf } from './line-batch.rules.ts';
import type { ReadingAnswer, ReadingRequest } from './reading-thread.ts';
import { failureOf } from './worker-failure.ts';

/** Batches that may wait to be landed: enough that neither side waits for the other, little enough to hold. */
const ahead = 8;

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');
let waiting = 0;
let wake: (() => void) | null = null;

const post = (answer: ReadingAnswer, buffers: ArrayBuffer[] = []): void =>
  port.postMessage(answer, buffers);

async function read(path: string, file: ExchangeFileName): Promise<void> {
  const definition = exchangeFiles.find(({ name }) => name === file);
  if (!definition) throw new Error(`no definition of ${file}`);
  for await (const message of readLines(await examine(path), definition)) {
    while (waiting >= ahead) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    waiting += 1;
    post(message, message.type === 'batch' ? buffersOf(message.batch) : []);
  }
}

port.on('message', (request: ReadingRequest) => {
  if (request === null) {
    waiting -= 1;
    wake?.();
    return;
  }
  read(request.path, request.file).then(
    () => post({ type: 'end' }),
    (error: unknown) => post({ type: 'failed', failure: failureOf(error) }),
  );
});
