/** Encodings of exchange files. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** What a file's first bytes say of it, where they say something. */
export interface FileMark {
  readonly encoding: Encoding;
  /** Bytes of the mark. */
  readonly length: number;
}

/** Kinds of files that are no text, however they are named. */
export const otherKinds = ['zip', 'xlsx', 'xls', 'pdf', 'gzip', 'utf-16', 'utf-32'] as const;
export type OtherKind = (typeof otherKinds)[number];

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** What a file is that is no text in one of the encodings; null when nothing speaks against that. */
export function otherKindOf(bytes: Uint8Array): OtherKind | null {
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    const names = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
    return /\[Content_Types\]\.xml|xl\/|_rels\/|docProps\//.test(names) ? 'xlsx' : 'zip';
  }
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'xls';
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (begins(bytes, 0x1f, 0x8b)) return 'gzip';
  if (begins(bytes, 0xff, 0xfe, 0, 0) || begins(bytes, 0, 0, 0xfe, 0xff)) return 'utf-32';
  const marked = begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff);
  return !marked && hasUnmarkedUnits(bytes) ? 'utf-16' : null;
}

/** Latin text in units of two bytes: every other byte is zero. */
function hasUnmarkedUnits(bytes: Uint8Array): boolean {
  const pairs = Math.min(bytes.length >> 1, 64);
  if (pairs < 4) return false;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[pair * 2] === 0) even += 1;
    if (bytes[pair * 2 + 1] === 0) odd += 1;
  }
  return Math.max(even, odd) > pairs * 0.8 && Math.min(even, odd) === 0;
}

/** The mark at the beginning of a file. */
export function markOf(bytes: Uint8Array): FileMark | null {
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', length: 3 };
  if (begins(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', length: 2 };
  if (begins(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', length: 2 };
  if (begins(bytes, 0x84, 0x31, 0x95, 0x33)) return { encoding: 'gb18030', length: 4 };
  return null;
}

/** Chinese characters that GB 2312 lists first: those that names and addresses are written with. */
const common = commonCharacters();

function commonCharacters(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
}

/** A run of characters beyond ASCII, with the letters that it touches on either side. */
const run = /([A-Za-z]*)([^\0-\x7f]+)([A-Za-z]*)/g;
const han = /\p{Script=Han}/u;
/**
 * Words of one alphabet: Latin with accents between plain letters, or another one in the letters that most languages
 * use. A short word of rare letters ("κΰΰ", "ҶСС") is Chinese in the wrong encoding far more often than a name.
 */
const latin = /^[\p{Script=Latin}\p{Script=Inherited}]+$/u;
const basicWord = /^(?:[ЁА-яё]{3,}|[Α-Ωά-ία-ώ]{3,})$/u;
const longWord =
  /^(?=\p{L})(?:\p{Script=Cyrillic}{5,}|\p{Script=Greek}{5,}|\p{Script=Arabic}{3,}|\p{Script=Hebrew}{3,})$/u;
const usualCase = /^(?:\p{Lu}?[^\p{Lu}]+|[^\p{Ll}]+)$/u;
/** Marks and signs of Chinese text, kana and full-width forms. */
const chineseText = /[\u00b7\u2014\u2018-\u201d\u2026\u3000-\u30ff\uff00-\uffef\u2460-\u24ff]/;

/**
 * How likely it is that somebody wrote this text, from 1 down: by what its letters beyond ASCII are. Chinese in common
 * characters is likely, rare ones and mixed alphabets are what a wrong encoding makes of it.
 */
export function likelihood(text: string): { readonly sum: number; readonly letters: number } {
  let sum = 0;
  let letters = 0;
  for (const [, before = '', inner = '', after = ''] of text.matchAll(run)) {
    const whole = before + inner + after;
    const beside = before.length + after.length > 0;
    const ofOneAlphabet = beside
      ? latin.test(whole)
      : basicWord.test(whole) || longWord.test(whole);
    const isWord = ofOneAlphabet && usualCase.test(whole);
    for (const character of inner) {
      letters += 1;
      if (character === '\uFFFD') sum -= 2;
      else if (han.test(character)) {
        sum += common.has(character) ? 1 : rarity(character);
        // Nobody writes a Chinese character into a Latin word.
        if (beside) sum -= 1.5;
      } else if (chineseText.test(character)) sum += 0.5;
      else sum += isWord ? 0.9 : -1;
    }
  }
  return { sum, letters };
}

/** Of GB 2312's second part less than of the first; of what only larger sets have, hardly any is in use. */
function rarity(character: string): number {
  return second.has(character) ? 0.4 : -0.5;
}

const second = secondCharacters();

function secondCharacters(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xd8; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
}
