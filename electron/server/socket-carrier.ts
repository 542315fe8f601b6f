import type { WebSocket } from 'ws';
import { answerCalls, type Served } from './calls.ts';

/** The close code for who sends what no page of ours sends. */
const notOurProtocol = 1008;
/** A page that does not answer the close within this time is cut off. */
const goodbyeMs = 1_000;

/** Serves the console over a WebSocket that has been let in. */
export function serveSocket(served: Served, socket: WebSocket): void {
  const calls = answerCalls(served, {
    send: (text) => socket.send(text),
    backlog: () => socket.bufferedAmount,
    refuse: () => closeSocket(socket, notOurProtocol, 'protocol'),
  });
  socket.on('message', (data: Buffer, isBinary) => {
    // What was on its way when the connection was refused is not answered any more.
    if (socket.readyState === socket.OPEN) calls.frame(isBinary ? data : data.toString());
  });
  socket.on('close', () => calls.end());
  // Without a listener a broken connection would end the process; closing is handled above.
  socket.on('error', () => socket.terminate());
}

/** Closes a socket with a reason, and for good when the other side does not do its part. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.on('error', () => socket.terminate());
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), goodbyeMs).unref();
  socket.once('close', () => clearTimeout(timer));
}
