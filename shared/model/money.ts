/**
 * Money is an integer number of fen (1 yuan = 100 fen) in a JavaScript number. Every single amount is below 2^53 fen; a
 * sum may not be, see {@link FenSum}.
 */
export type Fen = number;

/** An exact sum of amounts: a bigint if it exceeds what a number holds exactly (2^53). */
export type FenSum = Fen | bigint;

/** The canonical form of an exact sum: a number if that holds it, else a bigint. */
export function fenSum(sum: bigint): FenSum {
  const number = Number(sum);
  return Number.isSafeInteger(number) ? number : sum;
}

/** The exact difference of two sums. */
export function difference(a: FenSum, b: FenSum): FenSum {
  return fenSum(BigInt(a) - BigInt(b));
}

/** 10,000 yuan, the unit of thresholds in the rulebook. */
export const fenPerWan = 1_000_000;

const yuanPattern = /^([+-]?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan with at most two decimals ("-1234.5") exactly, without floating point.
 * @returns fen, or null when the text is not such an amount.
 */
export function parseYuan(text: string): Fen | null {
  const match = yuanPattern.exec(text);
  if (!match) return null;
  const whole = Number(match[2]);
  const cents = Number((match[3] ?? '').padEnd(2, '0'));
  const fen = whole * 100 + cents;
  return match[1] === '-' && fen !== 0 ? -fen : fen;
}

/** Writes fen as yuan with exactly two decimals: -123450 → "-1234.50". Exchange files use this form. */
export function formatYuan(fen: FenSum): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(fen < 0 ? -fen : fen).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Divides exactly and rounds half-up (away from zero). The definition of an average daily balance rounds only here, at
 * the end.
 * @param sum any integer, e.g. fen × days. @param divisor positive.
 */
export function divideHalfUp(sum: bigint, divisor: bigint): bigint {
  const magnitude = sum < 0n ? -sum : sum;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return sum < 0n ? -rounded : rounded;
}
