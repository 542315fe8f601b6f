import { dateFromDayNumber, type Month } from '../../../shared/model/dates.ts';
import type {
  ExplainedComponent,
  ExplainedTerm,
  SourceRow,
} from '../../../shared/model/schemes/explanation.ts';
import { divideHalfUp, fenSum } from '../../../shared/model/money.ts';
import {
  averageOf,
  daysCounted,
  sumProduct,
  type Fraction,
} from '../metric/average-balance.rules.ts';
import type { Window } from '../metric/window.rules.ts';
import { valueText } from '../levels/levels.rules.ts';
import {
  addFractions,
  cutPoints,
  fenToReach,
  termPoints,
  type Part,
} from '../metric/metric.rules.ts';
import type {
  StoredKind,
  StoredPosting,
  StoredProduct,
  StoredRows,
} from '../metric/stored-rows.rules.ts';
import { sumKind } from '../metric/turnover.rules.ts';

/**
 * The terms of a points metric with what each gave; none for other metrics.
 * @param next the next level's threshold, or null at the highest level
 */
export function explainedTerms(
  parts: readonly Part[],
  amounts: readonly Fraction[],
  next: number | null,
): ExplainedTerm[] {
  const total = addFractions(
    parts.flatMap(({ term }, i) => (term && amounts[i] ? [termPoints(term, amounts[i])] : [])),
  );
  return parts.flatMap(({ term, of, window }, i): ExplainedTerm[] => {
    const amount = amounts[i];
    if (!term || !amount) return [];
    const { cap, ...uncapped } = term;
    const points = cutPoints(termPoints(term, amount));
    return [
      {
        term: term.id,
        of: of.kind,
        window: { from: window.from, to: window.to, days: window.days },
        amountFen: fenSum(divideHalfUp(amount.numerator, amount.denominator)),
        pointsPerWan: term.pointsPerWan,
        points: valueText(points),
        cap: cap ?? null,
        capped: points < cutPoints(termPoints(uncapped, amount)),
        toNextFen: next === null ? null : fenToReach(term, amount, total, next),
      },
    ];
  });
}

/** What a part was made of, down to the rows; products and kinds without a row in the window are left out. */
export function explainedComponents(
  { term, of, window }: Part,
  { products, kinds }: StoredRows,
): ExplainedComponent[] {
  const id = term?.id ?? null;
  const found =
    of.kind === 'average-balance'
      ? products
          .filter(({ product }) => of.products.includes(product))
          .map((rows) => balanceComponent(id, rows, window, of.floorAtZero))
      : kinds
          .filter(({ kind }) => of.kinds.includes(kind))
          .map((rows) => turnoverComponent(id, rows, window));
  return found.filter(({ rows }) => rows.length > 0);
}

function balanceComponent(
  term: string | null,
  rows: StoredProduct,
  window: Window,
  floorAtZero: boolean,
): ExplainedComponent {
  const sum = sumProduct(rows, window, floorAtZero);
  return {
    term,
    kind: 'balance',
    product: rows.product,
    source: sum.source,
    sumFenDays: String(sum.fenDays),
    days: sum.divisor,
    averageFen: averageOf([sum]),
    rows: [...monthRows(rows, sum.countedMonths, window), ...postingRows(rows.postings, window)],
  };
}

function monthRows(rows: StoredProduct, counted: readonly Month[], window: Window): SourceRow[] {
  const byMonth = new Map(rows.months.map((row) => [row.month, row]));
  const days = new Map(window.months.map((month) => [month.month, month.days]));
  return counted.flatMap((month): SourceRow[] => {
    const row = byMonth.get(month);
    if (!row) return [];
    const { average: averageFen, file } = row;
    return [{ kind: 'month', month, averageFen, daysCounted: days.get(month) ?? 0, file }];
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
        amountFen: fenSum(earlier.reduce((sum, { amount }) => sum + BigInt(amount), 0n)),
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

function turnoverComponent(
  term: string | null,
  rows: StoredKind,
  window: Window,
): ExplainedComponent {
  const { source, fen, countedMonths } = sumKind(rows, window);
  const counted = new Set(countedMonths);
  const months = rows.months
    .filter(({ month }) => counted.has(month))
    .map(({ month, amount, file }): SourceRow => ({
      kind: 'month-sum',
      month,
      sumFen: amount,
      file,
    }));
  const movements = rows.postings
    .filter(({ day }) => day >= window.firstDay && day <= window.lastDay)
    .map(({ account, day, amount, file, line }): SourceRow => ({
      kind: 'movement',
      accountNo: account,
      date: dateFromDayNumber(day),
      amountFen: amount,
      file,
      line,
    }));
  return {
    term,
    kind: 'turnover',
    transactionKind: rows.kind,
    source,
    sumFen: fenSum(fen),
    rows: [...months, ...movements],
  };
}
