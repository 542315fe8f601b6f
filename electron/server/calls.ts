import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import type { Console } from '../console.ts';
import { createCallBudget } from './call-budget.ts';
import { callFrame } from './call-frame.rules.ts';
import { connectCaller } from './caller.ts';

/** The part of a console that answers calls. */
export type Served = Pick<Console, 'router' | 'presence' | 'faults'>;

/** One connection to a page, whatever carries it. */
export interface Line {
  send(text: string): void;
  /** Bytes that wait to be sent. */
  backlog(): number;
  /** Ends the connection to who sends what no page of ours sends. */
  refuse(): void;
}

/** What a carrier does with what comes. */
export interface Calls {
  /** @param frame text, or whatever came in its place */
  frame(frame: unknown): void;
  /** The connection is gone: everything that it asked for ends, and its person is signed out. */
  end(): void;
}

/** Answers the calls of one connection. What comes over it can end the connection and nothing else. */
export function answerCalls({ router, presence, faults }: Served, line: Line): Calls {
  const caller = connectCaller({ presence, faults }, () => line.backlog());
  const budget = createCallBudget();
  const handler = new RPCHandler(router, {
    clientInterceptors: [
      async (options) => {
        try {
          const output: unknown = await options.next();
          return isStream(output) ? noting(output) : output;
        } catch (error) {
          throw noted(error, options.signal);
        }
      },
    ],
  });
  // oRPC wants a WebSocket; of it, sending is all that it uses here.
  const peer = { send: (text: string) => line.send(text) };

  /** What nobody foresaw is written down; the page is told under which number. */
  function noted(error: unknown, signal: AbortSignal | undefined): unknown {
    const foreseen = error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';
    // Who asked has gone: what was broken off for that is no fault.
    if (foreseen || signal?.aborted) return error;
    const subject = faults.note('call', error);
    return new ORPCError('INTERNAL_SERVER_ERROR', { data: { code: 'unforeseen', subject } });
  }

  async function* noting(stream: AsyncIterable<unknown>): AsyncGenerator {
    try {
      yield* stream;
    } catch (error) {
      throw noted(error, undefined);
    }
  }

  return {
    frame(frame) {
      const kind = typeof frame === 'string' ? callFrame(frame) : null;
      const answer = budget.ask();
      if (kind === null || answer === 'end') {
        line.refuse();
      } else if (answer === 'no' && kind === 'call') {
        line.send(tooMany(frame as string));
      } else {
        handler
          .message(peer as never, frame as string, { context: { caller } })
          .catch((error: unknown) => faults.note('call', error));
      }
    },
    end() {
      handler.close(peer as never);
      caller.disconnect();
    },
  };
}

/** The answer to a call that is one too many, in the form in which oRPC answers with an error. */
function tooMany(frame: string): string {
  const { i } = JSON.parse(frame) as { readonly i: string };
  const json = new ORPCError('TOO_MANY_REQUESTS').toJSON();
  return JSON.stringify({ i, p: { s: 429, b: { json } } });
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
