import { isDayAt } from './exchange-values.rules.ts';

/**
 * Whether the text from `from` to `to` is sound and stored as it stands. "No" only means that the column's reader has
 * to look: what these accept, it accepts unchanged.
 */
export type PlainReader = (text: string, from: number, to: number) => boolean;

/** Text up to a length. */
export function upTo(length: number): PlainReader {
  return (_text, from, to) => to - from <= length;
}

/** A day "YYYY-MM-DD". */
export const day: PlainReader = (text, from, to) => to - from === 10 && isDayAt(text, from);

/** Digits and capital letters. */
export const compactKey: PlainReader = (text, from, to) => {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || (code > 57 && code < 65) || code > 90) return false;
  }
  return to - from <= 64;
};

/** Digits that no country code precedes. */
export const phone: PlainReader = (text, from, to) => {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  // A mobile number of China has eleven digits; with its country code it has more.
  return to - from >= 3 && to - from <= 11;
};

/** One of given words. */
export function choice(words: readonly string[]): PlainReader {
  const known = new Set(words);
  return (text, from, to) => known.has(text.slice(from, to));
}
