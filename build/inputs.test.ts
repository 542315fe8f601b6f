import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildStamped, environmentNames, staleEnvironments } from './inputs.mjs';

let root: string;

function write(path: string, content: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

async function buildAll(): Promise<void> {
  for (const name of environmentNames) await buildStamped(root, name, async () => undefined);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'));
  write('renderer/app/Shell.tsx', 'a');
  write('electron/main.ts', 'a');
  write('shared/model/schemes/tier.ts', 'a');
  await buildAll();
});

describe('what must be built', () => {
  it('is everything at first and nothing afterwards', () => {
    expect(staleEnvironments(root, environmentNames)).toEqual([]);
    rmSync(join(root, 'dist'), { recursive: true });
    expect(staleEnvironments(root, environmentNames)).toEqual(['client', 'main', 'preload']);
  });
  it('is the part whose source changed, was added, renamed or removed', () => {
    write('renderer/app/Shell.tsx', 'b');
    expect(staleEnvironments(root, environmentNames)).toEqual(['client']);
    write('renderer/app/Shell.tsx', 'a');
    expect(staleEnvironments(root, environmentNames)).toEqual([]);
    write('electron/extra.ts', '');
    expect(staleEnvironments(root, environmentNames)).toEqual(['main', 'preload']);
    rmSync(join(root, 'electron/extra.ts'));
    rmSync(join(root, 'renderer/app/Shell.tsx'));
    expect(staleEnvironments(root, environmentNames)).toEqual(['client']);
  });
  it('is all of it when something shared changed', () => {
    write('shared/model/schemes/tier.ts', 'b');
    expect(staleEnvironments(root, environmentNames)).toEqual(['client', 'main', 'preload']);
  });
  it('is nothing when only tests and prose changed', () => {
    write('electron/main.test.ts', 'b');
    write('shared/README.md', 'b');
    expect(staleEnvironments(root, environmentNames)).toEqual([]);
  });
  it('is looked at only where it is wanted', () => {
    write('electron/main.ts', 'b');
    expect(staleEnvironments(root, ['client'])).toEqual([]);
  });
});

it('leaves a part stale whose build failed or whose source changed meanwhile', async () => {
  const failing = buildStamped(root, 'main', () => Promise.reject(new Error('syntax')));
  await expect(failing).rejects.toThrow('syntax');
  await buildStamped(root, 'client', async () =>
    write('renderer/app/Shell.tsx', 'saved meanwhile'),
  );
  expect(staleEnvironments(root, environmentNames)).toEqual(['client', 'main']);
});
