import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeClientLines } from './client-lines.ts';
import type { ImportCost } from './import-cost.ts';
import { compare, median, report, scaleOption } from './measure.ts';

/*
 * P2: a million lines of clients.csv, checked, one in 300 bad, into an empty book with all its search keys; against
 * csv-parse objects + zod + named insert into a plain table of an equally encrypted database. Each run in a process of
 * its own, so that nobody's memory is the other's. 2.5 times the lines a second is 0.4 of the time.
 */

const lines = Math.round(1_000_000 * scaleOption());
const rounds = 3;
const root = mkdtempSync(join(tmpdir(), 'vestibule-bench-import-'));
let place = 0;

/** One import in a process of its own. */
function cost(program: string, folder: string): ImportCost {
  place += 1;
  const data = join(root, `data-${place}`);
  mkdirSync(data);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, program), folder, data],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  rmSync(data, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${program} failed`);
  return JSON.parse(stdout) as ImportCost;
}

try {
  const folder = join(root, 'in');
  mkdirSync(folder);
  const made = writeClientLines(join(folder, 'clients.csv'), lines);
  const costs: ImportCost[] = [];
  const seconds = (program: string): number => {
    const one = cost(program, folder);
    if (one.rows !== made.lines || one.rejected !== made.bad)
      throw new Error(`${program} took ${one.rows} lines and set ${one.rejected} aside`);
    const rate = Math.round(one.rows / one.seconds).toLocaleString('en-US');
    console.error(
      `${program}: ${rate} lines/s, ${one.processor.toFixed(1)} s of processor, ${one.peakMegabytes} MB`,
    );
    if (program === 'import-ours.ts') costs.push(one);
    return one.seconds;
  };
  const speed = compare(
    {
      what: 'a file of clients',
      peer: 'the time of csv-parse + zod + named insert',
      unit: 's',
      reach: 0.4,
      rounds,
    },
    () => seconds('import-ours.ts'),
    () => seconds('import-peer.ts'),
  );
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
      speed,
      limit('peak memory', 'of 300 MB', 'MB', (one) => one.peakMegabytes, 300),
      limit('longest stall of the main process', 'of 50 ms', 'ms', (one) => one.stall, 50),
    ],
    peakMegabytes: Math.max(...costs.map((one) => one.peakMegabytes)),
  });
} finally {
  rmSync(root, { recursive: true, force: true });
}
