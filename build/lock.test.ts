import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withLock } from './lock.mjs';

const newLock = () => join(mkdtempSync(join(tmpdir(), 'lock-')), 'folder', 'some.lock');

it('lets one do its work after the other', async () => {
  const file = newLock();
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await sleep(30);
    steps.push(`${name} ends`);
  };
  await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(existsSync(file)).toBe(false);
});

it('takes over from a holder that died', async () => {
  const file = newLock();
  await withLock(file, async () => undefined);
  const dead = spawnSync(process.execPath, ['--eval', '']).pid;
  writeFileSync(file, String(dead));
  let done = false;
  await withLock(file, async () => {
    done = true;
  });
  expect(done).toBe(true);
});

it('is released when the work fails', async () => {
  const file = newLock();
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});
