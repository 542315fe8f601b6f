import {
  dateFromDayNumber,
  isBusinessDate,
  lastDayOf,
  type BusinessDate,
  type Month,
} from '../../shared/model/dates.ts';
import type {
  EffectiveDifference,
  ExplainedComponent,
  Explanation,
  SourceRow,
} from '../../shared/model/explanation.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import {
  averageOf,
  daysCounted,
  sumProduct,
  windowOf,
  type Window,
} from './average-balance.rules.ts';
import { balanceRows, type StoredPosting, type StoredProduct } from './balance-sums.repository.ts';
import {
  distanceToLose,
  distanceToNext,
  effectiveLevel,
  intervalOf,
  levelAt,
  levelOf,
  monthsLookedAt,
} from './levels.rules.ts';
import { cachedScheme, clientIdOf, scoredDays, standings } from './score.repository.ts';
import { ScoringError } from './scoring-error.ts';

/** What to explain. */
export interface ExplainRequest {
  readonly clientNo: string;
  readonly scheme: Scheme;
  readonly asOf: BusinessDate;
}

/**
 * Why a client has its level on a date: computed anew from the rows of the book, so it also checks the cache.
 * @throws ScoringError unknown-client, bad-date, unsupported-scheme
 */
export function explain(db: Connection, { clientNo, scheme, asOf }: ExplainRequest): Explanation {
  if (!isBusinessDate(asOf)) throw new ScoringError('bad-date', asOf);
  const { metric, falling } = scheme;
  if (metric.kind !== 'average-balance' || falling.kind === 'on-days') {
    throw new ScoringError('unsupported-scheme', scheme.id);
  }
  const clientId = clientIdOf(db, clientNo);
  if (clientId === null) throw new ScoringError('unknown-client', clientNo);

  const window = windowOf(asOf, metric.months);
  const wanted = new Set<string>(metric.products);
  const stored = balanceRows(db)(clientId, window.lastDay).filter(({ product }) =>
    wanted.has(product),
  );
  const sums = stored.map((rows) => sumProduct(rows, window, metric.floorAtZero));
  const valueFen = averageOf(sums);
  const components = stored.map((rows, i): ExplainedComponent => {
    const sum = sums[i] ?? sumProduct(rows, window, metric.floorAtZero);
    return {
      product: rows.product,
      source: sum.source,
      sumFenDays: String(sum.fenDays),
      days: sum.divisor,
      averageFen: averageOf([sum]),
      rows: [...monthRows(rows, sum.countedMonths, window), ...postingRows(rows.postings, window)],
    };
  });

  const position = levelOf(scheme, valueFen);
  const level = levelAt(scheme, position);
  const past = pastMonths(db, scheme, asOf, clientId);
  const effective = effectiveLevel(
    position,
    past.map(({ best }) => best),
  );
  const interval = intervalOf(scheme, position);
  const difference: EffectiveDifference | null =
    effective === position || falling.kind !== 'after-months'
      ? null
      : {
          cause: 'falling-waits',
          monthsNeeded: falling.months,
          months: past.map(({ month, best }) => ({ month, level: levelAt(scheme, best).id })),
        };
  return {
    clientNo,
    scheme: scheme.id,
    schemeVersion: scheme.version,
    asOf,
    window: { from: window.from, to: window.to, days: window.days },
    monthlyDays: window.monthlyDays,
    valueFen,
    components: components.filter(({ rows }) => rows.length > 0),
    level: level.id,
    tier: level.tier,
    threshold: { lowFen: interval.low, highFen: interval.high },
    toNext: distanceToNext(scheme, valueFen, metric.months),
    toLose: distanceToLose(scheme, valueFen, metric.months),
    effectiveLevel: levelAt(scheme, effective).id,
    effectiveTier: levelAt(scheme, effective).tier,
    difference,
  };
}

function monthRows(rows: StoredProduct, counted: readonly Month[], window: Window): SourceRow[] {
  const byMonth = new Map(rows.months.map((row) => [row.month, row]));
  const days = new Map(window.months.map((month) => [month.month, month.days]));
  return counted.flatMap((month): SourceRow[] => {
    const row = byMonth.get(month);
    if (!row) return [];
    return [
      {
        kind: 'month',
        month,
        averageFen: row.average,
        daysCounted: days.get(month) ?? 0,
        file: row.file,
      },
    ];
  });
}

/** Postings before the window as one opening balance an account, those inside one by one. */
function postingRows(postings: readonly StoredPosting[], window: Window): SourceRow[] {
  const rows: SourceRow[] = [];
  for (const [account, own] of Map.groupBy(postings, (posting) => posting.account)) {
    const earlier = own.filter(({ day }) => day < window.firstDay);
    if (earlier.length > 0) {
      rows.push({
        kind: 'opening',
        accountNo: account,
        date: window.from,
        amountFen: earlier.reduce((sum, { amount }) => sum + amount, 0),
        daysCounted: window.days,
        postings: earlier.length,
      });
    }
    for (const { day, amount, file, line } of own) {
      if (day < window.firstDay || day > window.lastDay) continue;
      rows.push({
        kind: 'posting',
        accountNo: account,
        date: dateFromDayNumber(day),
        amountFen: amount,
        daysCounted: daysCounted(day, window),
        file,
        line,
      });
    }
  }
  return rows;
}

/** The best level that each month looked at saw, newest first, from scorings before the date. */
function pastMonths(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  clientId: number,
): { readonly month: Month; readonly best: number }[] {
  const cached = cachedScheme(db, scheme.id);
  if (!cached) return [];
  const scored = scoredDays(db, cached.schemeNo, asOf).filter((day) => day < asOf);
  const looked = monthsLookedAt(scheme, asOf, scored);
  // The current month is only looked back on when it was scored before that date.
  const months = looked.filter((month) =>
    scored.some((day) => day <= lastDayOf(month) && day >= `${month}-01`),
  );
  const positions = new Map(scheme.levels.map(({ id }, position) => [id, position]));
  const best = new Map<Month, number>();
  for (const { month, level } of standings(db, cached.schemeNo, months, asOf, clientId)) {
    best.set(month, Math.max(best.get(month) ?? 0, positions.get(level) ?? 0));
  }
  return months.map((month) => ({ month, best: best.get(month) ?? 0 }));
}
