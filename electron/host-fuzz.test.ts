import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserHost, type BrowserHost } from './browser-host.ts';
import { openTestConsole } from './app/console.fixture.ts';
import { chance, inLanes, noise, pick, wire, type Wire } from './host-fuzz.fixture.ts';
import { temporaryFolder } from './queue/floor.fixture.ts';

const count = 10_000;
const lanes = 32;

interface Opened {
  readonly host: BrowserHost;
  readonly port: number;
  readonly cookie: string;
  /** Continues a session of the head. */
  readonly token: string;
  /** That the host still answers, and that nothing happened that nobody caught or foresaw. */
  sound(): Promise<void>;
}

async function opened(): Promise<Opened> {
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => unhandled.push(error);
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, hear);
    onTestFinished(() => void process.off(event, hear));
  }
  const dir = temporaryFolder();
  const served = await openTestConsole(join(dir, 'data'));
  const pages = join(dir, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>console</title>');
  const { faults } = served;
  const host = await startBrowserHost({ console: served, pages, port: 0, faults });
  onTestFinished(() => host.close());
  const welcome = await fetch(host.link, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { resumeToken } = (await call(host, cookie, '/session/signIn', {
    staffNo: 'H01',
    pin: '739164',
  })) as { resumeToken: string };
  return {
    host,
    port: Number(new URL(host.origin).port),
    cookie,
    token: resumeToken,
    async sound() {
      expect(await (await fetch(host.origin)).text()).toContain('<title>console</title>');
      expect(await call(host, cookie, '/session/status', undefined)).toMatchObject({
        branch: { code: 'CX01' },
      });
      expect(unhandled).toEqual([]);
      expect(faults.recent()).toEqual([]);
    },
  };
}

/** A call as a page makes it. */
async function call(host: BrowserHost, cookie: string, path: string, json: unknown) {
  const socket = new WebSocket(`${host.origin.replace('http', 'ws')}/rpc`, {
    origin: host.origin,
    headers: { cookie },
  });
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const answered = new Promise<string>((resolve) =>
      socket.once('message', (data: Buffer) => resolve(data.toString())),
    );
    socket.send(JSON.stringify({ i: '1', p: { u: path, b: { json } } }));
    return (JSON.parse(await answered) as { p: { b: { json: unknown } } }).p.b.json;
  } finally {
    socket.terminate();
  }
}

const targets = [
  '//',
  '///',
  '/\\',
  '//example.org/',
  '/%',
  '/%zz',
  '/%00',
  '/%c0%af',
  '/..%2f..%2fetc/passwd',
  '/session',
  '/session?token=%',
  '/session?token=x&token=y',
  '/starting',
  '/rpc',
  '/rpc?x',
  '/index.html',
  '/assets/',
  '/?',
  '/#',
  '/;',
  '/[',
  '/\u00ff',
  '*',
  'http://',
  'http://[',
  'http://[::1',
  'http://127.0.0.1:99999/',
  'https://example.org/',
  'javascript:1',
  'data:,x',
  '?',
  '#',
  '.',
  '..',
  '\\',
  ':',
  '@',
  '/__proto__',
  '/constructor',
];
const methods = [
  'GET',
  'HEAD',
  'POST',
  'OPTIONS',
  'DELETE',
  'CONNECT',
  'TRACE',
  'get',
  'G\u00e9T',
  '',
];
const versions = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1', ''];

