import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchResult } from './support/measure.ts';

/* npm run bench [-- NAME…] [--scale 0.1]: each bench in a process of its own, one after the other. */

const folder = import.meta.dirname;
const ending = '.bench.ts';
const known = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));
const args = process.argv.slice(2);
const scaleAt = args.indexOf('--scale');
const scale = scaleAt < 0 ? [] : args.splice(scaleAt, 2);
const unknown = args.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exitCode = 2;
} else {
  const results = (args.length > 0 ? args : known).map(run).filter((result) => result !== null);
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}

function run(name: string): BenchResult | null {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--no-warnings', join(folder, name + ending), ...scale],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exitCode = 1;
    return null;
  }
  const result = JSON.parse(stdout) as BenchResult;
  const sizes = Object.entries(result.sizes).map(([what, size]) => `${size} ${what}`);
  console.log(`${result.figure} ${name}: ${sizes.join(', ')}; peak ${result.peakMegabytes} MB`);
  for (const { what, peer, ours, theirs, unit, ratio, spread, reach } of result.comparisons) {
    const times = `${shown(ratio)} × (${spread.map(shown).join('–')})`;
    const costs = `${ours.toPrecision(3)} against ${theirs.toPrecision(3)} ${unit}`;
    const word = ratio <= reach ? 'reached' : 'MISSED';
    console.log(`  ${what}: ${times} ${peer}, ${word} ≤ ${reach} ×; here ${costs}`);
  }
  return result;
}

/** A ratio: two digits of small ones, one decimal of large ones. */
function shown(ratio: number): string {
  return ratio < 1 ? ratio.toPrecision(2) : ratio.toFixed(1);
}
