import { dayNumber, daysInMonth } from '../../shared/model/dates.ts';
import { parseYuan } from '../../shared/model/money.ts';
import {
  products,
  transactionKinds,
  type Product,
  type TransactionKind,
} from '../../shared/model/products.ts';
import { kindCode, productCode } from './book-codes.rules.ts';

/** A value as the book stores it; null = unknown. */
export type Value = string | number | null;

/** Reasons for which a value breaks a rule. */
export type ValueProblem =
  | 'date'
  | 'time'
  | 'month'
  | 'money'
  | 'count'
  | 'seconds'
  | 'choice'
  | 'product'
  | 'grade'
  | 'key'
  | 'too-long';

/** Reads a non-empty text into the stored value, or says why not. */
export type ValueReader = (text: string) => { readonly problem: ValueProblem } | Value;

const problems = Object.fromEntries(
  (
    [
      'date',
      'time',
      'month',
      'money',
      'count',
      'seconds',
      'choice',
      'product',
      'grade',
      'key',
      'too-long',
    ] as const
  ).map((problem) => [problem, { problem }]),
) as Record<ValueProblem, { readonly problem: ValueProblem }>;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the text is a real day "YYYY-MM-DD" from the year 1000 on; quicker than a Date for millions of lines. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDayAt(text, 0);
}

/** Whether the ten characters from `at` on are a real day. */
export function isDayAt(text: string, at: number): boolean {
  const dash = 45;
  if (text.charCodeAt(at + 4) !== dash || text.charCodeAt(at + 7) !== dash) return false;
  const month = digitsAt(text, at + 5, at + 7);
  const day = digitsAt(text, at + 8, at + 10);
  if (digitsAt(text, at, at + 4) < 1000 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2 && day === 29) return daysInMonth(text.slice(at, at + 7)) === 29;
  return day <= (monthLengths[month - 1] ?? 0);
}

/** Text up to a length, as it is. */
export function text(maxLength: number): ValueReader {
  return (value) => (value.length > maxLength ? problems['too-long'] : value);
}

/** An identifier: at most 64 characters. */
export const key: ValueReader = (value) => (value.length > 64 ? problems.key : value);

/** A number that people write with spaces or dashes (cards, identity papers): letters and digits only are kept. */
export const compactKey: ValueReader = (value) => {
  const compact = normaliseKey(value);
  return compact === '' || compact.length > 64 ? problems.key : compact;
};

/** A day, stored as its text. */
export const day: ValueReader = (value) => (isDay(value) ? value : problems.date);

/**
 * A time "YYYY-MM-DDTHH:MM:SS" in the branch's zone, as milliseconds that count its wall clock as if it were UTC:
 * good for differences and for writing it again, and no instant.
 */
export const time: ValueReader = (value) => {
  const sound = value.length === 19 && value[10] === 'T' && value[13] === ':' && value[16] === ':';
  const hour = digitsAt(value, 11, 13);
  const minute = digitsAt(value, 14, 16);
  const second = digitsAt(value, 17, 19);
  if (!sound || !isDay(value.slice(0, 10)) || hour < 0 || minute < 0 || second < 0)
    return problems.time;
  if (hour > 23 || minute > 59 || second > 59) return problems.time;
  return dayNumber(value) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000;
};

/** Seconds, whole or with up to three decimals, as milliseconds. */
export const seconds: ValueReader = (value) => {
  const match = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(value);
  if (!match) return problems.seconds;
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
};

/** A month "YYYY-MM". */
export const month: ValueReader = (value) => {
  const number = digitsAt(value, 5, 7);
  const sound = value.length === 7 && value[4] === '-' && digitsAt(value, 0, 4) >= 1000;
  return sound && number >= 1 && number <= 12 ? value : problems.month;
};

/** An amount in yuan, stored in fen. */
export const money: ValueReader = (value) => parseYuan(value) ?? problems.money;

/** A whole number, zero or more. */
export const count: ValueReader = (value) =>
  /^\d{1,9}$/.test(value) ? Number(value) : problems.count;

/** A risk grade, 1 to 5. */
export const grade: ValueReader = (value) =>
  /^[1-5]$/.test(value) ? Number(value) : problems.grade;

/** One of given words. */
export function choice(words: readonly string[]): ValueReader {
  const known = new Set(words);
  return (value) => (known.has(value) ? value : problems.choice);
}

const productNumbers = new Map<string, number>(
  products.map((product: Product) => [product, productCode[product]]),
);
const kindNumbers = new Map<string, number>(
  transactionKinds.map((kind: TransactionKind) => [kind, kindCode[kind]]),
);

/** A product, stored by its number. */
export const product: ValueReader = (value) => productNumbers.get(value) ?? problems.product;

/** A kind of transaction, stored by its number. */
export const transactionKind: ValueReader = (value) => kindNumbers.get(value) ?? problems.choice;

/** Keeps letters and digits of a key, in upper case: "6228-4800 12x" → "6228480012X". */
export function normaliseKey(value: string): string {
  return /^[0-9A-Z]*$/.test(value) ? value : value.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/** A phone number's digits, without the country code of China. */
export function normalisePhone(value: string): string {
  const digits = /^\d*$/.test(value) ? value : value.replace(/\D/g, '');
  return digits.replace(/^(?:0086|86)(?=1\d{10}$)/, '');
}

/** A phone: at least three digits. */
export const phone: ValueReader = (value) => {
  const digits = normalisePhone(value);
  return digits.length < 3 || digits.length > 20 ? problems.key : digits;
};
