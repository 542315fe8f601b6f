import { openCity } from './city.ts';
import {
  baseDate,
  costOf,
  rewind,
  scoreCity,
  setMarch,
  standOnBase,
  touchedIds,
} from './city-scores.ts';
import { comparisonOf, report, scaleOption, type RoundCosts } from './measure.ts';
import { addDays } from '../shared/model/dates.ts';

/*
 * P4: scoring after an import that touched each hundredth client, all over the book, on the day after the last scoring,
 * against scoring everybody in the same state. Both write the same scores.
 */

const clients = Math.round(1_000_000 * scaleOption());
const rounds = 5;
const folder = openCity(clients);
standOnBase(folder);
const next = addDays(baseDate, 1);

/** As an import leaves it: another average in each hundredth client's March, and the client marked. */
let touches = 0;
function touch(): void {
  touches += 1;
  const { book } = folder;
  rewind(folder);
  setMarch(folder, touches * 1000);
  book.exec(`
    BEGIN;
    INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds)
      VALUES (1, 'balances.csv', 0, 0, 0, 0, 0);
    INSERT OR REPLACE INTO touched
      SELECT client_id, (SELECT max(file_id) FROM import_files) FROM clients WHERE ${touchedIds};
    COMMIT`);
  book.pragma('wal_checkpoint(TRUNCATE)');
}

const byClock: RoundCosts[] = [];
const byProcessor: RoundCosts[] = [];
for (let round = 0; round < rounds; round += 1) {
  touch();
  const theirs = costOf(() => scoreCity(folder, next, 'everybody'));
  touch();
  const ours = costOf(() => {
    const { scored } = scoreCity(folder, next, 'changed');
    if (scored !== Math.ceil(clients / 100)) throw new Error(`${scored} clients were scored`);
  });
  byClock.push({ ours: ours.seconds, theirs: theirs.seconds });
  byProcessor.push({ ours: ours.processorSeconds, theirs: theirs.processorSeconds });
}
const names = { peer: 'scoring everybody', reach: 0.03, unit: 's' };
report({
  name: 'score-changed',
  figure: 'P4',
  sizes: { clients, touched: Math.ceil(clients / 100) },
  comparisons: [
    comparisonOf({ ...names, what: 'each hundredth client touched, by the clock' }, byClock),
    comparisonOf({ ...names, what: 'each hundredth client touched, processor time' }, byProcessor),
  ],
});
setMarch(folder, 0);
folder.close();
