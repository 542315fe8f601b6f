import type { Metric } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import type { Fraction } from './average-balance.rules.ts';
import { balanceRows, balanceSums } from './balance-sums.repository.ts';
import type { Among, ClientSums } from './grouped-sums.repository.ts';
import { addFractions, amountOf, partsOf, valueOf, type Part } from './metric.rules.ts';
import { quickValue } from './quick-value.rules.ts';
import { sourceOf, summedParts, type SummedPart } from './summed-parts.rules.ts';
import { turnoverRows, turnoverSums } from './turnover-sums.repository.ts';
import type { Window } from './window.rules.ts';

/** Gives the values of a range of clients, to be asked for in ascending order. */
export type ValuesOfRange = (from: number, to: number) => (clientId: number) => number;

/** Sums of parts that share a window and a table, read together. */
interface Source {
  /** Positions of the parts whose groups these are. */
  readonly parts: readonly number[];
  readonly monthly: (from: number, to: number) => ClientSums[];
  readonly posted: (from: number, to: number) => ClientSums[];
  /** Whether one product or kind of a client has both: then only the rows themselves tell. */
  readonly isMixed: (clientId: number) => boolean;
  readonly monthlyDivisor: number;
  readonly postedDivisor: number;
}

/**
 * Values of a metric for the clients of a book: sums from the database, and floating point where it is certain to give
 * the exact value. Clients with both sources of one product or kind, sums beyond 2^53 and metrics that count negative
 * balances as zero are computed row by row.
 * @param among the clients that will be asked for: everybody, or those who are due
 */
export function clientValues(
  db: Connection,
  metric: Metric,
  asOf: string,
  among: Among = 'everybody',
): ValuesOfRange {
  const parts = partsOf(metric, asOf);
  const exact = rowByRow(db, parts);
  if (parts.some(({ of }) => of.kind === 'average-balance' && of.floorAtZero)) return () => exact;
  const summed = summedParts(parts);
  const quick = quickValue(summed);
  const together = Map.groupBy(summed.keys(), (at) => sourceOf(summed[at] as SummedPart));
  const sources = [...together.values()].map((own) => openSource(db, summed, own, among));
  return (from, to) => {
    const cursors = sources.map((source) => ({
      ...source,
      monthly: cursor(source.monthly(from, to)),
      posted: cursor(source.posted(from, to)),
    }));
    const amounts = new Float64Array(summed.length);
    return (clientId) => {
      const found: (readonly [months: ClientSums | null, postings: ClientSums | null])[] = [];
      let any = false;
      for (const source of cursors) {
        const months = source.monthly(clientId);
        const postings = source.posted(clientId);
        found.push([months, postings]);
        any ||= months !== null || postings !== null;
        if (months && postings && source.isMixed(clientId)) return exact(clientId);
        for (let group = 0; group < source.parts.length; group += 1) {
          const ofMonths = months?.[group + 1] ?? 0;
          const ofPostings = postings?.[group + 1] ?? 0;
          if (!Number.isSafeInteger(ofMonths) || !Number.isSafeInteger(ofPostings)) {
            return exact(clientId);
          }
          amounts[source.parts[group] ?? 0] =
            ofMonths / source.monthlyDivisor + ofPostings / source.postedDivisor;
        }
      }
      if (!any) return 0;
      return quick(amounts) ?? valueOf(summed, exactAmounts(summed, sources, found));
    };
  };
}

function exactAmounts(
  parts: readonly Part[],
  sources: readonly Source[],
  found: readonly (readonly [ClientSums | null, ClientSums | null])[],
): Fraction[] {
  const amounts: Fraction[] = parts.map(() => ({ numerator: 0n, denominator: 1n }));
  sources.forEach(({ parts: own, monthlyDivisor, postedDivisor }, at) => {
    const [months, postings] = found[at] ?? [];
    own.forEach((part, group) => {
      amounts[part] = addFractions([
        { numerator: BigInt(months?.[group + 1] ?? 0), denominator: BigInt(monthlyDivisor) },
        { numerator: BigInt(postings?.[group + 1] ?? 0), denominator: BigInt(postedDivisor) },
      ]);
    });
  });
  return amounts;
}

function openSource(
  db: Connection,
  parts: readonly SummedPart[],
  own: readonly number[],
  among: Among,
): Source {
  const members = own.map((at) => parts[at]?.members ?? []);
  const window = parts[own[0] ?? 0]?.window as Window;
  const isTurnover = parts[own[0] ?? 0]?.of.kind === 'turnover';
  if (isTurnover) {
    const groups = members.map((group) =>
      group.flatMap(({ of, weight }) =>
        of.kind === 'turnover' ? [{ keys: of.kinds, weight }] : [],
      ),
    );
    return {
      parts: own,
      ...turnoverSums(db, groups, window, among),
      monthlyDivisor: 1,
      postedDivisor: 1,
    };
  }
  const groups = members.map((group) =>
    group.flatMap(({ of, weight }) =>
      of.kind === 'average-balance' ? [{ keys: of.products, weight }] : [],
    ),
  );
  return {
    parts: own,
    ...balanceSums(db, groups, window, among),
    monthlyDivisor: window.monthlyDays,
    postedDivisor: window.days,
  };
}

/** Steps through sums in client order and gives those of a client, or null. */
function cursor(sums: readonly ClientSums[]): (clientId: number) => ClientSums | null {
  let at = 0;
  return (clientId) => {
    while (at < sums.length && (sums[at] as ClientSums)[0] < clientId) at += 1;
    const sum = sums[at];
    return sum !== undefined && sum[0] === clientId ? sum : null;
  };
}

function rowByRow(db: Connection, parts: readonly Part[]): (clientId: number) => number {
  const products = balanceRows(db);
  const kinds = turnoverRows(db);
  // Every window ends on the as-of date.
  const lastDay = parts[0]?.window.lastDay ?? 0;
  const balances = parts.some(({ of }) => of.kind === 'average-balance');
  const turnovers = parts.some(({ of }) => of.kind === 'turnover');
  return (clientId) => {
    const rows = {
      products: balances ? products(clientId, lastDay) : [],
      kinds: turnovers ? kinds(clientId, lastDay) : [],
    };
    const amounts = parts.map((part): Fraction => amountOf(part, rows));
    return valueOf(parts, amounts);
  };
}
