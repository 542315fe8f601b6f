import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { csvCell } from '../../../shared/model/csv-cell.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { asImportError } from '../../clients/index.ts';
import type { NamedArrivals } from '../state/arrival-book.rules.ts';
import type { Predictions } from './simulation-forecast.rules.ts';
import { waited, type Simulated } from './simulation.rules.ts';

/**
 * Writes the CSV of a run (exchange formats, `simulate --out`; with `--forecast` also predictions) in the order of
 * arrival. It writes a temporary file and renames it, so that nobody reads half a file.
 * @throws ImportError when the folder is missing, may not be written or has no room
 */
export function writeSimulation(
  path: string,
  arrivals: NamedArrivals,
  result: Simulated,
  predictions: Predictions | null = null,
): void {
  const part = `${path}.part`;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      // Rows are encoded into a buffer: concatenated text would fill the heap with its prefixes.
      const bytes = Buffer.alloc(65_536);
      let used = bytes.write(`${columns}${predictions ? ',predicted_p50,predicted_p90' : ''}\n`);
      for (let place = 0; place < arrivals.count; place += 1) {
        if (used + longestRow > bytes.length) {
          writeSync(handle, bytes, 0, used);
          used = 0;
        }
        const told = predictions ? predicted(predictions, place) : '';
        used += bytes.write(`${row(arrivals, result, place)}${told}\n`, used);
      }
      writeSync(handle, bytes, 0, used);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw asImportError(error, dirname(path));
  }
}

const columns = 'ticket_ref,tier,arrived_at,called_at,waited_seconds,counter';

/** In bytes; a ticket reference has at most 64 characters. */
const longestRow = 1024;

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
