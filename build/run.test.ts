import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, run, withNodeFirst } from './run.mjs';

const runModule = pathToFileURL(join(import.meta.dirname, 'run.mjs')).href;

it('reports exit codes as a shell does', () => {
  expect(exitCodeOf(3, null)).toBe(3);
  expect(exitCodeOf(null, 'SIGTERM')).toBe(143);
});

it('returns the exit code of what it runs', async () => {
  expect(await run(process.execPath, ['--eval', 'process.exit(7)'])).toBe(7);
});

it('says in a sentence that a program cannot be started', async () => {
  await expect(run('/no/such/program', [])).rejects.toThrow(/could not be started/);
});

it('puts the chosen Node first on PATH under the name that Windows gives it', () => {
  const env = withNodeFirst(join('/chosen', 'node'), { Path: '/other' });
  expect(env['Path']).toBe(`/chosen${delimiter}/other`);
  expect(env).not.toHaveProperty('PATH');
});

it('lets Node keep what it made of sources, where nobody said otherwise', () => {
  expect(withNodeFirst('node', {})['NODE_COMPILE_CACHE']).toContain('node_modules');
  expect(withNodeFirst('node', { NODE_COMPILE_CACHE: '/mine' })['NODE_COMPILE_CACHE']).toBe(
    '/mine',
  );
});

it('gives threads the cache too: a TypeScript file is stripped once for all of them', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'compiled-'));
  const worker = join(dir, 'worker.ts');
  writeFileSync(
    worker,
    `import m from 'node:module';
    import { parentPort } from 'node:worker_threads';
    parentPort!.postMessage(m.getCompileCacheDir() ?? '');`,
  );
  const main = `import { Worker } from 'node:worker_threads';
    new Worker(${JSON.stringify(worker)}).on('message', (at) => {
      process.exitCode = at.startsWith(process.env.NODE_COMPILE_CACHE) ? 0 : 3;
    });`;
  const env = withNodeFirst(process.execPath, {
    ...process.env,
    NODE_COMPILE_CACHE: join(dir, 'c'),
  });
  writeFileSync(join(dir, 'main.mjs'), main);
  expect(await run(process.execPath, [join(dir, 'main.mjs')], { env, stdio: 'ignore' })).toBe(0);
  rmSync(dir, { recursive: true });
});

it.skipIf(process.platform === 'win32')('ends the child when npm has been killed', async () => {
  const child = `console.log(process.pid); setInterval(() => undefined, 1000);`;
  const parent = `
    import { run } from ${JSON.stringify(runModule)};
    await run(process.execPath, ['--eval', ${JSON.stringify(child)}]);`;
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module --eval "$SCRIPT"; true'], {
    env: { ...process.env, NODE: process.execPath, SCRIPT: parent, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = (await once(shell.stdout.setEncoding('utf8'), 'data')) as [string];
  shell.kill('SIGKILL');
  // The pipe closes when the last process that holds it has ended.
  await once(shell.stdout, 'close');
  expect(() => process.kill(Number(text), 0)).toThrow('ESRCH');
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s reaches the child, whose clean end is awaited',
    async (signal) => {
      const child = `
      process.on('${signal}', () => setTimeout(() => { console.log('clean'); process.exit(5); }, 100));
      setInterval(() => undefined, 1000);
      console.log('ready');`;
      const parent = `
      import { run } from ${JSON.stringify(runModule)};
      process.exitCode = await run(process.execPath, ['--eval', ${JSON.stringify(child)}]);`;
      const outer = spawn(process.execPath, ['--input-type=module', '--eval', parent], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      outer.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (text.includes('ready')) {
          outer.kill(signal);
          // npm and the terminal may both report the same key.
          outer.kill(signal);
        }
      });
      const [code] = (await once(outer, 'close')) as [number];
      expect(output).toBe('ready\nclean\n');
      expect(code).toBe(5);
    },
  );
});
