import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from '../../build/fresh-build.mjs';
import { ensureToolchain } from '../../build/toolchain.mjs';
import type { DriverReport } from './desktop-driver.ts';

// The built main process with the real console, over the stand-in for Electron: what desktop.electron.spec.ts shows
// only where there is a binary, as far as it can be shown without one.

let base: string;
const started: ChildProcess[] = [];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await ensureBuilt(await ensureToolchain(), ['client', 'main', 'preload']);
});

test.beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'desktop-'));
});

test.afterEach(() => {
  for (const child of started.splice(0)) child.kill();
  rmSync(base, { recursive: true });
});

async function start(dir: string): Promise<{ report: DriverReport; end(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'desktop-driver.ts'), '--data', dir],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  started.push(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as DriverReport;
    return {
      report,
      async end() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('the driver ended without a report');
}

test('the built desktop opens an encrypted folder and answers over the port of its window', async () => {
  const dir = join(base, 'branch');
  const { report, end } = await start(dir);
  expect(report).toMatchObject({ boxes: [], windows: 1, host: 'desktop', page: { status: 200 } });
  expect(report.page.text).toContain('<div id="root">');
  expect(readdirSync(dir)).toContain('branch.key.sealed');
  expect(readFileSync(join(dir, 'branch.db')).subarray(0, 15).toString('latin1')).not.toBe(
    'SQLite format 3',
  );
  await end();
  const again = await start(dir);
  expect(again.report).toMatchObject({ boxes: [], host: 'desktop' });
  await again.end();
});

test('a second console on a folder in use says so and opens nothing', async () => {
  const dir = join(base, 'branch');
  const first = await start(dir);
  const second = await start(dir);
  expect(second.report.windows).toBe(0);
  expect(second.report.boxes).toEqual([expect.stringContaining('另一个迎宾台正在使用')]);
  expect(second.report.acts).toContain('ended 1');
  await first.end();
});
