import { dirname } from 'node:path';
import { csvCell } from '../../../shared/model/csv-cell.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { asImportError } from '../../clients/index.ts';
import { openTextFile, type TextFile } from '../../data/index.ts';
import type { NamedArrivals } from '../state/arrival-book.rules.ts';
import type { Predictions } from './simulation-forecast.rules.ts';
import { waited, type Simulated } from './simulation.rules.ts';

/**
 * Writes the CSV of a run (exchange formats, `simulate --out`; with `--forecast` also predictions) in the order of
 * arrival.
 * @throws ImportError when the folder is missing, may not be written or has no room
 */
export function writeSimulation(
  path: string,
  arrivals: NamedArrivals,
  result: Simulated,
  predictions: Predictions | null = null,
): void {
  let file: TextFile | null = null;
  try {
    file = openTextFile(path);
    file.write(`${columns}${predictions ? ',predicted_p50,predicted_p90' : ''}\n`);
    for (let place = 0; place < arrivals.count; place += 1) {
      const bounds = predictions ? predicted(predictions, place) : '';
      file.write(`${row(arrivals, result, place)}${bounds}\n`);
    }
    file.finish();
  } catch (error) {
    file?.abandon();
    throw asImportError(error, dirname(path));
  }
}

const columns = 'ticket_ref,tier,arrived_at,called_at,waited_seconds,counter';

function row(arrivals: NamedArrivals, result: Simulated, place: number): string {
  const called = result.calledAt[place] ?? NaN;
  const ref = csvCell(arrivals.refAt(place));
  const tier = tiers[arrivals.tier[place] ?? 0] ?? '';
  const arrivedAt = timeText(arrivals.arrivedAt[place] ?? 0);
  const seconds = waited(arrivals, result, place) / 1000;
  return Number.isNaN(called)
    ? `${ref},${tier},${arrivedAt},,${seconds},`
    : `${ref},${tier},${arrivedAt},${timeText(called)},${seconds},${result.counter[place] ?? 0}`;
}

function predicted({ p50, p90 }: Predictions, place: number): string {
  return `,${(p50[place] ?? 0) / 1000},${(p90[place] ?? 0) / 1000}`;
}

/** "YYYY-MM-DDTHH:MM:SS", with milliseconds only if they are not zero. */
function timeText(ms: number): string {
  const text = new Date(ms).toISOString();
  return ms % 1000 === 0 ? text.slice(0, 19) : text.slice(0, 23);
}
