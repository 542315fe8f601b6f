import { idTypes } from '../../../shared/model/clients/client.ts';
import { dayNumber } from '../../../shared/model/dates.ts';
import { parseYuan } from '../../../shared/model/money.ts';
import {
  products,
  transactionKinds,
  type Product,
  type TransactionKind,
} from '../../../shared/model/clients/products.ts';
import { kindCode, productCode } from '../book/book-codes.rules.ts';
import { digitsAt, isDay } from './calendar-day.rules.ts';
import { cardNoOf, codeOf, idNoOf, isQuantity, isTotal } from './key-forms.rules.ts';
import { phoneKey, phoneOf } from './phone-form.rules.ts';

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
  | 'lunar-day'
  | 'key'
  | 'card'
  | 'id-no'
  | 'phone'
  | 'quantity'
  | 'too-long';

/** What another column of the same line says, by its place among the columns; folded, empty where nothing does. */
export type Beside = (column: number) => string;

/** Reads a text, folded and not empty, into the stored value, or says why not. */
export type ValueReader = (
  text: string,
  beside?: Beside,
) => { readonly problem: ValueProblem } | Value;

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
      'lunar-day',
      'key',
      'card',
      'id-no',
      'phone',
      'quantity',
      'too-long',
    ] as const
  ).map((problem) => [problem, { problem }]),
) as Record<ValueProblem, { readonly problem: ValueProblem }>;

/** Text up to a length, as it is. */
export function text(maxLength: number): ValueReader {
  return (value) => (value.length > maxLength ? problems['too-long'] : value);
}

/** A name of a ticket or of a kind of business: at most 64 characters. */
export const label: ValueReader = (value) => (value.length > 64 ? problems.key : value);

/** What a key's form left, or why it left nothing. */
function keyed(key: string | null, text: string, otherwise: ValueProblem) {
  return key ?? problems[isQuantity(text) ? 'quantity' : otherwise];
}

/** A branch: its code, or its name where the bank's systems have no code. */
export const branch: ValueReader = (value, beside) =>
  isQuantity(value) || isTotal(value) ? keyed(null, value, 'key') : label(value, beside);

/** Number of a client, an account or a person. */
export const code: ValueReader = (value) => keyed(codeOf(value), value, 'key');

/** A card number. */
export const cardNo: ValueReader = (value) => keyed(cardNoOf(value), value, 'card');

/**
 * An identity number, in the form of its paper.
 * @param typeAt column of the paper's kind
 * @param kindAt column that says whether it is a person's
 */
export function idNo(typeAt: number, kindAt: number): ValueReader {
  return (value, beside = () => '') => {
    const type = idTypes.find((known) => known === beside(typeAt)) ?? null;
    return keyed(idNoOf(value, type, beside(kindAt) === 'corporate'), value, 'id-no');
  };
}

/** A phone number, its extension apart. */
export const phone: ValueReader = (value) => {
  const found = phoneOf(value);
  return keyed(found && phoneKey(found), value, 'phone');
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

/** A day of the lunar year, "MM-DD" or "M/D", stored as "MM-DD"; a repeated month is never meant. */
export const lunarDay: ValueReader = (value) => {
  const [, month = '', day = ''] = /^(\d{1,2})[-/](\d{1,2})$/.exec(value) ?? [];
  const sound = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 30;
  return sound ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : problems['lunar-day'];
};

/** yes or no, stored as 1 or 0. */
export const yesNo: ValueReader = (value) =>
  value === 'yes' ? 1 : value === 'no' ? 0 : problems.choice;

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
