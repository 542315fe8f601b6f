import { RPCHandler } from '@orpc/server/websocket';
import type { WebSocket } from 'ws';
import type { Console } from '../console.ts';
import { connectCaller } from './caller.ts';

/** Serves the console over a WebSocket that has been let in. */
export function serveSocket(served: Pick<Console, 'router' | 'presence'>, socket: WebSocket): void {
  const caller = connectCaller(served.presence, () => socket.bufferedAmount);
  const handler = new RPCHandler(served.router);
  handler.upgrade(socket as never, { context: { caller } });
  socket.on('close', () => caller.disconnect());
  // Without a listener a broken connection would end the process; closing is handled above.
  socket.on('error', () => socket.terminate());
}
