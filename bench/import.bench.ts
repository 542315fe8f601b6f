import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeClientLines } from './support/client-lines.ts';
import type { ImportCost } from './support/import-cost.ts';
import { comparisonOf, median, report, scaleOption, type RoundCosts } from './support/measure.ts';

/*
 * P2: a million lines of clients.csv, checked, one in 300 bad, into an encrypted book with its search keys: into an empty
 * one, and on the next night, when every phone is another one. The peer is csv-parse objects + zod + named insert into an
 * empty plain table of an equally encrypted database, both times. Each run in a process of its own, so that nobody's
 * memory is the other's. Twice the lines a second is half the time, 1.5 times are two thirds.
 */

const lines = Math.round(1_000_000 * scaleOption());
const rounds = 3;
const root = mkdtempSync(join(tmpdir(), 'vestibule-bench-import-'));

/** One import in a process of its own. */
function cost(program: string, folder: string, data: string): ImportCost {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, 'support', program), folder, data],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`${program} failed`);
  return JSON.parse(stdout) as ImportCost;
}

function inFolder<T>(name: string, work: (folder: string) => T): T {
  const folder = join(root, name);
  mkdirSync(folder);
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

try {
  const nights = ['first', 'second'].map((name, night) => {
    const folder = join(root, name);
    mkdirSync(folder);
    return { folder, made: writeClientLines(join(folder, 'clients.csv'), lines, night) };
  });
  const costs: ImportCost[] = [];
  const seconds = (program: string, night: number, data: string): number => {
    const { folder = '', made } = nights[night] ?? {};
    const one = cost(program, folder, data);
    if (one.rows !== made?.lines || one.rejected !== made.bad)
      throw new Error(`${program} took ${one.rows} lines and set ${one.rejected} aside`);
    const rate = Math.round(one.rows / one.seconds).toLocaleString('en-US');
    console.error(
      `${program}: ${rate} lines/s, ${one.processor.toFixed(1)} s of processor, ${one.peakMegabytes} MB`,
    );
    if (program === 'import-ours.ts') costs.push(one);
    return one.seconds;
  };
  const first: RoundCosts[] = [];
  const second: RoundCosts[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const theirs = inFolder('theirs', (data) => seconds('import-peer.ts', 0, data));
    inFolder('ours', (data) => {
      first.push({ theirs, ours: seconds('import-ours.ts', 0, data) });
      second.push({ theirs, ours: seconds('import-ours.ts', 1, data) });
    });
  }
  const names = { peer: 'the time of csv-parse + zod + named insert', unit: 's' };
  const limit = (
    what: string,
    peer: string,
    unit: string,
    of: (one: ImportCost) => number,
    most: number,
  ) => {
    const ratios = costs.map((one) => of(one) / most).sort((a, b) => a - b);
    return {
      what,
      peer,
      unit,
      reach: 1,
      ours: median(costs.map(of)),
      theirs: most,
      ratio: median(ratios),
      spread: [ratios[0] ?? NaN, ratios.at(-1) ?? NaN] as const,
    };
  };
  report({
    name: 'import',
    figure: 'P2',
    sizes: { lines },
    comparisons: [
      comparisonOf({ ...names, what: 'a file of clients into an empty book', reach: 0.5 }, first),
      comparisonOf({ ...names, what: 'the next night, every phone changed', reach: 0.667 }, second),
      limit('peak memory', 'of 300 MB', 'MB', (one) => one.peakMegabytes, 300),
      limit('longest stall of the main process', 'of 50 ms', 'ms', (one) => one.stall, 50),
    ],
    peakMegabytes: Math.max(...costs.map((one) => one.peakMegabytes)),
  });
} finally {
  rmSync(root, { recursive: true, force: true });
}
