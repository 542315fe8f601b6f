/*
 * SQLite's binary JSON (sqlite.org/jsonb.html), as far as values for statements are made of it. The low half of an
 * element's first byte is its type; the high half its length up to 11, or says in how many bytes the length follows.
 * A length may be told in more bytes than it needs.
 */

/** Element types. */
const integer = 3;
const rawText = 10;
export const array = 11;
export const object = 12;

const mostInHalf = 11;
const inOneByte = 0xc0;
const inTwoBytes = 0xd0;
const inFourBytes = 0xe0;

/** Bytes that `writeLargeHead` takes. */
export const largeHead = 5;
/** The most bytes that the head of a text takes. */
export const mostHead = 3;
/** The most bytes that an integer takes with its head. */
export const mostInteger = 17;
/** The most bytes that a character of a text, one UTF-16 unit, takes. */
export const mostOfUnit = 3;

/** The element that stands for nothing known. */
export const nothing = 0;

/** Writes the head of an array or object whose length is found later; up to 4 GiB follow. */
export function writeLargeHead(bytes: Uint8Array, at: number, type: number, length: number): void {
  bytes[at] = inFourBytes | type;
  for (let i = 0; i < 4; i += 1) bytes[at + 1 + i] = (length >>> (24 - 8 * i)) & 0xff;
}

/**
 * Writes an array's head of two bytes before elements that begin two bytes after it, moving these where they need one
 * of three. @param end of the elements @returns where they end
 */
export function writeArrayHead(bytes: Uint8Array, at: number, end: number): number {
  const length = end - at - 2;
  if (length < 0x100) {
    bytes[at] = inOneByte | array;
    bytes[at + 1] = length;
    return end;
  }
  bytes.copyWithin(at + 3, at + 2, end);
  bytes[at] = inTwoBytes | array;
  bytes[at + 1] = length >> 8;
  bytes[at + 2] = length & 0xff;
  return end + 1;
}

/** Writes the head of a text of less than 65,536 bytes. @returns the place after it */
export function writeTextHead(bytes: Uint8Array, at: number, length: number): number {
  if (length <= mostInHalf) {
    bytes[at] = (length << 4) | rawText;
    return at + 1;
  }
  if (length < 0x100) {
    bytes[at] = inOneByte | rawText;
    bytes[at + 1] = length;
    return at + 2;
  }
  bytes[at] = inTwoBytes | rawText;
  bytes[at + 1] = length >> 8;
  bytes[at + 2] = length & 0xff;
  return at + 3;
}

/** Writes the well-formed text between two places, up to 21,845 units of it. @returns the place after it */
export function writeText(
  bytes: Uint8Array,
  at: number,
  text: string,
  from: number,
  to: number,
): number {
  const units = to - from;
  // A guess that is right unless there is more than ASCII in the text.
  const guess = units <= mostInHalf ? 1 : units < 0x100 ? 2 : 3;
  const end = writeUtf8(text, from, to, bytes, at + guess);
  const length = end - at - guess;
  const head = length <= mostInHalf ? 1 : length < 0x100 ? 2 : 3;
  if (head !== guess) bytes.copyWithin(at + head, at + guess, end);
  writeTextHead(bytes, at, length);
  return at + head + length;
}

/** Writes the text between two places, all of the basic plane, back to front. @returns the place after it */
export function writeMirrored(
  bytes: Uint8Array,
  at: number,
  text: string,
  from: number,
  to: number,
): number {
  let next = writeTextHead(bytes, at, to - from);
  for (let i = to - 1; i >= from; i -= 1, next += 1) {
    const unit = text.charCodeAt(i);
    // Papers other than a resident's may hold Chinese characters: "南字第1234567号".
    if (unit > 0x7f) return writeText(bytes, at, backToFront(text, from, to), 0, to - from);
    bytes[next] = unit;
  }
  return next;
}

/** Writes a whole number, zero or more. @returns the place after it */
export function writeInteger(bytes: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  const head = digits <= mostInHalf ? 1 : 2;
  if (head === 2) bytes[at + 1] = digits;
  bytes[at] = (head === 1 ? digits << 4 : inOneByte) | integer;
  let rest = value;
  for (let i = at + head + digits - 1; i >= at + head; i -= 1) {
    bytes[i] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return at + head + digits;
}

/** Where the text of an element begins that has a text's head. */
export function afterHead(bytes: Uint8Array, at: number): number {
  const half = (bytes[at] ?? 0) & 0xf0;
  return at + (half === inOneByte ? 2 : half === inTwoBytes ? 3 : 1);
}

/** The bytes of a text element, without its head. */
export function textLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const half = first & 0xf0;
  if (half === inOneByte) return bytes[at + 1] ?? 0;
  return half === inTwoBytes ? ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0) : first >> 4;
}

function writeUtf8(text: string, from: number, to: number, bytes: Uint8Array, start: number) {
  let at = start;
  for (let i = from; i < to; i += 1) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at] = code;
      at += 1;
      continue;
    }
    if (code < 0x800) {
      bytes[at] = 0xc0 | (code >> 6);
      bytes[at + 1] = 0x80 | (code & 0x3f);
      at += 2;
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < to) {
      code = text.codePointAt(i) ?? code;
      i += 1;
      bytes[at] = 0xf0 | (code >> 18);
      at += 1;
    }
    bytes[at] = code < 0x10000 ? 0xe0 | (code >> 12) : 0x80 | ((code >> 12) & 0x3f);
    bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (code & 0x3f);
    at += 3;
  }
  return at;
}

function backToFront(text: string, from: number, to: number): string {
  let out = '';
  for (let i = to - 1; i >= from; i -= 1) out += text.charAt(i);
  return out;
}
