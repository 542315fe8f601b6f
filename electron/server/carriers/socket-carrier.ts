import type { WebSocket } from 'ws';
import { answerCalls, type Served } from '../calls.ts';

/** Close code for a connection that sends something that no page of ours sends. */
const notOurProtocol = 1008;
/** A socket that does not complete the close handshake within this time is terminated. */
const goodbyeMs = 1_000;

/** Serves the console over an accepted WebSocket. */
export function serveSocket(served: Served, socket: WebSocket): void {
  const calls = answerCalls(served, {
    send: (text) => socket.send(text),
    backlog: () => socket.bufferedAmount,
    refuse: () => closeSocket(socket, notOurProtocol, 'protocol'),
  });
  socket.on('message', (data: Buffer, isBinary) => {
    // Frames that arrive after the connection was refused are not answered.
    if (socket.readyState === socket.OPEN) calls.frame(isBinary ? data : data.toString());
  });
  socket.on('close', () => calls.end());
  // Without a listener an error of the socket would end the process. Closing is handled above.
  socket.on('error', () => socket.terminate());
}

/** Closes a socket with a reason; terminates it if the other side does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.on('error', () => socket.terminate());
  socket.close(code, reason);
  const timer = setTimeout(() => socket.terminate(), goodbyeMs).unref();
  socket.once('close', () => clearTimeout(timer));
}
