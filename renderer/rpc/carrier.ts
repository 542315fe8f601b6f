import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';

/** What a call may ask of the carrier. */
export interface CallContext extends ClientContext {
  /** The answer waits for a person (a folder to be chosen), so there is no deadline. */
  readonly patient?: boolean;
}

/** One living connection to the core. It is never revived: a new one takes its place. */
export interface Carrier {
  readonly link: ClientLink<CallContext>;
  /** Aborted when the connection is gone; the reason is a {@link Barred} where the host turned this page away. */
  readonly closed: AbortSignal;
}

/** The host knows this page no longer: it was started anew, or its link was used elsewhere. Trying again is no use. */
export class Barred extends Error {
  constructor() {
    super('the host has no session for this page');
    this.name = 'Barred';
  }
}

/** The host's close code for a page without its cookie. */
const noSessionCode = 4401;

/** Opens a connection, or rejects when there is none to be had now. */
export type OpenCarrier = () => Promise<Carrier>;

/** A WebSocket to the host that served this page; the page's cookie is its pass. */
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

/** Starts to listen for the port that the desktop hands to this window; call it before anything else. */
export function awaitDesktopPort(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== portMessage || !port) return;
    if (takePort) takePort(port);
    else arrivedPorts.push(port);
  });
}

/** The MessagePort of this window, or the next one after it was closed. */
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
