import { foldKey } from './fold.ts';

/** Replaces a reader's control characters (STX, ETX, GS) with blanks. */
const plainOf = (text: string): string => foldKey(text.replace(/\p{Cc}/gu, ' '));

/** An AIM identifier before a bar code's data: "]C1" is Code 128, "]Q3" a QR code. */
const aimIdentifier = /^\][A-Za-z][\dA-Za-z]/;

/** The number before a field separator of a track: "6228…^" on the first, "6228…=" or "6228…D2512" on the others. */
const trackNumber = /(?<!\d)(\d(?: ?\d){11,20})(?=\^|=|D\d{3})/gi;

const longestCard = 19;

/** A number between letters that some readers add: "CARD:6228…", "6228…CR". */
const lettered = /^[A-Za-z]{0,8}[^\dA-Za-z]{0,2}(\d{17}[\dXx]|\d{12,19})[^\dA-Za-z]?[A-Za-z]{0,4}$/;

/** A card number, or an identity number with X at its end. */
const wholeNumber = /^\d{12,}[\dXx]$/;

/**
 * The keys that a typed or scanned text may contain, most likely first: the card numbers of its magnetic tracks, with
 * or without sentinels; else the text without what a reader adds (start and end marks, brackets, an AIM identifier).
 * Empty if nothing is left.
 */
export function scannedKeys(text: string): readonly string[] {
  const plain = plainOf(text);
  const tracks = [...plain.matchAll(trackNumber)].flatMap((found) => cardOf(found, plain) ?? []);
  if (tracks.length > 0) return [...new Set(tracks)];
  const bare = plain.replace(aimIdentifier, '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare === '') return [];
  const number = wholeNumber.test(bare) ? undefined : lettered.exec(bare)?.[1];
  return number === undefined ? [bare] : [bare, number];
}

/**
 * A third track starts with two digits of its format, which are not part of the number: 99, or others before the code
 * of China. null if the number without them is longer than a card number: then no part of it is one.
 */
function cardOf(found: RegExpExecArray, plain: string): string | null {
  const number = (found[1] ?? '').replaceAll(' ', '');
  const usual = number.startsWith('99');
  const chinese = /^[=D]156/i.test(plain.slice(found.index + found[0].length));
  if (number.length <= longestCard) return usual && chinese ? number.slice(2) : number;
  return usual || chinese ? number.slice(2) : null;
}

/** Whether a scan contains a key: a number, or the letters and digits of a client number. */
export function holdsKey(text: string): boolean {
  return scannedKeys(text).some((key) => /^(?=.*\d)[\dA-Za-z][\dA-Za-z -]{3,31}$/.test(key));
}

/** Whether a text has the sentinels and separators of a magnetic track. */
export function isTrackText(text: string): boolean {
  const plain = plainOf(text);
  return /^[%;+]\S*\?/.test(plain) || /^%|\^|\d=\d|\?[;+]/.test(plain);
}

/**
 * The text by which a scan is searched and shown: its number, if it contains exactly one; never the rest of a track.
 */
export function scanText(text: string): string {
  const keys = scannedKeys(text);
  return keys.length === 1 ? (keys[0] ?? '') : plainOf(text);
}

/** Whether a burst is a card or identity document, and not a phrase that a text expander has typed. */
export function isCardLike(text: string): boolean {
  return isTrackText(text) || scannedKeys(text).some((key) => wholeNumber.test(key));
}
