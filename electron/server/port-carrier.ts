import { RPCHandler } from '@orpc/server/message-port';
import type { Console } from '../console.ts';
import { connectCaller } from './caller.ts';

/** The part of Electron's MessagePortMain that carries calls. */
export interface CarrierPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Serves the console over a port: one port, one window, one signed-in person. @returns ends it. */
export function servePort(
  served: Pick<Console, 'router' | 'presence'>,
  port: CarrierPort,
): () => void {
  const caller = connectCaller(served.presence);
  const handler = new RPCHandler(served.router);
  handler.upgrade(port as never, { context: { caller } });
  port.on('close', () => caller.disconnect());
  port.start();
  return () => {
    caller.disconnect();
    port.close();
  };
}
