import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { exceedsRejectLimit } from '../checks/rejects.rules.ts';
import { openRejectFile } from './reject-file.ts';

it('lists so many lines of a file, says how many it does not, and begins anew with the next', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rejects-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const rejects = openRejectFile(dir, 2);
  for (let line = 2; line < 7; line += 1) rejects.add('clients.csv', line, 'name', '', 'required');
  for (let line = 2; line < 4; line += 1) rejects.add('cards.csv', line, 'card_no', '', 'required');
  const { path, complete } = rejects.close();
  expect(complete).toBe(false);
  const lines = readFileSync(path ?? '', 'utf8').split('\n');
  expect(lines.map((line) => line.split(',').slice(0, 2).join())).toEqual([
    'file,line',
    'clients.csv,2',
    'clients.csv,3',
    'clients.csv,',
    'cards.csv,2',
    'cards.csv,3',
    '',
  ]);
  expect(lines[3]).toContain('3 more bad lines are not listed · 另有 3 行错误未列出');
});

it('a file is given up only when no sound rest could save it, and after a million bad lines', () => {
  const share = { maxRejectShare: 0.01, toleratedLines: 10 };
  const bad = { rows: 2_000_000, rejected: 1_000_001, totals: 0 };
  expect(exceedsRejectLimit(bad, 1_000_000, false, share)).toBe(true);
  expect(exceedsRejectLimit(bad, 1_000_000, true, share)).toBe(false);
  expect(exceedsRejectLimit(bad, 0, true, share)).toBe(true);
  expect(exceedsRejectLimit(bad, 250_000_000, false, share)).toBe(false);
  expect(
    exceedsRejectLimit({ rows: 1_000_000, rejected: 1_000_000, totals: 0 }, 0, false, share),
  ).toBe(false);
  const all = { rows: 2_000_000, rejected: 2_000_000, totals: 0 };
  expect(exceedsRejectLimit(all, 0, false, { ...share, maxRejectShare: 1 })).toBe(false);
});
