import { foldKey } from './fold.ts';

/** Control characters of a reader (STX, ETX, GS) stand apart from what is read. */
const plainOf = (text: string): string => foldKey(text.replace(/\p{Cc}/gu, ' '));

/** An AIM identifier before a bar code's data: "]C1" is Code 128, "]Q3" a QR code. */
const aimIdentifier = /^\][A-Za-z][\dA-Za-z]/;

/** The number before a field separator of a track: "6228…^" on the first, "6228…=" or "6228…D2512" on the others. */
const trackNumber = /(?<!\d)(\d(?: ?\d){11,20})(?=\^|=|D\d{3})/gi;

const longestCard = 19;

/** A number between the letters that some readers put around it: "CARD:6228…", "6228…CR". */
const lettered = /^[A-Za-z]{0,8}[^\dA-Za-z]{0,2}(\d{17}[\dXx]|\d{12,19})[^\dA-Za-z]?[A-Za-z]{0,4}$/;

/** A track or a card number as it is written on the card, X at the end of an identity number. */
const wholeNumber = /^\d{12,}[\dXx]$/;

/**
 * The keys that a typed or scanned text may hold, the likeliest first: the card numbers of its magnetic tracks, with or
 * without sentinels; else the text without what a reader puts around it (start and end marks, brackets, an AIM
 * identifier). Empty where nothing is left.
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
 * A third track begins with two digits of its format, which are no part of the number: 99, or others before the code of
 * China. Null where a number is longer than a card's without them: it is none, and no part of it is.
 */
function cardOf(found: RegExpExecArray, plain: string): string | null {
  const number = (found[1] ?? '').replaceAll(' ', '');
  const usual = number.startsWith('99');
  const chinese = /^[=D]156/i.test(plain.slice(found.index + found[0].length));
  if (number.length <= longestCard) return usual && chinese ? number.slice(2) : number;
  return usual || chinese ? number.slice(2) : null;
}

/** Whether a scan holds a key at all: a number, or letters and digits of a client number. */
export function holdsKey(text: string): boolean {
  return scannedKeys(text).some((key) => /^(?=.*\d)[\dA-Za-z][\dA-Za-z -]{3,31}$/.test(key));
}

/** Whether only a card reader writes such a text: sentinels and separators of a track. */
export function isTrackText(text: string): boolean {
  const plain = plainOf(text);
  return /^[%;+]\S*\?/.test(plain) || /^%|\^|\d=\d|\?[;+]/.test(plain);
}

/** What a scan is looked for by, and shown as: its number, where it holds exactly one; no more of a track than that. */
export function scanText(text: string): string {
  const keys = scannedKeys(text);
  return keys.length === 1 ? (keys[0] ?? '') : plainOf(text);
}

/** Whether a text at a machine's pace is a card or an identity paper, and no phrase that a tool typed for a person. */
export function isCardLike(text: string): boolean {
  return isTrackText(text) || scannedKeys(text).some((key) => wholeNumber.test(key));
}
