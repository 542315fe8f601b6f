import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { createFaults, type Faults } from './platform/index.ts';
import type { Served } from './server/calls.ts';
import { clientFiles, fileHeaders, pageHeaders } from './server/index.ts';
import { closeSocket, serveSocket } from './server/carriers/socket-carrier.ts';

/** Options of the browser host. */
export interface BrowserHostOptions {
  readonly console: Served;
  /** The folder of the built screens; null if a dev server serves them. */
  readonly pages: string | null;
  /** 0: any free port. */
  readonly port: number;
  /** The origin of a dev server that forwards calls, e.g. "http://127.0.0.1:5173". */
  readonly devOrigin?: string | undefined;
  /** Where failing requests are noted. */
  readonly faults?: Pick<Faults, 'note'>;
}

/** A running host. */
export interface BrowserHost {
  readonly origin: string;
  /** Opens one session: its token is valid for the first use only. */
  readonly link: string;
  close(): Promise<void>;
}

/** Close code for a page without a session, so that it does not reconnect automatically. */
export const noSessionCode = 4401;
const largestMessage = 1024 * 1024;

/** Serves a console on 127.0.0.1. Only the link opens a session; only our own pages can connect. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  // Before listening: if the pages are missing, no server must be left running.
  const files = options.pages === null ? null : clientFiles(options.pages);
  const { faults = createFaults() } = options;
  const server = createServer();
  const port = await listen(server, options.port);
  server.on('error', (error) => faults.note('host', error));
  const own = `http://127.0.0.1:${port}`;
  const dev = (options.devOrigin ?? '').split(',').filter((origin) => origin !== '');
  const origins = new Set([own, `http://localhost:${port}`, ...dev]);
  const hosts = new Set([...origins].map((origin) => new URL(origin).host));
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  // Cookies are shared between ports, so two consoles on one machine need different names.
  const cookie = `vestibule-${port}`;
  let spent = false;

  server.on('request', (request, response) => {
    response.on('error', () => undefined); // the page has disconnected
    answer(request, response).catch((error: unknown) => {
      faults.note('host', error);
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Against DNS rebinding: another site's name that resolves to this machine is not accepted.
    if (!isOwnHost(request)) {
      end(response, 421);
      return;
    }
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const url = addressOf(request, own);
    if (!url) end(response, 400);
    else if (request.method !== 'GET' && request.method !== 'HEAD') end(response, 405);
    else if (url.pathname === '/session') openSession(url, response);
    else await sendFile(url, response, request.method === 'HEAD');
  }

  const isOwnHost = ({ headers }: IncomingMessage): boolean =>
    hosts.has(headers.host?.toLowerCase() ?? '');

  async function sendFile(url: URL, response: ServerResponse, bare: boolean): Promise<void> {
    const path = decoded(url.pathname);
    const file = path === null ? undefined : files?.get(path);
    if (!file) {
      end(response, path === null ? 400 : 404);
      return;
    }
    const content = await readFile(file.path);
    response.writeHead(200, { ...fileHeaders(file), 'Content-Length': content.length });
    response.end(bare ? undefined : content);
  }

  function openSession(url: URL, response: ServerResponse): void {
    if (!spent && same(url.searchParams.get('token') ?? '', token)) {
      spent = true;
      response.setHeader('Set-Cookie', `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    }
    // With a used token the page opens as well, and says that it has no session.
    response.setHeader('Location', '/');
    end(response, 303);
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  server.on('upgrade', (request, socket, head) => {
    // From here on the server does not handle the socket's errors, so a broken connection would end the process.
    socket.on('error', () => socket.destroy());
    try {
      upgrade(request, socket, head);
    } catch (error) {
      faults.note('host', error);
      socket.destroy();
    }
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = addressOf(request, own);
    // Browsers always send `Origin`. A request without it does not come from a page.
    const fromUs = isOwnHost(request) && origins.has(request.headers.origin ?? '');
    const known = same(cookieOf(request, cookie), session);
    if (!url) refuse(socket, '400 Bad Request');
    else if (!fromUs || url.pathname !== '/rpc') refuse(socket, '403 Forbidden');
    else {
      sockets.handleUpgrade(request, socket, head, (opened) => {
        if (known) serveSocket(options.console, opened);
        else closeSocket(opened, noSessionCode, 'no-session');
      });
    }
  }

  const linkOrigin = dev[0] ?? own;
  return {
    origin: own,
    link: `${linkOrigin}/session?token=${token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001, 'closing');
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
}

/**
 * The URL of a request; null if its target is not a path. The path is appended to our own origin, so that nothing in a
 * request is taken as a host name.
 */
function addressOf({ url = '' }: IncomingMessage, origin: string): URL | null {
  return /^\/(?![/\\])/.test(url) ? URL.parse(origin + url) : null;
}

/** A decoded path; null if an escape sequence is invalid. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

function cookieOf(request: IncomingMessage, name: string): string {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return '';
}

/** Compares secrets in constant time. */
function same(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
