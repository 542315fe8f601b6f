import { spawn } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../electron/cli.ts');

/** Runs a command of the command line in a process of its own. @throws when it fails */
export async function runCli(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', cli, ...args], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
}
