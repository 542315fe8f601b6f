import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserHost, type BrowserHost } from './browser-host.ts';
import { openTestConsole } from './app/console.fixture.ts';
import { temporaryFolder } from './queue/floor.fixture.ts';

let host: BrowserHost;
let port: string;

beforeEach(async () => {
  const dir = temporaryFolder();
  const opened = await openTestConsole(join(dir, 'data'));
  const pages = join(dir, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(pages, 'assets', 'app.js'), 'export {}');
  writeFileSync(join(dir, 'secret.txt'), 'secret');
  host = await startBrowserHost({ console: opened, pages, port: 0 });
  onTestFinished(() => host.close());
  port = new URL(host.origin).port;
});

/** A request as it stands, which `fetch` would tidy up. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
        });
      });
      call.on('error', reject);
      call.end();
    },
  );
}

async function enter(): Promise<string> {
  const { headers } = await raw(new URL(host.link).pathname + new URL(host.link).search);
  return (headers['set-cookie'] as string[] | undefined)?.[0] ?? '';
}

/** How a socket that wants in fares: "open", the close code, or the HTTP status of the refusal. */
function knock(headers: Record<string, string>, origin = host.origin): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { origin, headers });
    socket.on('unexpected-response', (_, response) => resolve(`refused ${response.statusCode}`));
    socket.on('close', (code) => resolve(`closed ${code}`));
    socket.on('error', () => undefined);
    socket.on('open', () => {
      // A socket without a session is opened to be told so: give the close a moment to come.
      setTimeout(() => {
        if (socket.readyState !== WebSocket.OPEN) return;
        resolve('open');
        socket.terminate();
      }, 200);
    });
  });
}

describe('the link', () => {
  it('gives a session once', async () => {
    expect(await enter()).toMatch(/^vestibule-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(await enter()).toBe('');
  });

  it('gives none for another token', async () => {
    expect((await raw('/session?token=guess')).headers['set-cookie']).toBeUndefined();
    expect(await enter()).not.toBe('');
  });
});

describe('the socket', () => {
  it('opens for our page with its session and for nobody else', async () => {
    const cookie = (await enter()).split(';')[0] ?? '';
    expect(await knock({ cookie })).toBe('open');
    expect(await knock({})).toBe('closed 4401');
    expect(await knock({ cookie: `vestibule-${port}=guess` })).toBe('closed 4401');
    expect(await knock({ cookie }, 'https://example.org')).toBe('refused 403');
    expect(await knock({ cookie, host: 'example.org' })).toBe('refused 403');
  });
});

describe('F38 a door that stood open', () => {
  it('F38 is shut to sockets that do not say where they come from, or say something else', async () => {
    const cookie = (await enter()).split(';')[0] ?? '';
    const knocked = (origin: string | undefined) =>
      new Promise<number>((resolve) => {
        const headers = {
          cookie,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
          ...(origin !== undefined && { origin }),
        };
        const call = request({ host: '127.0.0.1', port, path: '/rpc', headers });
        call.on('upgrade', (response, socket) => {
          socket.destroy();
          resolve(response.statusCode ?? 0);
        });
        call.on('response', (response) => resolve(response.statusCode ?? 0));
        call.on('error', () => resolve(0));
        call.end();
      });
    for (const origin of [
      undefined,
      '',
      'null',
      'file://',
      'https://example.org',
      `${host.origin}.org`,
    ]) {
      expect([origin, await knocked(origin)]).toEqual([origin, 403]);
    }
    expect(await knocked(host.origin)).toBe(101);
  });

  it.each(['//', '///x', '//example.org', '/\\\\x', '/%', '/%zz'])(
    'F38 answers 400 to the address %s',
    async (path) => {
      expect((await raw(path)).status).toBe(400);
      expect((await raw('/')).status).toBe(200);
    },
  );

  it.each([
    ['x', 1008],
    ['{"i":"1","p":{"u":"http://["}}', 1008],
    [Buffer.from('{}'), 1008],
    ['y'.repeat(1_100_000), 1009],
  ])('F38 closes the connection upon %.20s, and only that', async (frame, code) => {
    const cookie = (await enter()).split(';')[0] ?? '';
    const open = () =>
      new Promise<WebSocket>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
          origin: host.origin,
          headers: { cookie },
        });
        socket.on('error', () => undefined);
        socket.on('open', () => resolve(socket));
      });
    const [bad, good] = [await open(), await open()];
    const closed = new Promise<number>((resolve) => bad.on('close', resolve));
    bad.send(frame);
    expect(await closed).toBe(code);
    const answer = new Promise<string>((resolve) =>
      good.on('message', (data: Buffer) => resolve(data.toString())),
    );
    good.send('{"i":"1","p":{"u":"/session/status","b":{}}}');
    expect(await answer).toContain('CX01');
    good.terminate();
  });

  it('F38 refuses the calls of a connection that floods, and serves the others', async () => {
    const cookie = (await enter()).split(';')[0] ?? '';
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
      origin: host.origin,
      headers: { cookie },
    });
    await new Promise((resolve) => socket.on('open', resolve));
    const answers = { done: 0, refused: 0 };
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      answers[data.toString().includes('TOO_MANY_REQUESTS') ? 'refused' : 'done'] += 1;
    });
    for (let id = 0; socket.readyState === WebSocket.OPEN; id += 1) {
      socket.send(JSON.stringify({ i: id.toString(36), p: { u: '/setup/nothing' } }));
      if (id % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await closed).toBe(1008);
    expect(answers.done).toBeGreaterThanOrEqual(1_000);
    expect(answers.refused).toBeGreaterThanOrEqual(1_000);
    expect((await raw('/')).status).toBe(200);
  });
});

describe('pages', () => {
  it('come with a policy that lets nothing in from elsewhere', async () => {
    const { status, headers, body } = await raw('/');
    expect(status).toBe(200);
    expect(body).toContain('<title>console</title>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-cache');
    expect((await raw('/assets/app.js')).headers['cache-control']).toContain('immutable');
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//secret.txt'])(
    '%s is not among them',
    async (path) => {
      const { body } = await raw(path);
      expect(body).not.toContain('secret');
    },
  );

  it('are not served under another name, nor written to', async () => {
    expect((await raw('/', { host: 'example.org' })).status).toBe(421);
    expect((await raw('/', {}, 'POST')).status).toBe(405);
  });
});

it('says so when the port is taken', async () => {
  const opened = { router: {}, presence: {} } as never;
  await expect(
    startBrowserHost({ console: opened, pages: temporaryFolder(), port: Number(port) }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
