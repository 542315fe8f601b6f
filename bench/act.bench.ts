import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchFloor, type BenchFloor } from './support/floor-log.ts';
import {
  compareAsync,
  median,
  processorTimeAsync,
  report,
  scaleOption,
} from './support/measure.ts';

/*
 * P5: one confirmed act of the queue, from the command to the listeners' call, against writing and syncing the bytes
 * that it adds to the write-ahead file; and the processor's part of it at the end of a long day against an empty one.
 */

const acts = Math.round(400 * scaleOption());
const waiting = 30;
const dayLengths = [10_000, 50_000].map((events) => Math.round(events * scaleOption()));

/** Fills the day without waiting for the disk each time. */
async function filled(events: number, anchored = false): Promise<BenchFloor> {
  const bench = await openBenchFloor(waiting, anchored);
  const { branch } = bench.folder;
  branch.pragma('synchronous = OFF');
  while (bench.log.lastSeq() < events) await bench.act();
  branch.pragma('wal_checkpoint(TRUNCATE)');
  branch.pragma('synchronous = FULL');
  for (let window = 0; window < 3; window += 1) bench.floor.subscribe(() => undefined);
  return bench;
}

/** Bytes that one act adds to the write-ahead file. */
async function bytesOfAct(bench: BenchFloor): Promise<number> {
  const wal = join(bench.dir, 'branch.db-wal');
  bench.folder.branch.pragma('wal_checkpoint(TRUNCATE)');
  const before = statSync(wal).size;
  for (let count = 0; count < 100; count += 1) await bench.act();
  return Math.round((statSync(wal).size - before) / 100);
}

/** Microseconds of the middle one. */
function middle(costs: readonly number[]): number {
  return median(costs) * 1000;
}

/** The clock around each of two works by turns: what disturbs the disk disturbs both. */
async function byTurns(
  ours: () => Promise<void>,
  theirs: () => Promise<void>,
): Promise<{ ours: number[]; theirs: number[] }> {
  const costs = { ours: [] as number[], theirs: [] as number[] };
  for (let count = 0; count < acts; count += 1) {
    const start = performance.now();
    await theirs();
    const between = performance.now();
    await ours();
    costs.ours.push(performance.now() - between);
    costs.theirs.push(between - start);
  }
  return costs;
}

const fresh = await filled(0);
const bytes = await bytesOfAct(fresh);
const walBytes = 1000 * 4096;

/** A file written round and round, as the write-ahead file is. */
const file = openSync(join(fresh.dir, 'peer'), 'w');
const block = Buffer.alloc(bytes, 7);
let at = 0;
function writeAndSync(): void {
  writeSync(file, block, 0, bytes, at);
  fdatasyncSync(file);
  at = at + 2 * bytes > walBytes ? 0 : at + bytes;
}
for (let count = 0; count * bytes < walBytes; count += 1)
  writeSync(file, block, 0, bytes, count * bytes);
for (let count = 0; count * bytes < walBytes; count += 1) await fresh.act();

const floors = [fresh];
for (const events of dayLengths) floors.push(await filled(events));
const comparisons = [];
for (const [index, bench] of floors.entries()) {
  let pair = { ours: [0], theirs: [0] };
  comparisons.push(
    await compareAsync(
      {
        what: `an act on a day of ${index === 0 ? 'few' : (dayLengths[index - 1] ?? 0)} events`,
        peer: `write + fdatasync of the same ${bytes} bytes`,
        unit: 'µs',
        reach: 1.3,
      },
      () => Promise.resolve(middle(pair.ours)),
      async () => {
        pair = await byTurns(
          () => bench.act(),
          () => {
            writeAndSync();
            return Promise.resolve();
          },
        );
        return middle(pair.theirs);
      },
    ),
  );
}

/** Microseconds of processor for an act, without waiting for the disk. */
async function processorPart(bench: BenchFloor): Promise<number> {
  bench.folder.branch.pragma('synchronous = OFF');
  const cost = await processorTimeAsync(async () => {
    for (let count = 0; count < 10 * acts; count += 1) await bench.act();
  });
  bench.folder.branch.pragma('synchronous = FULL');
  return (cost / (10 * acts)) * 1000;
}

comparisons.push(
  await compareAsync(
    {
      what: `what is not the sync, after ${dayLengths.at(-1) ?? 0} events`,
      peer: 'the same on an empty day',
      unit: 'µs',
      reach: 1.2,
    },
    () => processorPart(floors.at(-1) ?? fresh),
    () => processorPart(fresh),
  ),
);
/** What it costs to write the heads of both chains beside the database. */
const anchored = await filled(0, true);
let acted = { ours: [0], theirs: [0] };
comparisons.push(
  await compareAsync(
    {
      what: 'an act with its heads in branch.anchor',
      peer: 'the same act without',
      unit: 'µs',
      reach: 1.3,
    },
    () => Promise.resolve(middle(acted.ours)),
    async () => {
      acted = await byTurns(
        () => anchored.act(),
        () => fresh.act(),
      );
      return middle(acted.theirs);
    },
  ),
);
closeSync(file);
for (const bench of [...floors, anchored]) bench.close();
report({ name: 'act', figure: 'P5', sizes: { acts, waiting, bytes }, comparisons });
