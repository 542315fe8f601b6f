import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import {
  dateFromDayNumber,
  isBusinessDate,
  type BusinessDate,
} from '../../../shared/model/dates.ts';
import { unitOf, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { MetricPoint, MetricSeries, Move } from '../../../shared/model/hall/standing.ts';
import type { Connection } from '../../data/index.ts';
import { balanceRows } from '../metric/balance-sums.repository.ts';
import { chartDates, movesWith, named } from './history.rules.ts';
import { levelOf, valueText } from './levels.rules.ts';
import { amountOf, partsOf, valueOf } from '../metric/metric.rules.ts';
import { storedMoves } from './moving.repository.ts';
import { cachedScheme, clientIdOf } from '../scores/score.repository.ts';
import { ScoringError } from '../run/scoring-error.ts';
import type { StoredRows } from '../metric/stored-rows.rules.ts';
import { turnoverRows } from '../metric/turnover-sums.repository.ts';

/** Whose moves. */
export interface MovesRequest {
  readonly clientNo: string;
  readonly schemeId: string;
  /** Special admissions; those of other clients are passed over. */
  readonly admissions?: readonly AdmissionGrant[];
  /** Moves after this date are left out: today, so that an admission's end that lies ahead is no move yet. */
  readonly upTo: BusinessDate;
}

/**
 * Every change of a client's effective level that scorings found, and those by special admission, oldest first; empty
 * for a scheme that was never scored. @throws ScoringError unknown-client
 */
export function movesOf(db: Connection, request: MovesRequest): Move[] {
  const { clientNo, schemeId, upTo, admissions = [] } = request;
  const clientId = requireClient(db, clientNo);
  const cached = cachedScheme(db, schemeId);
  if (!cached) return [];
  const grants = admissions.filter((grant) => grant.clientNo === clientNo);
  return movesWith(cached.scheme, storedMoves(db, cached.schemeNo, clientId), grants, upTo);
}

/**
 * A client's values under a scheme on several dates, in their order, by the rules and from the rows that the book holds
 * now: what a date's scoring would give today. @throws ScoringError unknown-client, bad-date
 */
export function valuesAt(
  db: Connection,
  clientNo: string,
  scheme: Scheme,
  dates: readonly BusinessDate[],
): MetricPoint[] {
  const bad = dates.find((date) => !isBusinessDate(date));
  if (bad !== undefined) throw new ScoringError('bad-date', bad);
  const clientId = requireClient(db, clientNo);
  return pointsOf(scheme, rowsOf(db, clientId), dates);
}

/** Most points of a chart: two years of month ends. */
const mostPoints = 24;

/**
 * A client's metric at month ends up to the as-of date, at most 24, from the first month on that the book has a figure
 * of. @throws ScoringError unknown-client, bad-date
 */
export function seriesOf(
  db: Connection,
  clientNo: string,
  scheme: Scheme,
  asOf: BusinessDate,
): MetricSeries {
  if (!isBusinessDate(asOf)) throw new ScoringError('bad-date', asOf);
  const rows = rowsOf(db, requireClient(db, clientNo));
  const dates = chartDates(firstFigure(rows), asOf, mostPoints);
  return {
    scheme: scheme.id,
    unit: unitOf(scheme),
    points: pointsOf(scheme, rows, dates),
    thresholds: scheme.levels.flatMap(({ id, tier, low, unconfirmed }) =>
      low === null || unconfirmed ? [] : [{ level: id, tier, low }],
    ),
  };
}

function requireClient(db: Connection, clientNo: string): number {
  const clientId = clientIdOf(db, clientNo);
  if (clientId === null) throw new ScoringError('unknown-client', clientNo);
  return clientId;
}

/** Later than any day of a book: windows leave out what comes after them. */
const anyDay = 0x7fffffff;

function rowsOf(db: Connection, clientId: number): StoredRows {
  return {
    products: balanceRows(db)(clientId, anyDay),
    kinds: turnoverRows(db)(clientId, anyDay),
  };
}

function pointsOf(scheme: Scheme, rows: StoredRows, dates: readonly BusinessDate[]): MetricPoint[] {
  return dates.map((date) => {
    const parts = partsOf(scheme.metric, date);
    const value = valueOf(
      parts,
      parts.map((part) => amountOf(part, rows)),
    );
    return { date, value, valueText: valueText(value), ...named(scheme, levelOf(scheme, value)) };
  });
}

function firstFigure({ products, kinds }: StoredRows): BusinessDate | null {
  const days = [...products, ...kinds].flatMap(({ postings, months }) => [
    ...postings.map(({ day }) => dateFromDayNumber(day)),
    ...months.map(({ month }) => `${month}-01`),
  ]);
  return days.reduce<BusinessDate | null>(
    (first, day) => (first === null || day < first ? day : first),
    null,
  );
}
