import { parentPort } from 'node:worker_threads';
import { exchangeFiles } from './exchange-files.rules.ts';
import { readLines } from './exchange-reading.ts';
import { examine } from './exchange-source.ts';
import { buffersOf } from './line-batch.rules.ts';
import type { ReadingAnswer, ReadingRequest } from './reading-thread.ts';
import { serializeError } from '../../platform/index.ts';

/** Batches that may wait to be loaded: enough that neither side waits for the other, little enough to hold. */
const ahead = 8;

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');

const post = (answer: ReadingAnswer, buffers: ArrayBuffer[] = []): void =>
  port.postMessage(answer, buffers);

async function read({ path, file, landed }: ReadingRequest): Promise<void> {
  const definition = exchangeFiles.find(({ name }) => name === file);
  if (!definition) throw new Error(`no definition of ${file}`);
  let posted = 0;
  for await (const message of readLines(await examine(path), definition)) {
    post(message, message.type === 'batch' ? buffersOf(message.batch) : []);
    posted += 1;
    // This thread has nothing else to do, so it may sleep.
    for (let done = Atomics.load(landed, 0); posted - done >= ahead; done = Atomics.load(landed, 0))
      Atomics.wait(landed, 0, done);
  }
}

port.on('message', (request: ReadingRequest) => {
  read(request).then(
    () => post({ type: 'end' }),
    (error: unknown) => post({ type: 'failed', failure: serializeError(error) }),
  );
});
