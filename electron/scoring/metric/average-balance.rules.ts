import type { Month } from '../../../shared/model/dates.ts';
import { divideHalfUp, fenSum, type Fen, type FenSum } from '../../../shared/model/money.ts';
import type { Product } from '../../../shared/model/clients/products.ts';
import { precedenceOf, type Precedence } from './precedence.rules.ts';
import type { Window } from './window.rules.ts';

/** A posting of one product. */
export interface BalancePosting {
  readonly account: string;
  readonly day: number;
  readonly amount: Fen;
}

/** A monthly average of one product. */
export interface BalanceMonth {
  readonly month: Month;
  readonly average: Fen;
}

/** What the book holds of one product of a client. */
export interface ProductRows {
  readonly product: Product;
  readonly postings: readonly BalancePosting[];
  readonly months: readonly BalanceMonth[];
}

/** One product's part of an average: Σ balance × days, and the days it is divided by. */
export interface ProductSum {
  readonly product: Product;
  readonly source: Precedence['source'];
  readonly fenDays: bigint;
  readonly divisor: number;
  /** Months that counted, in the order of the window. */
  readonly countedMonths: readonly Month[];
}

/**
 * One product's sum over a window. With both sources, postings count from the day of the first posting on and monthly
 * averages for the whole months before it. As soon as postings count, every day of the window has a balance of its
 * own, so the divisor is the window's days; monthly averages alone are divided by the days of their whole months.
 */
export function sumProduct(rows: ProductRows, window: Window, floorAtZero: boolean): ProductSum {
  const averages = new Map(rows.months.map(({ month, average }) => [month, average]));
  const { source, posted, months } = precedenceOf(rows.postings, averages, window);
  let fenDays = 0n;
  for (const { month, days } of months) {
    const average = averages.get(month) ?? 0;
    fenDays += BigInt(floorAtZero ? Math.max(0, average) : average) * BigInt(days);
  }
  if (posted) fenDays += sumPostings(rows.postings, window, floorAtZero);
  return {
    product: rows.product,
    source,
    fenDays,
    divisor: posted ? window.days : window.monthlyDays,
    countedMonths: months.map(({ month }) => month),
  };
}

/** Days of the window on which a posting of this day is part of the balance. */
export function daysCounted(day: number, window: Window): number {
  return Math.max(0, Math.min(window.days, window.lastDay - day + 1));
}

function sumPostings(
  postings: readonly BalancePosting[],
  window: Window,
  floorAtZero: boolean,
): bigint {
  if (!floorAtZero) {
    // Summing balances over days is the same as weighing each posting with the days that it lasts.
    return postings.reduce(
      (sum, { day, amount }) => sum + BigInt(amount) * BigInt(daysCounted(day, window)),
      0n,
    );
  }
  const accounts = Map.groupBy(postings, ({ account }) => account);
  let sum = 0n;
  for (const own of accounts.values()) {
    const sorted = own.toSorted((a, b) => a.day - b.day);
    let balance = 0n;
    sorted.forEach(({ day, amount }, i) => {
      balance += BigInt(amount);
      const until = sorted[i + 1]?.day ?? Infinity;
      const from = Math.max(day, window.firstDay);
      const days = Math.min(until, window.lastDay + 1) - from;
      if (days > 0 && balance > 0n) sum += balance * BigInt(days);
    });
  }
  return sum;
}

/** An exact number of fen. */
export interface Fraction {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
}

/** The client's average from the sums of products, added as exact fractions. */
export function fractionOf(sums: readonly Pick<ProductSum, 'fenDays' | 'divisor'>[]): Fraction {
  const byDivisor = new Map<number, bigint>();
  for (const { fenDays, divisor } of sums) {
    byDivisor.set(divisor, (byDivisor.get(divisor) ?? 0n) + fenDays);
  }
  let numerator = 0n;
  let denominator = 1n;
  for (const [divisor, fenDays] of byDivisor) {
    numerator = numerator * BigInt(divisor) + fenDays * denominator;
    denominator *= BigInt(divisor);
  }
  return { numerator, denominator };
}

/**
 * The client's average, rounded once, half-up.
 * @returns fen
 */
export function averageOf(sums: readonly Pick<ProductSum, 'fenDays' | 'divisor'>[]): FenSum {
  const { numerator, denominator } = fractionOf(sums);
  return fenSum(divideHalfUp(numerator, denominator));
}
