import { ORPCError, type AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/websocket';
import type { Faults } from '../platform/index.ts';
import { createCallBudget } from './carriers/call-budget.ts';
import { callFrame } from './carriers/call-frame.rules.ts';
import { connectCaller } from './caller.ts';
import type { Presence } from './presence.ts';
import type { ReadingGuard } from './procedures.ts';

/** What answers calls: a console, or the way back where its data cannot be opened. */
export interface Served {
  readonly router: AnyRouter;
  readonly presence: Presence;
  readonly faults: Faults;
  readonly readings?: ReadingGuard | undefined;
}

/** One connection to a page, over any carrier. */
export interface Connection {
  send(text: string): void;
  /** Bytes that wait to be sent. */
  backlog(): number;
  /** Closes the connection, because it has sent something that no page of ours sends. */
  refuse(): void;
}

/** What a carrier passes on. */
export interface Calls {
  /** A frame was received. @param frame text; anything else is refused */
  frame(frame: unknown): void;
  /** The connection has closed: ends its calls and signs its person out. */
  end(): void;
}

/** Answers the calls of one connection. Bad input can end this connection and nothing else. */
export function answerCalls(
  { router, presence, faults, readings }: Served,
  connection: Connection,
): Calls {
  const caller = connectCaller({ presence, faults, readings }, () => connection.backlog());
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
  // oRPC expects a WebSocket, but uses only `send` here.
  const peer = { send: (text: string) => connection.send(text) };

  /** Notes an unexpected error as a fault; the page is told its number only. */
  function noted(error: unknown, signal: AbortSignal | undefined): unknown {
    const foreseen = error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';
    // The caller has cancelled, so this is no fault.
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
        connection.refuse();
      } else if (answer === 'no' && kind === 'call') {
        connection.send(tooMany(frame as string));
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

/** The error for a call over the rate limit, in oRPC's wire format. */
function tooMany(frame: string): string {
  const { i } = JSON.parse(frame) as { readonly i: string };
  const json = new ORPCError('TOO_MANY_REQUESTS').toJSON();
  return JSON.stringify({ i, p: { s: 429, b: { json } } });
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
