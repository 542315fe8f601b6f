import { createBranchLog } from '../electron/branch-log/index.ts';
import { createFloor } from '../electron/queue/index.ts';
import { openBenchFloor } from './support/floor-log.ts';
import { compare, processorTime, report, scaleOption } from './support/measure.ts';

/* P7: what the console does with the log when it opens on a long day, against reading that day's rows and nothing else. */

const tickets = Math.round(2_000 * scaleOption());
/** Of a ticket's six events four come from the queue; a recall and a greeting make it a visit. */
const eventsOfTicket = 6;
const bench = await openBenchFloor(30);
const { branch } = bench.folder;
branch.pragma('synchronous = OFF');
const [opened] = bench.log.latestDay();
const first = opened?.seq ?? 1;
while (bench.floor.state().tickets.size < tickets) await bench.act();
while (bench.log.lastSeq() - first < tickets * eventsOfTicket) await bench.extra();
const events = bench.log.lastSeq() - first + 1;

const rounds = 5;

function opening(): number {
  return (
    processorTime(() => {
      for (let round = 0; round < rounds; round += 1) {
        const floor = createFloor({ log: createBranchLog(branch), clock: () => 0 });
        if (floor.state().tickets.size !== tickets) throw new Error('the day is not whole');
      }
    }) / rounds
  );
}

function readingRows(): number {
  const rows = branch.prepare<[number], { body: string }>(
    'SELECT seq, day, at, type, actor, place, body, hash FROM log WHERE seq >= ? ORDER BY seq',
  );
  let bytes = 0;
  const cost = processorTime(() => {
    for (let round = 0; round < rounds; round += 1) {
      for (const row of rows.iterate(first)) bytes += row.body.length;
    }
  });
  if (bytes === 0) throw new Error('no rows');
  return cost / rounds;
}

const names = { what: 'opening the day', unit: 'ms' };
const comparisons = [
  compare({ ...names, peer: 'reading its rows', reach: 5 }, opening, readingRows),
  compare({ ...names, peer: 'a tenth of a second', reach: 1 }, opening, () => 100),
];
bench.close();
report({ name: 'replay', figure: 'P7', sizes: { tickets, events }, comparisons });
