import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from '../../build/fresh-build.mjs';
import { ensureToolchain } from '../../build/toolchain.mjs';

/** A console served to a browser, on a data folder of its own. */
export interface Host {
  /** Opens the console once; a second page of the same context goes to `origin`. */
  readonly link: string;
  readonly origin: string;
  readonly dataDir: string;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and, if need be, the same port. */
  again(port?: number): Promise<Host>;
  /** Sets the clock of the console's machine, by so much ahead of the real one. */
  setClock(aheadMs: number): Promise<void>;
}

interface HostOptions {
  /** What is in the data folder: the demo branch today, the same with the days before it, or nothing yet. */
  readonly data: 'demo' | 'demo-week' | 'empty';
  /** By how much the clock of the console's machine is ahead of the real one when the test begins. */
  readonly aheadMs: number;
}

interface HostFixtures {
  readonly host: Host;
}

interface WorkerFixtures {
  /** A demo branch made once; every test gets a copy. */
  readonly demoFolder: string;
}

// The built console, as it ships: it starts in two thirds of the time that its sources take.
const cli = join(import.meta.dirname, '../../dist/main/cli.js');
const setClock = new URL('./set-clock.mjs', import.meta.url).href;

/** `test` for the specs of the console: a fresh host for each. `test.use({ data: 'empty' })` for a first run. */
export const test = base.extend<HostFixtures & HostOptions, WorkerFixtures>({
  data: ['demo', { option: true }],
  aheadMs: [0, { option: true }],

  demoFolder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from here.
    async ({}, use) => {
      await ensureBuilt(await ensureToolchain(), ['client', 'main']);
      const dir = mkdtempSync(join(tmpdir(), 'demo-'));
      await runCli(['init', '--data', join(dir, 'data'), '--demo', '--past-days', '0']);
      await use(join(dir, 'data'));
      rmSync(dir, { recursive: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  host: async ({ data, aheadMs, demoFolder }, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'host-'));
    const dataDir = join(dir, 'data');
    if (data === 'demo') cpSync(demoFolder, dataDir, { recursive: true });
    if (data === 'demo-week') await runCli(['init', '--data', dataDir, '--demo']);
    const started: ChildProcess[] = [];
    await use(await serve(dataDir, started, { aheadMs }));
    for (const child of started) await end(child, 'SIGTERM');
    rmSync(dir, { recursive: true });
  },
});

/** Runs a command of the command line; its progress and messages are not shown. */
export async function runCli(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
}

async function serve(
  dataDir: string,
  started: ChildProcess[],
  { port = 0, aheadMs = 0 } = {},
): Promise<Host> {
  const child = spawn(
    process.execPath,
    ['--import', setClock, cli, 'serve', '--data', dataDir, '--port', String(port), '--no-open'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, TEST_CLOCK_AHEAD_MS: String(aheadMs) },
    },
  );
  started.push(child);
  const { stderr } = child;
  if (!stderr) throw new Error('the host has no pipe for its messages');
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    said.push(line);
    const link = /http:\/\/\S+/.exec(line)?.[0];
    if (link === undefined) continue;
    // The pipe has to be read on, or the process would one day wait for us.
    stderr.resume();
    return {
      link,
      origin: new URL(link).origin,
      dataDir,
      kill: () => end(child, 'SIGKILL'),
      again: (samePort = 0) => serve(dataDir, started, { port: samePort, aheadMs }),
      setClock: async (ahead) => {
        const set = new Promise((resolve) => child.once('message', resolve));
        child.send({ aheadMs: ahead });
        await set;
      },
    };
  }
  throw new Error(`the host did not start: ${said.join(' ')}`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

export { expect } from '@playwright/test';
