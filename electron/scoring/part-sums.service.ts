import type { AverageBalanceMetric, TurnoverMetric } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import type { Fraction } from './average-balance.rules.ts';
import type { Window } from './window.rules.ts';
import { balanceSums, type ClientSums } from './balance-sums.repository.ts';
import type { Part } from './metric.rules.ts';
import { cursor, sumAt } from './sum-cursor.ts';
import { turnoverSums } from './turnover-sums.repository.ts';

/** Amounts of a client by part; null without rows, "mixed" where only the rows themselves tell. */
export type PartAmounts = readonly Fraction[] | 'mixed' | null;

const zero: Fraction = { numerator: 0n, denominator: 1n };

/** Sums of parts that share a window and a table, read together. */
interface Source {
  /** Positions of the parts whose groups these are. */
  readonly parts: readonly number[];
  readonly monthly: (from: number, to: number) => ClientSums[];
  readonly posted: (from: number, to: number) => ClientSums[];
  readonly mixed: (from: number, to: number) => ReadonlySet<number>;
  readonly monthlyDivisor: number;
  readonly postedDivisor: number;
}

/** Reads the amounts of a metric's parts for ranges of clients, each table once for every window. */
export function partSums(
  db: Connection,
  parts: readonly Part[],
): (from: number, to: number) => (clientId: number) => PartAmounts {
  const together = Map.groupBy(parts.keys(), (at) => {
    const of = parts[at]?.of;
    return `${of?.kind ?? ''}/${of?.months ?? 0}`;
  });
  const sources = [...together.values()].map((own) => openSource(db, parts, own));
  return (from, to) => {
    const cursors = sources.map((source) => ({
      ...source,
      monthly: cursor(source.monthly(from, to)),
      posted: cursor(source.posted(from, to)),
      mixed: source.mixed(from, to),
    }));
    return (clientId) => {
      const amounts = parts.map(() => zero);
      let any = false;
      for (const source of cursors) {
        const months = source.monthly(clientId);
        const postings = source.posted(clientId);
        if (!months && !postings) continue;
        if (source.mixed.has(clientId)) return 'mixed';
        any = true;
        source.parts.forEach((part, group) => {
          amounts[part] = add(
            fraction(months, group, source.monthlyDivisor),
            fraction(postings, group, source.postedDivisor),
          );
        });
      }
      return any ? amounts : null;
    };
  };
}

function openSource(db: Connection, parts: readonly Part[], own: readonly number[]): Source {
  const window = parts[own[0] ?? 0]?.window as Window;
  const metrics = own.map((at) => parts[at]?.of).filter((of) => of !== undefined);
  const averages = metrics.filter((of): of is AverageBalanceMetric => of.kind !== 'turnover');
  if (averages.length > 0) {
    const sums = balanceSums(
      db,
      averages.map(({ products }) => products),
      window,
    );
    const mixed = sums.mixedClients();
    return {
      parts: own,
      monthly: sums.monthly,
      posted: sums.posted,
      mixed: () => mixed,
      monthlyDivisor: window.monthlyDays,
      postedDivisor: window.days,
    };
  }
  const turnovers = metrics.filter((of): of is TurnoverMetric => of.kind === 'turnover');
  const sums = turnoverSums(
    db,
    turnovers.map(({ kinds }) => kinds),
    window,
  );
  return {
    parts: own,
    monthly: sums.monthly,
    posted: sums.posted,
    mixed: (from, to) => new Set(sums.mixedClients(from, to)),
    monthlyDivisor: 1,
    postedDivisor: 1,
  };
}

/** The amount of one group. */
function fraction(sums: ClientSums | null, group: number, divisor: number): Fraction {
  if (!sums) return zero;
  const numerator = sumAt(sums, group);
  return numerator === 0n ? zero : { numerator, denominator: BigInt(divisor) };
}

function add(a: Fraction, b: Fraction): Fraction {
  if (a.numerator === 0n) return b;
  if (b.numerator === 0n) return a;
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}
