import { openCity } from './support/city.ts';
import {
  baseDate,
  costOf,
  importMarch,
  importMarchUnmarked,
  rewind,
  scoreCity,
  setMarch,
  standOnBase,
  type Cost,
} from './support/city-scores.ts';
import { comparisonOf, report, scaleOption, type RoundCosts } from './support/measure.ts';
import { addDays } from '../shared/model/dates.ts';

/*
 * P4: scoring after an import that touched each hundredth client, all over the book, on the day after the last scoring,
 * against scoring everybody in the same state. Both write the same scores. The import's own code notes who changed,
 * before each round; what it pays for that is measured too.
 */

const clients = Math.round(1_000_000 * scaleOption());
const rounds = 5;
const folder = openCity(clients);
standOnBase(folder);
const next = addDays(baseDate, 1);

/** An import leaves another average in each hundredth client's March, and the client marked. */
let touches = 0;
function touch(land = importMarch): Cost {
  touches += 1;
  rewind(folder);
  folder.book.pragma('wal_checkpoint(TRUNCATE)');
  const cost = costOf(() => land(folder, touches * 1000));
  folder.book.pragma('wal_checkpoint(TRUNCATE)');
  return cost;
}

const marking: RoundCosts[] = [];
const byClock: RoundCosts[] = [];
const byProcessor: RoundCosts[] = [];
for (let round = 0; round < rounds; round += 1) {
  const unmarked = touch(importMarchUnmarked);
  const marked = touch();
  marking.push({ ours: marked.processorSeconds, theirs: unmarked.processorSeconds });
  const theirs = costOf(() => scoreCity(folder, next, 'everybody'));
  touch();
  const ours = costOf(() => {
    const { scored } = scoreCity(folder, next, 'changed');
    if (scored !== Math.ceil(clients / 100)) throw new Error(`${scored} clients were scored`);
  });
  byClock.push({ ours: ours.seconds, theirs: theirs.seconds });
  byProcessor.push({ ours: ours.processorSeconds, theirs: theirs.processorSeconds });
}
const names = { peer: 'scoring everybody', reach: 0.15, unit: 's' };
report({
  name: 'score-changed',
  figure: 'P4',
  sizes: { clients, touched: Math.ceil(clients / 100) },
  comparisons: [
    comparisonOf({ ...names, what: 'each hundredth client touched, by the clock' }, byClock),
    comparisonOf({ ...names, what: 'each hundredth client touched, processor time' }, byProcessor),
    comparisonOf(
      {
        what: 'what the import pays: loader two lines of each and noting who changed, processor time',
        peer: 'the same lines where nobody is marked',
        reach: 1.1,
        unit: 's',
      },
      marking,
    ),
  ],
});
setMarch(folder, 0);
folder.close();
