import { randomInt } from 'node:crypto';

/** A code is valid for a day. */
export const codeMs = 24 * 60 * 60_000;
/** Wrong tries until a code becomes invalid. */
export const codeTries = 5;

const codeDigits = 8;

/** A new one-time code: eight digits, which can be dictated and are not mistaken for a PIN of six. */
export function newCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
}
