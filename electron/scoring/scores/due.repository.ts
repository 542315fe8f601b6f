import type { BusinessDate } from '../../../shared/model/dates.ts';
import { monthOf } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { clientsInBlock, kindCode, mostChanged, productCode } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import { partsOf, type Part } from '../metric/metric.rules.ts';
import { fallingDays } from '../levels/moving.rules.ts';
import { everyScore } from './score-block.repository.ts';
import { lastClient } from './score-block.rules.ts';
import { scoredDays, type CachedScheme } from './score.repository.ts';

/**
 * Fills `temp.due` with the clients whose score under a scheme can differ from what the cache holds: those that imports
 * changed since, and where a later date is scored, those whose value or standing changes with the days. Whoever is left
 * out would come out the same.
 * @returns their numbers in ascending order, or null where everybody has to be scored: nothing is known of before, the scheme is another one, a month has
 * rolled (windows of whole months move for everybody, and falling rules look at months), or so many are due that it is
 * less work
 */
export function fillDue(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
): readonly number[] | null {
  if (!before || before.seenFile === null || before.levelCounts === null) return null;
  if (JSON.stringify(before.scheme) !== JSON.stringify(scheme)) return null;
  if (asOf < before.asOf || monthOf(asOf) !== monthOf(before.asOf)) return null;
  const parts = partsOf(scheme.metric, asOf);
  const earlier = partsOf(scheme.metric, before.asOf);
  if (monthsIn(parts) !== monthsIn(earlier)) return null;
  const most = mostChanged(before.levelCounts.reduce((sum, one) => sum + one, 0));
  emptyDue(db);
  db.prepare('INSERT INTO temp.due SELECT client_id FROM changed_clients WHERE file_id > ?').run(
    before.seenFile,
  );
  if (asOf !== before.asOf) {
    parts.forEach((part, i) => addMovingWithDays(db, part, earlier[i] ?? part));
    if (anyFallingDay(db, scheme, asOf, before)) addHeld(db, before.schemeNo);
  }
  const due = db.prepare<[], number>('SELECT client_id FROM temp.due').pluck().all();
  return due.length > most ? null : due;
}

/** The figures of blocks of clients in `temp.due`, from one number to another, in order. */
export function dueBlocks(
  db: Connection,
): (from: number, to: number) => [block: number, figures: Uint8Array][] {
  const select = db
    .prepare<[number, number], [number, Uint8Array]>(
      `SELECT block, figures
       FROM (SELECT DISTINCT client_id / ${clientsInBlock} AS block FROM temp.due) CROSS JOIN months USING (block)
       WHERE block BETWEEN ? AND ? ORDER BY block`,
    )
    .raw();
  return (from, to) => select.all(from, to);
}

function emptyDue(db: Connection): void {
  db.exec(
    'CREATE TEMP TABLE IF NOT EXISTS due (client_id INTEGER PRIMARY KEY); DELETE FROM temp.due',
  );
}

function monthsIn(parts: readonly Part[]): string {
  return JSON.stringify(parts.map(({ window }) => window.months.map(({ month }) => month)));
}

/**
 * Clients with a posting that weighs otherwise in the later window. An average changes when a posting lies inside
 * either window (each further day adds to it) or comes into it; one from before both weighs the same. A turnover
 * changes when a posting comes in or falls out.
 */
function addMovingWithDays(db: Connection, { of, window }: Part, { window: earlier }: Part): void {
  const [keys, days] =
    of.kind === 'average-balance'
      ? [
          `product IN (${of.products.map((one) => productCode[one]).join(', ')})`,
          `day BETWEEN ${earlier.firstDay + 1} AND ${window.lastDay}`,
        ]
      : [
          `kind IN (${of.kinds.map((one) => kindCode[one]).join(', ')})`,
          `(day BETWEEN ${earlier.firstDay} AND ${window.firstDay - 1}
            OR day BETWEEN ${earlier.lastDay + 1} AND ${window.lastDay})`,
        ];
  db.exec(
    `INSERT OR IGNORE INTO temp.due SELECT client_id FROM postings WHERE ${keys} AND ${days}`,
  );
}

function anyFallingDay(
  db: Connection,
  { falling }: Scheme,
  asOf: BusinessDate,
  before: CachedScheme,
): boolean {
  if (falling.kind !== 'on-days') return false;
  const last = scoredDays(db, before.schemeNo, asOf).findLast((day) => day < asOf) ?? before.asOf;
  return fallingDays(falling.days, last, asOf).length > 0;
}

/** Clients held above the level that was computed: a falling day may lower them, or begin or end a buffer. */
function addHeld(db: Connection, schemeNo: number): void {
  const add = db.prepare('INSERT OR IGNORE INTO temp.due VALUES (?)');
  for (const [clientId, { level, effectiveLevel }] of everyScore(db)(schemeNo, 0, lastClient)) {
    if (effectiveLevel > level) add.run(clientId);
  }
}
