import {
  blockOf,
  createBlockEditor,
  monthBlock,
  monthBlockWriter,
  placeOf,
  productCode,
} from '../../electron/clients/index.ts';
import { landLines } from '../../electron/clients/loaders/loader.fixture.ts';
import type { DataFolder } from '../../electron/data/index.ts';
import { cachedScheme, type ScoringScope } from '../../electron/scoring/index.ts';
import { everyScore, scoreBlocks } from '../../electron/scoring/scores/score-block.repository.ts';
import { lastClient } from '../../electron/scoring/scores/score-block.rules.ts';
import { runScoring } from '../../electron/scoring/run/scoring-run.service.ts';
import { dayNumber } from '../../shared/model/dates.ts';
import { balanceOf, cityDate, cityProducts, cityScheme } from './city.ts';

/** The day that the city's scores stand on between the rounds of a bench. */
export const baseDate = '2026-06-28';

/** Scores the city as the product's worker does; that thread's start is not counted. */
export function scoreCity({ bookAccess }: DataFolder, asOf: string, scope: ScoringScope) {
  return runScoring(
    {
      access: bookAccess,
      scheme: cityScheme,
      asOf,
      today: cityDate,
      admissions: [],
      out: null,
      scope,
    },
    {
      cancelled: () => false,
      report: () => undefined,
      ask: () => Promise.reject(new Error('a scoring asks nothing')),
    },
  );
}

/** Brings the city's scores to the base date, by a scoring of everybody where they were never made. */
export function standOnBase(folder: DataFolder): void {
  const { book } = folder;
  setMarch(folder, 0);
  const known = book.prepare('SELECT 1 FROM scored_schemes WHERE scheme = ?').get(cityScheme.id);
  if (known === undefined) scoreCity(folder, baseDate, 'everybody');
  else rewind(folder);
}

/** The clients that an import touches. */
export const touchedIds = 'client_id % 100 = 7';

/**
 * Loads another average in March of each touched client as the import of a file does, client by client: their months, and
 * notes of who changed.
 */
export function importMarch({ book }: DataFolder, more: number): void {
  const touched = book
    .prepare<[], [number, string]>(`SELECT client_id, client_no FROM clients WHERE ${touchedIds}`)
    .raw()
    .all();
  const keys = cityProducts.map((product) => productCode[product]);
  const lines = touched.flatMap(([id, clientNo]) =>
    keys.map((key) => [clientNo, '2026-03', key, balanceOf(id, 3 + key * 5) + more]),
  );
  landLines(book, 'balances', lines);
}

/** The same where nobody was ever scored: nobody is noted. */
export function importMarchUnmarked(folder: DataFolder, more: number): void {
  const { book } = folder;
  book.exec('CREATE TEMP TABLE kept AS SELECT * FROM scored_schemes; DELETE FROM scored_schemes');
  importMarch(folder, more);
  book.exec('INSERT INTO scored_schemes SELECT * FROM kept; DROP TABLE kept');
}

/** Sets the touched clients' average of March to what the city has, and some fen more. */
export function setMarch({ book }: DataFolder, more: number): void {
  const touched = book.prepare<[], number>(`SELECT client_id FROM clients WHERE ${touchedIds}`);
  const read = monthBlock(book);
  const write = monthBlockWriter(book);
  const editor = createBlockEditor();
  const keys = cityProducts.map((product) => productCode[product]);
  book.transaction(() => {
    for (const id of touched.pluck().all()) {
      editor.open(read(blockOf(id)));
      for (const key of keys) {
        editor.set(
          placeOf('balances', id, key, '2026-03'),
          balanceOf(id, 3 + key * 5) + more,
          null,
          1,
        );
      }
      write(blockOf(id), editor.take());
    }
  })();
}

/**
 * Takes back what later scorings wrote but the scores themselves, so that the next one is the first after the base date
 * again.
 */
export function rewind({ book }: DataFolder): void {
  const base = dayNumber(baseDate);
  book.exec(`
    DELETE FROM moves WHERE day > ${base};
    DELETE FROM buffers WHERE seen > ${base};
    UPDATE buffers SET ended = NULL WHERE ended > ${base};
    DELETE FROM scorings WHERE day > ${base};
    UPDATE scored_schemes SET as_of = '${baseDate}' WHERE scheme = '${cityScheme.id}'`);
}

/** Makes every cached score another one. */
export function shiftScores({ book }: DataFolder): void {
  const schemeNo = cachedScheme(book, cityScheme.id)?.schemeNo ?? -1;
  const scores = scoreBlocks(book, schemeNo);
  book.transaction(() => {
    for (const [id, { value, ...levels }] of everyScore(book)(schemeNo, 0, lastClient)) {
      scores.set(id, { ...levels, value: Number(value) - 1 });
    }
    scores.flush();
  })();
}

/** What a run cost. */
export interface Cost {
  readonly seconds: number;
  /** Over all threads of this process. */
  readonly processorSeconds: number;
}

/** Runs and measures by the clock and by the processor. */
export function costOf(work: () => unknown): Cost {
  const before = process.cpuUsage();
  const began = performance.now();
  work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { seconds, processorSeconds: (user + system) / 1e6 };
}
