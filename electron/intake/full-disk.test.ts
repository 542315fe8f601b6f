import { afterAll, expect, it, vi } from 'vitest';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { runsRepository } from './runs.repository.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), 'vestibule-full-'));
const folder = openFolder(join(root, 'data'), fileKeyKeeper({}));
afterAll(() => {
  folder.close();
  rmSync(root, { recursive: true, force: true });
});

it('F35 a full disk is said as such by every act on the list of runs', () => {
  const runs = runsRepository(folder.branch);
  const run = runs.begin('command', '2026-11-30', 0, '/in');
  // SQLite answers as it does on a full disk when the file may not grow.
  const pages = folder.branch.pragma('page_count', { simple: true });
  folder.branch.pragma(`max_page_count = ${String(pages)}`);
  const long = '/'.repeat(500_000);
  expect(() => runs.begin('command', '2026-11-30', 0, long)).toThrow(
    expect.objectContaining({ name: 'DataError', code: 'disk-full' }),
  );
  const result = { files: [], rejects: long, score: null, archive: null, refused: null };
  expect(() => runs.end(run, 1, { ...result, failure: null })).toThrow(
    expect.objectContaining({ name: 'DataError', code: 'disk-full' }),
  );
});
