import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cityDate, openCity } from './support/city.ts';
import {
  costOf,
  rewind,
  scoreCity,
  shiftScores,
  standOnBase,
  type Cost,
} from './support/city-scores.ts';
import type { DuckAnswer } from './support/duckdb-city.ts';
import { comparisonOf, report, scaleOption, type RoundCosts } from './support/measure.ts';

/*
 * P3: scoring everybody in a city's book, against DuckDB with two threads over the same rows in its own file, which
 * writes its scores into a table as well. Both ways of a full run: every score is another one and is written (a new
 * month), and none is (read, computed and compared only).
 */

const clients = Math.round(1_000_000 * scaleOption());
const rounds = 3;
const folder = openCity(clients);
standOnBase(folder);
const duck = fork(join(import.meta.dirname, 'support/duckdb-city.ts'), [String(clients)]);
await once(duck, 'message');

async function theirs(): Promise<DuckAnswer> {
  duck.send('score');
  const [answer] = (await once(duck, 'message')) as [DuckAnswer];
  return answer;
}

function ours(): Cost & { readonly levels: Readonly<Record<string, number>> } {
  let levels: Readonly<Record<string, number>> = {};
  const cost = costOf(() => {
    ({ levels } = scoreCity(folder, cityDate, 'everybody'));
  });
  return { ...cost, levels };
}

function mustAgree(own: Readonly<Record<string, number>>, their: DuckAnswer): void {
  const differs = Object.entries(own).filter(([level, n]) => n !== (their.levels[level] ?? 0));
  if (differs.length > 0) throw new Error(`not the same counts: ${JSON.stringify(differs)}`);
}

/** One comparison by the clock and one by the processor, from the same rounds. */
async function comparisons(what: string, prepare: () => void) {
  const byClock: RoundCosts[] = [];
  const byProcessor: RoundCosts[] = [];
  for (let round = 0; round < rounds; round += 1) {
    prepare();
    const their = await theirs();
    const own = ours();
    mustAgree(own.levels, their);
    byClock.push({ ours: own.seconds, theirs: their.seconds });
    byProcessor.push({ ours: own.processorSeconds, theirs: their.processorSeconds });
  }
  const names = { peer: 'DuckDB, 2 threads, into a table', reach: 1 };
  return [
    comparisonOf({ ...names, what: `${what}, by the clock`, unit: 's' }, byClock),
    comparisonOf({ ...names, what: `${what}, processor time`, unit: 's' }, byProcessor),
  ];
}

await theirs(); // Its file is in the system's cache then, as ours is.
report({
  name: 'score-full',
  figure: 'P3',
  sizes: { clients, balances: clients * 24, movements: clients * 18 },
  comparisons: [
    ...(await comparisons('every score new', () => {
      rewind(folder);
      shiftScores(folder);
      folder.book.pragma('wal_checkpoint(TRUNCATE)');
    })),
    ...(await comparisons('no score new', () => rewind(folder))),
  ],
});
duck.disconnect();
folder.close();
