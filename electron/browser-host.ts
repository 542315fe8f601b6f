import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { WebSocketServer } from 'ws';
import type { Console } from './console.ts';
import { pageHeaders } from './server/index.ts';
import { serveSocket } from './server/socket-carrier.ts';

/** A console as far as the host has to know it. */
export type HostedConsole = Pick<Console, 'router' | 'presence'>;

/** How to serve a console to a browser of this machine. */
export interface BrowserHostOptions {
  readonly console: HostedConsole;
  /** The built screens; null where a dev server has them. */
  readonly pages: string | null;
  /** 0: any free port. */
  readonly port: number;
  /** The origin of a dev server that passes calls on, e.g. "http://127.0.0.1:5173". */
  readonly devOrigin?: string | undefined;
}

/** A running host. */
export interface BrowserHost {
  readonly origin: string;
  /** Opens the console once: the token in it is spent by the first use. */
  readonly link: string;
  close(): Promise<void>;
}

/** The page learns that it came without a session, and does not try again by itself. */
export const noSessionCode = 4401;
const largestMessage = 1024 * 1024;

/** Serves a console on 127.0.0.1. Only who has the link gets a session; only our own pages may speak with it. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  // Before the port is taken: a folder without pages must not leave a server behind that nobody ends.
  const files =
    options.pages === null
      ? null
      : sirv(options.pages, {
          etag: true,
          setHeaders: (response, path) => {
            const hashed = path.startsWith('/assets/');
            response.setHeader(
              'Cache-Control',
              hashed ? 'max-age=31536000, immutable' : 'no-cache',
            );
          },
        });
  const server = createServer();
  const port = await listen(server, options.port);
  const own = `http://127.0.0.1:${port}`;
  const origins = new Set([
    own,
    `http://localhost:${port}`,
    ...(options.devOrigin ?? '').split(','),
  ]);
  const hosts = new Set([...origins].filter(Boolean).map((origin) => new URL(origin).host));
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  // Cookies do not know ports: two consoles on one machine must not take each other's.
  const cookie = `vestibule-${port}`;
  let spent = false;

  server.on('request', (request, response) => {
    // A page of another site that resolved its name to this machine does not get past its name.
    if (!hosts.has(request.headers.host ?? '')) {
      end(response, 421);
      return;
    }
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const url = new URL(request.url ?? '/', own);
    if (request.method !== 'GET' && request.method !== 'HEAD') end(response, 405);
    else if (url.pathname === '/session') openSession(url, response);
    else if (files) files(request, response, () => end(response, 404));
    else end(response, 404);
  });

  function openSession(url: URL, response: ServerResponse): void {
    if (!spent && same(url.searchParams.get('token') ?? '', token)) {
      spent = true;
      response.setHeader('Set-Cookie', `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    }
    // With a spent token the page opens too, finds itself without a session, and says so.
    response.setHeader('Location', '/');
    end(response, 303);
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  server.on('upgrade', (request, socket, head) => {
    const fromUs =
      hosts.has(request.headers.host ?? '') && origins.has(request.headers.origin ?? '');
    if (!fromUs || new URL(request.url ?? '/', own).pathname !== '/rpc') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const known = same(cookieOf(request, cookie), session);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (known) serveSocket(options.console, opened);
      else opened.close(noSessionCode, 'no-session');
    });
  });

  const linkOrigin =
    options.devOrigin === undefined || options.devOrigin === '' ? own : options.devOrigin;
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

/** Compares secrets in a time that does not depend on where they differ. */
function same(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
