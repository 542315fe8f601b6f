import { answerCalls, type Served } from '../calls.ts';

/** The part of Electron's MessagePortMain that is used. */
export interface CarrierPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Serves the console over a port: one port, one window, one signed-in person. @returns stops it */
export function servePort(served: Served, port: CarrierPort): () => void {
  const end = (): void => {
    calls.end();
    port.close();
  };
  const calls = answerCalls(served, {
    send: (text) => port.postMessage(text),
    // A port delivers at once and tells no backlog.
    backlog: () => 0,
    refuse: end,
  });
  port.on('message', ({ data }) => calls.frame(data));
  port.on('close', () => calls.end());
  port.start();
  return end;
}
