import type { IdType } from '../../../shared/model/clients/client.ts';
import { checkCharacter } from './check-digits.rules.ts';

/*
 * The forms of keys, once folded (`shared/model/clients/fold.ts`). Where people write a number in groups, one blank or one hyphen
 * may stand between two groups; nothing else is ever taken out of a number. What has no form is null: whoever reads a file
 * sets it aside.
 */

/** Digits in groups: "6228 4800-0000 0072". */
const grouped = /^\d+(?:[ -]\d+)*$/;
const separators = /[ -]/g;

/** A number as spreadsheets write those that they took for quantities: digits of it are lost, or may be. */
export function isQuantity(text: string): boolean {
  return (
    /^[+-]?\d+(?:\.\d*(?:E[+-]?\d+)?|E[+-]\d+)$/i.test(text) && !/^\d+\.\d*[1-9]\d*$/.test(text)
  );
}

/** What lines of sums begin with: "合计", "本页小计", "总笔数：2", "共 2 条", "Grand total:", "Total rows 2". */
const totals: readonly RegExp[] = [
  /^(?:本[页日周月季年期次]\s*)?(?:[合总小共累]\s*计|总\s*[和额数]|汇\s*总|总?\s*(?:[笔户人行条项]|记录)数)(?:金?额|[笔户人行条项]?数)?(?:\s*[\d.,(:：（=].*)?$/,
  /^共\s*\d+\s*[条笔户人行项]/,
  /^(?:(?:(?:grand |page |sub-? ?)?totals?|sums?)(?: (?:of )?(?:rows?|records?|lines?|clients?|count|amount))?|(?:row|record|line) ?count)(?:\s*[(:：=（].*|\s+[\d.,].*)?$/i,
];

/** A line of sums under a table, by its first cell: no record, whatever stands beside it. */
export function isTotal(text: string): boolean {
  return totals.some((form) => form.test(text));
}

const codeForm = /^[0-9A-Za-z](?:[-_./0-9A-Za-z]*[0-9A-Za-z])?$/;

/** Number of a client, an account or a person: letters and digits, inside also - _ . and /, at most 64. */
export function codeOf(text: string): string | null {
  const sound = text.length <= 64 && codeForm.test(text) && !isQuantity(text) && !isTotal(text);
  return sound ? text : null;
}

/** A card number: 12 to 19 digits. */
export function cardNoOf(text: string): string | null {
  if (!grouped.test(text)) return null;
  const digits = text.replace(separators, '');
  return digits.length >= 12 && digits.length <= 19 ? digits : null;
}

/** A resident identity number: 18 places of which the last may be an X, or the 15 digits of before 1999. */
export function residentIdOf(text: string): string | null {
  const last = /[ -]?X$/i.exec(text)?.[0] ?? '';
  const digits = text.slice(0, text.length - last.length);
  if (!grouped.test(digits)) return null;
  const compact = digits.replace(separators, '') + (last === '' ? '' : 'X');
  if (compact.length === 15) return last === '' ? compact : null;
  return compact.length === 18 ? compact : null;
}

const paperForm = /^[\p{L}\d]+(?:[ /-][\p{L}\d]+)*(?: ?\([\p{L}\d]\))?$/u;

/** Another paper: letters and digits in groups, a check character in brackets as papers of Hong Kong have it. */
export function paperNoOf(text: string): string | null {
  // Numbers are kept back to front, which a character of two units would not stand.
  if (!paperForm.test(text) || !/\d/.test(text) || /[\u{10000}-\u{10ffff}]/u.test(text))
    return null;
  const compact = text.replace(/[ /()-]/g, '').toUpperCase();
  return compact.length >= 4 && compact.length <= 40 ? compact : null;
}

/**
 * An identity number by the kind of its paper. Where the kind is unknown, a person's number that begins with a digit is a
 * resident's: papers for travel begin with a letter.
 */
export function idNoOf(text: string, idType: IdType | null, corporate: boolean): string | null {
  if (idType === 'resident_id') return residentIdOf(text);
  if (idType === null && !corporate && /^\d/.test(text)) return residentIdOf(text);
  const paper = paperNoOf(text);
  if (paper === null || idType === 'other' || corporate) return paper;
  return /^[0-9A-Z]{5,20}$/.test(paper) ? paper : null;
}

/**
 * The other forms of a resident identity number, the likeliest first: of 18 places that of 15; of 15 those of 18, with any
 * last place, since a book may hold one that does not check. Empty where it has none.
 */
export function otherResidentIds(idNo: string): readonly string[] {
  // Numbers of 15 digits were given to people of the twentieth century alone.
  if (/^\d{6}19\d{9}[\dX]$/.test(idNo)) return [idNo.slice(0, 6) + idNo.slice(8, 17)];
  if (!/^\d{15}$/.test(idNo)) return [];
  const whole = `${idNo.slice(0, 6)}19${idNo.slice(6)}`;
  const right = checkCharacter(whole);
  return [right, ...[...'0123456789X'].filter((last) => last !== right)].map((one) => whole + one);
}

/** Back to front, as keys are stored. */
export function reversed(key: string): string {
  // Made in one piece: a string that grows letter by letter has to be joined before it is written.
  const last = key.length - 1;
  const units = new Array<number>(key.length);
  for (let i = 0; i <= last; i += 1) units[i] = key.charCodeAt(last - i);
  return String.fromCharCode(...units);
}
