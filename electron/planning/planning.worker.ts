import { parentPort } from 'node:worker_threads';
import { createPlanningEngine } from './planning-engine.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';

/* The planning engine in a worker: the floor never waits for a forecast. */

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');
const engine = createPlanningEngine();
const say = (message: FromEngine): void => port.postMessage(message);

port.on('message', (message: ToEngine) => {
  if (message.type === 'events') {
    for (const logged of message.events) {
      try {
        engine.follow([logged]);
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
        say({ id, answer: engine.figures(message.now) });
        return;
      case 'week':
        say({ id, answer: engine.week() });
        return;
      case 'playable':
        say({ id, answer: engine.playable() });
        return;
      case 'what-if':
        say({ id, answer: engine.whatIf(message.question) });
    }
  } catch (error) {
    say({ id, failed: textOf(error) });
  }
});

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
