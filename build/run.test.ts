import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  expect(env).toEqual({ Path: `/chosen${delimiter}/other` });
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
