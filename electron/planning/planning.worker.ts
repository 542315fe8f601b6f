import { parentPort } from 'node:worker_threads';
import { createDesk } from './planning-engine.ts';
import type { FromDesk, ToDesk } from './engine-messages.ts';

/* The planning engine in a worker: the floor never waits for a forecast. */

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');
const desk = createDesk();
const say = (message: FromDesk): void => port.postMessage(message);

port.on('message', (message: ToDesk) => {
  if (message.type === 'events') {
    for (const logged of message.events) {
      try {
        desk.follow([logged]);
      } catch (error) {
        say({ unreadable: logged.seq, failed: textOf(error) });
        return;
      }
    }
    return;
  }
  const { id } = message;
  try {
    switch (message.type) {
      case 'figures':
        say({ id, answer: desk.figures(message.now) });
        return;
      case 'week':
        say({ id, answer: desk.week() });
        return;
      case 'playable':
        say({ id, answer: desk.playable() });
        return;
      case 'what-if':
        say({ id, answer: desk.whatIf(message.question) });
    }
  } catch (error) {
    say({ id, failed: textOf(error) });
  }
});

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
