import type { FenSum } from '../../../shared/model/money.ts';
import type { Metric } from '../../../shared/model/schemes/scheme.ts';
import {
  blockOf,
  keysHeld,
  monthBlocks,
  openBlockSums,
  slotOf,
  type MonthSection,
  type MonthSum,
} from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import type { Fraction } from './average-balance.rules.ts';
import { dueBlocks } from '../scores/due.repository.ts';
import { balanceRows, balanceSums } from './balance-sums.repository.ts';
import type { Among, ClientSums, PostedSums } from './grouped-sums.repository.ts';
import { addFractions, amountOf, partsOf, valueOf, type Part } from './metric.rules.ts';
import { quickValue } from './quick-value.rules.ts';
import { sourceOf, summedParts, type SummedPart } from './summed-parts.rules.ts';
import { turnoverRows, turnoverSums } from './turnover-sums.repository.ts';
import type { Window } from './window.rules.ts';

/** Gives the values of a range of clients, to be asked for in ascending order. */
export type ValuesOfRange = (from: number, to: number) => (clientId: number) => FenSum;

/** Parts that share a window and a kind of figure. */
interface Source {
  /** Positions of the parts, in the order of their groups. */
  readonly parts: readonly number[];
  readonly section: MonthSection;
  /** What each part's monthly sum is made of. */
  readonly monthly: readonly MonthSum[];
  readonly posted: PostedSums;
  /** The products or kinds of which a client has postings. */
  readonly postedKeys: { all(clientId: number): number[] };
  readonly monthlyDivisor: number;
  readonly postedDivisor: number;
}

/**
 * Values of a metric for the clients of a book: monthly figures added up block by block, postings by the database, and
 * floating point where it is certain to give the exact value. Clients with both sources of one product or kind, sums
 * beyond 2^53 and metrics that count negative balances as zero are computed row by row.
 * @param among whose values will be asked for: everybody's, or those of the clients in `temp.due` alone
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
  const width = summed.length;
  const quick = quickValue(summed);
  const together = Map.groupBy(summed.keys(), (at) => sourceOf(summed[at] as SummedPart));
  const sources = [...together.values()].map((own) => openSource(db, summed, own, among));
  const monthly: MonthSum[] = [];
  for (const source of sources) {
    source.parts.forEach((part, group) => {
      monthly[part] = source.monthly[group] as MonthSum;
    });
  }
  const months = openBlockSums(monthly);
  const blocksOf = among === 'due' ? dueBlocks(db) : monthBlocks(db);

  function exactValue(first: number, postings: readonly (ClientSums | null)[]): FenSum {
    const amounts: Fraction[] = [];
    sources.forEach((source, at) => {
      source.parts.forEach((part, group) => {
        const ofMonths = BigInt(months.sums[first + part] ?? 0);
        const ofPostings = BigInt(postings[at]?.sums[group] ?? 0);
        amounts[part] = addFractions([
          { numerator: ofMonths, denominator: BigInt(source.monthlyDivisor) },
          { numerator: ofPostings, denominator: BigInt(source.postedDivisor) },
        ]);
      });
    });
    return valueOf(summed, amounts);
  }

  return (from, to) => {
    const nextBlock = cursor(blocksOf(blockOf(from), blockOf(to)));
    const posted = sources.map((source) => cursor(source.posted(from, to)));
    const amounts = new Float64Array(width);
    const postings: (ClientSums | null)[] = sources.map(() => null);
    let block = -1;
    let figures: Uint8Array | null = null;
    return (clientId) => {
      if (blockOf(clientId) !== block) {
        block = blockOf(clientId);
        figures = nextBlock(block);
        months.add(figures);
      }
      const first = slotOf(clientId) * width;
      let any = false;
      for (let at = 0; at < sources.length; at += 1) {
        const source = sources[at] as Source;
        const own = posted[at]?.(clientId) ?? null;
        postings[at] = own;
        let held = false;
        for (let group = 0; group < source.parts.length; group += 1) {
          const part = source.parts[group] as number;
          const ofPostings = own?.sums[group] ?? 0;
          const size = (months.sizes[first + part] ?? 0) + (own?.sizes[group] ?? 0);
          if (size > Number.MAX_SAFE_INTEGER) {
            return exact(clientId);
          }
          held ||= months.seen[first + part] === 1;
          amounts[part] =
            (months.sums[first + part] ?? 0) / source.monthlyDivisor +
            ofPostings / source.postedDivisor;
        }
        if (held && own && figures && isMixed(source, figures, clientId)) return exact(clientId);
        any ||= held || own !== null;
      }
      if (!any) return 0;
      return quick(amounts) ?? exactValue(first, postings);
    };
  };
}

/** Whether one product or kind of a client has both sources: then only the rows themselves tell. */
function isMixed({ postedKeys, section }: Source, figures: Uint8Array, clientId: number): boolean {
  const held = keysHeld(figures, section, clientId);
  return postedKeys.all(clientId).some((key) => held.has(key));
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
      section: 'turnovers',
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
    section: 'balances',
    ...balanceSums(db, groups, window, among),
    monthlyDivisor: window.monthlyDays,
    postedDivisor: window.days,
  };
}

/** Steps through rows in ascending order of their numbers and gives that of a number, or null. */
function cursor<Row>(
  rows: readonly (readonly [number: number, row: Row])[],
): (wanted: number) => Row | null {
  let at = 0;
  return (wanted) => {
    while (at < rows.length && (rows[at]?.[0] ?? 0) < wanted) at += 1;
    const found = rows[at];
    return found?.[0] === wanted ? found[1] : null;
  };
}

function rowByRow(db: Connection, parts: readonly Part[]): (clientId: number) => FenSum {
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
