import { isDayAt } from './calendar-day.rules.ts';

/**
 * Whether the text from `from` to `to` is sound and stored as it stands. "No" only means that the column's reader has to
 * look: what these accept, it accepts unchanged. Without them a file of clients takes 1.3 × the processor time to read, and
 * the bench `import` comes to its limit of half the peer's time.
 */
export type PlainReader = (text: string, from: number, to: number) => boolean;

const equals = 61;

/** Chinese and ASCII text up to a length: no character of it is folded. */
export function text(length: number): PlainReader {
  return (whole, from, to) => {
    if (to - from > length || whole.charCodeAt(from) === equals) return false;
    for (let at = from; at < to; at += 1) {
      const unit = whole.charCodeAt(at);
      if (unit < 32 || unit > 0x9fff || (unit > 126 && unit < 0x4e00)) return false;
    }
    return true;
  };
}

/** Letters and digits, of which one at least is a digit: words need a closer look. */
export const code: PlainReader = (whole, from, to) => {
  let digitsMet = 0;
  for (let at = from; at < to; at += 1) {
    const unit = whole.charCodeAt(at);
    if (unit >= 48 && unit <= 57) digitsMet += 1;
    else if (unit < 65 || unit > 122 || (unit > 90 && unit < 97)) return false;
  }
  return digitsMet > 0 && to - from <= 64;
};

/** Digits, so many. */
export function digits(least: number, most: number): PlainReader {
  return (whole, from, to) => to - from >= least && to - from <= most && areDigits(whole, from, to);
}

function areDigits(whole: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = whole.charCodeAt(at);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}

/** A resident's identity number: what other papers may be too. */
export const residentId: PlainReader = (whole, from, to) => {
  const length = to - from;
  if (length === 15) return areDigits(whole, from, to);
  const last = whole.charCodeAt(to - 1);
  const ends = last === 88 || (last >= 48 && last <= 57);
  return length === 18 && ends && areDigits(whole, from, to - 1);
};

/** A day "YYYY-MM-DD". */
export const day: PlainReader = (text, from, to) => to - from === 10 && isDayAt(text, from);

/** Digits that no country code precedes. */
export const phone: PlainReader = (whole, from, to) =>
  // A mobile number of China has eleven digits; with its country code it has more. 00 leads abroad.
  to - from >= 3 &&
  to - from <= 11 &&
  areDigits(whole, from, to) &&
  !(whole.charCodeAt(from) === 48 && whole.charCodeAt(from + 1) === 48);

/** One of given words. */
export function choice(words: readonly string[]): PlainReader {
  const known = new Set(words);
  return (text, from, to) => known.has(text.slice(from, to));
}
