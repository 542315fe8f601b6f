import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { initCommand } from './cli/init.ts';
import type { CommandContext } from './cli/command.ts';
import { temporaryFolder } from './queue/floor.fixture.ts';

const context: CommandContext = {
  env: {},
  say: () => undefined,
  progress: () => undefined,
  signal: new AbortController().signal,
  language: 'en',
};

async function init(dir: string): Promise<string> {
  try {
    await initCommand.run(['--data', dir], context);
    return 'made';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

const can = (command: string, ...args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A disk of its own, which only root can mount. */
function mounted(parent: string, ...options: string[]): string | null {
  const disk = join(parent, 'disk');
  mkdirSync(disk, { recursive: true });
  if (!can('mount', '-t', 'tmpfs', ...options, 'tmpfs', disk)) return null;
  onTestFinished(() => void can('umount', '-l', disk));
  return disk;
}

/** Everything under a folder but locks, which hold nothing. */
const left = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/(^|\/)branch\.lock(-journal)?$/.test(name),
  );

it('F44 init in a folder that cannot be written leaves nothing, and works once it can', async ({
  skip,
}) => {
  const parent = temporaryFolder();
  const disk = mounted(parent, '-o', 'size=4m') ?? join(parent, 'disk');
  const root = process.getuid?.() === 0;
  mkdirSync(join(disk, 'empty'));
  const set = (writable: boolean): boolean => {
    if (root) return can('mount', '-o', `remount,${writable ? 'rw' : 'ro'}`, disk);
    for (const dir of [join(disk, 'empty'), disk]) chmodSync(dir, writable ? 0o700 : 0o500);
    return true;
  };
  if (!set(false)) return skip('this container lets nobody mount');
  onTestFinished(() => void set(true));
  for (const dir of [join(disk, 'new', 'branch'), join(disk, 'new'), join(disk, 'empty')]) {
    expect(await init(dir), dir).toBe('no-permission');
  }
  expect(left(disk)).toEqual(['empty']);
  set(true);
  expect(await init(join(disk, 'new', 'branch'))).toBe('made');
  expect(await init(join(disk, 'empty'))).toBe('made');
});

it('F44 init on a disk that is full after any step leaves nothing, and works once there is room', async ({
  skip,
}) => {
  const disk = mounted(temporaryFolder(), '-o', 'size=4k');
  if (disk === null) return skip('only root can mount a small disk');
  const dir = join(disk, 'new', 'branch');
  const sizes = [8, 16, 32, 64, 96, 128, 192, 256, 288, 320, 336, 352, 368, 384, 448, 4096];
  const codes: string[] = [];
  for (const kilobytes of sizes) {
    expect(can('mount', '-o', `remount,size=${kilobytes}k`, disk)).toBe(true);
    const code = await init(dir);
    codes.push(code);
    expect(['disk-full', 'made'], `${kilobytes} kB`).toContain(code);
    if (code === 'made') break;
    expect(left(disk), `${kilobytes} kB`).toEqual([]);
  }
  expect(codes.filter((code) => code === 'disk-full').length).toBeGreaterThan(4);
  expect(codes.at(-1)).toBe('made');
});
