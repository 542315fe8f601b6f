import { randomInt } from 'node:crypto';

/** A code that is not used in a day is no longer needed, or somebody keeps it. */
export const codeMs = 24 * 60 * 60_000;
/** Wrong codes until the code is of no use any more. */
export const codeTries = 5;

const codeDigits = 8;

/** A fresh one-time code: eight digits, so that it is not taken for a PIN of six and can be dictated. */
export function newCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
}