function requestOf(random: () => number, { host, cookie }: Opened): Buffer {
  const name = new URL(host.origin).host;
  const target = random() < 0.8 ? pick(random, targets) : noise(random, 8).toString('latin1');
  const method = random() < 0.7 ? 'GET' : pick(random, methods);
  const version = random() < 0.8 ? 'HTTP/1.1' : pick(random, versions);
  const headers = [
    random() < 0.9 ? `Host: ${name}` : `Host: ${pick(random, ['', 'x', '[', name.toUpperCase()])}`,
    random() < 0.3 ? `Cookie: ${cookie}` : `Cookie: ${pick(random, ['', '=', ';;', 'a'])}`,
    ...(random() < 0.2 ? [`Range: bytes=${pick(random, ['5-1', '-', '99-', 'x'])}`] : []),
    ...(random() < 0.25
      ? [
          'Connection: Upgrade',
          'Upgrade: websocket',
          `Origin: ${pick(random, [host.origin, 'null', '', 'https://example.org'])}`,
          `Sec-WebSocket-Key: ${pick(random, ['x', 'AAAAAAAAAAAAAAAAAAAAAA=='])}`,
          `Sec-WebSocket-Version: ${pick(random, ['13', '8', 'x'])}`,
        ]
      : []),
  ];
  return Buffer.from(`${method} ${target} ${version}\r\n${headers.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** Whether an answer is here as a whole: its head, and as much body as the head says. */
function isAnswer(answer: Buffer): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, end))?.[1] ?? '0';
  // Answers to HEAD have a length and no body; what is left of one is passed over with the next answer.
  return (
    answer.length >= end + 4 + Number(length) || answer.toString('latin1').includes('HTTP/1.1 2')
  );
}

it(`F38 ${count} request lines leave the host answering`, async () => {
  const target = await opened();
  const random = chance(38);
  const lines = Array.from({ length: count }, () => requestOf(random, target));
  const statuses = new Map<string, number>();
  await inLanes(
    lanes,
    lines,
    () => wire(target.port),
    async (own, line) => {
      const answer = await own.ask(line, isAnswer);
      const status = answer?.toString('latin1', 9, 12) ?? 'closed';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const goesOn = answer !== null && !/connection: close|101 Switching/i.test(answer.toString());
      if (!goesOn) own.end();
      return goesOn;
    },
  );
  expect(statuses.get('400')).toBeGreaterThan(1_000);
  expect(statuses.get('500')).toBeUndefined();
  await target.sound();
}, 300_000);

const texts = [
  'x',
  '',
  'null',
  '7',
  '"',
  '{',
  '[]',
  '{}',
  '{"i":"1"}',
  '{"i":1,"p":{"u":"/session/status"}}',
  '{"i":"1","p":{"u":"session/status"}}',
  '{"i":"1","p":{"u":"http://["}}',
  '{"i":"1","p":{"u":"/nothing"}}',
  '{"i":"1","p":{"u":"/__proto__"}}',
  '{"i":"1","p":{"u":"/session/status","h":{"content-disposition":"x"}}}',
  '{"i":"1","p":{"u":"/session/status","h":{"content-type":"multipart/form-data"}}}',
  '{"i":"1","p":{"u":"/session/resume","b":7}}',
  '{"i":"1","p":{"u":"/session/resume","b":{"json":{"resumeToken":{}}}}}',
  '{"i":"1","p":{"u":"/session/resume","b":{"json":{},"meta":[[1,"__proto__","x"]]}}}',
  '{"i":"1","p":{"u":"/session/resume","b":{"json":{},"meta":7}}}',
  '{"i":"1","p":{"u":"/session/resume","b":{"json":{},"meta":[null],"maps":[[0]]}}}',
  '{"i":"1","p":{"u":"/session/resume","b":{"json":{"a":"z"},"meta":[[0,"a"],[1,"a"],[4,"a"],[5,"a"]]}}}',
  '{"i":"1","p":{"u":"/hall/lobby","b":{"json":{"position":null}}}}',
  '{"i":"1","p":{"u":"/hall/lobby","b":{"json":{"position":"made-up/1"}}}}',
  '{"i":"1","t":3,"p":{"e":"message"}}',
  '{"i":"1","t":4}',
  '{"i":"never","t":4}',
  '['.repeat(5_000),
  `{"i":"1","p":{"u":"/session/resume","b":${'['.repeat(5_000)}${']'.repeat(5_000)}}}`,
  '\u0000',
  '\ud800',
];

/** A frame of the WebSocket protocol, as sound or unsound as `first` and `masked` say. */
function frame(first: number, payload: Buffer, masked = true, told = payload.length): Buffer {
  const head =
    told < 126
      ? Buffer.from([first, told | (masked ? 128 : 0)])
      : Buffer.from([
          first,
          127 | (masked ? 128 : 0),
          0,
          0,
          0,
          0,
          ...[24, 16, 8, 0].map((by) => (told >>> by) & 255),
        ]);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), payload]);
}

const textFrame = 0x81;
const pingFrame = 0x89;
const pong = Buffer.from([0x8a, 0]);
const ping = frame(pingFrame, Buffer.alloc(0));

/** Whether the host says that it closes: then nobody waits for the connection's end. */
const isFarewell = (heard: Buffer): boolean =>
  heard.some((byte, at) => {
    const [length = 0, high = 0] = heard.subarray(at + 1);
    return byte === 0x88 && length >= 2 && length <= 0x7d && (high === 0x03 || high === 0x11);
  });

/** What is sent on a socket; `half`: more was announced, so nobody waits for an answer. */
interface Sent {
  readonly bytes: Buffer;
  readonly half: boolean;
}

function sentBy(random: () => number): Sent {
  const whole = (bytes: Buffer): Sent => ({ bytes, half: false });
  const text = Buffer.from(pick(random, texts));
  const kind = random();
  if (kind < 0.55) return whole(frame(textFrame, text));
  if (kind < 0.65) return whole(frame(0x82, random() < 0.5 ? text : noise(random, 20)));
  if (kind < 0.7) return whole(frame(textFrame, noise(random, 12)));
  if (kind < 0.76) {
    // In pieces, now and then without an end, or with a beginning in the middle.
    const middle = Math.floor(text.length / 2);
    const parts = [frame(0x01, text.subarray(0, middle)), frame(0x80, text.subarray(middle))];
    return whole(Buffer.concat(random() < 0.5 ? parts : [...parts, parts[0]!, parts[0]!]));
  }
  if (kind < 0.86) return whole(frame(Math.floor(random() * 256), text, random() < 0.7));
  if (kind < 0.9) return whole(frame(0x88, noise(random, Math.floor(random() * 130))));
  if (kind < 0.905) return whole(frame(textFrame, Buffer.alloc(1_100_000, 'x')));
  if (kind < 0.95) return { bytes: frame(textFrame, text, true, text.length + 50), half: true };
  return { bytes: noise(random, 30), half: true };
}

it(`F38 ${count} frames leave the host answering, before and after sign-in`, async () => {
  const target = await opened();
  const random = chance(83);
  const frames = Array.from({ length: count }, () => sentBy(random));
  const resume = frame(
    textFrame,
    Buffer.from(
      JSON.stringify({
        i: 'r',
        p: { u: '/session/resume', b: { json: { resumeToken: target.token } } },
      }),
    ),
  );
  const hello = (cookie: string) =>
    Buffer.from(
      [
        'GET /rpc HTTP/1.1',
        `Host: ${new URL(target.host.origin).host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        `Origin: ${target.host.origin}`,
        `Cookie: ${cookie}`,
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version: 13',
        '',
        '',
      ].join('\r\n'),
    );
  let signedIn = 0;
  const open = async (): Promise<Wire> => {
    const own = await wire(target.port);
    const kind = random();
    // One of ten has no session and is sent away, with frames on the way all the same.
    const has = kind < 0.9;
    await own.ask(hello(has ? target.cookie : ''), (answer) => answer.includes('\r\n\r\n'));
    if (kind < 0.45) {
      const answer = await own.ask(resume, (heard) => heard.includes('"account"'));
      if (answer) signedIn += 1;
    }
    return own;
  };
  let alive = 0;
  await inLanes(lanes, frames, open, async (own, { bytes, half }) => {
    if (half) {
      await own.drop(bytes);
      return false;
    }
    const answer = await own.ask(
      Buffer.concat([bytes, ping]),
      (heard) => heard.includes(pong) || isFarewell(heard),
    );
    const goesOn = answer !== null && !isFarewell(answer);
    if (goesOn) alive += 1;
    else own.end();
    return goesOn;
  });
  expect(signedIn).toBeGreaterThan(500);
  expect(alive).toBeGreaterThan(500);
  await target.sound();
}, 300_000);
