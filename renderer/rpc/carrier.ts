import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';

/** Options of a call. */
export interface CallContext extends ClientContext {
  /** No deadline, because the answer waits for a person (who chooses a folder). */
  readonly patient?: boolean;
}

/** One connection to the core. When it is lost, a new one replaces it. */
export interface Carrier {
  readonly link: ClientLink<CallContext>;
  /** Aborted when the connection is lost; the reason is a {@link Barred} if the host has refused this page. */
  readonly closed: AbortSignal;
}

/** The host no longer accepts this page: it was restarted, or its link was used elsewhere. Do not reconnect. */
export class Barred extends Error {
  constructor() {
    super('the host has no session for this page');
    this.name = 'Barred';
  }
}

/** The host's close code for a page without its cookie. */
const noSessionCode = 4401;

/** Opens a connection, or rejects. */
export type OpenCarrier = () => Promise<Carrier>;

/** A WebSocket to the host that served this page, authorized by the page's cookie. */
export function openSocket(): Promise<Carrier> {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}/rpc`);
  socket.binaryType = 'arraybuffer';
  const closed = new AbortController();
  const link = new SocketLink<CallContext>({ websocket: socket });
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve({ link, closed: closed.signal });
    });
    socket.addEventListener('close', ({ code }) => {
      const reason = code === noSessionCode ? new Barred() : new Error('The socket was closed.');
      closed.abort(reason);
      reject(reason);
    });
  });
}

const portMessage = 'vestibule:port';
const arrivedPorts: MessagePort[] = [];
let takePort: ((port: MessagePort) => void) | undefined;

/** Starts listening for the port that the desktop app passes to this window. Call it first. */
export function awaitDesktopPort(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== portMessage || !port) return;
    if (takePort) takePort(port);
    else arrivedPorts.push(port);
  });
}

/** The MessagePort of this window; after it was closed, the next one. */
export async function openDesktopPort(): Promise<Carrier> {
  const port =
    arrivedPorts.shift() ??
    (await new Promise<MessagePort>((resolve) => {
      takePort = resolve;
    }));
  takePort = undefined;
  const closed = new AbortController();
  port.addEventListener('close', () => {
    closed.abort();
  });
  const link = new PortLink<CallContext>({ port });
  port.start();
  return { link, closed: closed.signal };
}
