/**
 * Characters that nobody sees: zero-width and bidi marks, soft hyphens, byte order marks, fillers, variation selectors.
 * Copying from a spreadsheet, a chat or a web page leaves them in numbers.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The same without variation selectors, which tell forms of one Chinese character apart in a name. */
const invisibleInText = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|[\u034f]|[\u17b4]|[\u17b5]/gu;
/** Hyphens, dashes and minus signs; NFKC folds only the full-width one. */
const dashes = /[\u2010-\u2015\u2212]/g;
const blank = /[\s\p{Z}\p{Cc}]/u;

/** ASCII that begins with a letter or digit and ends with no blank: folded already, as nearly every key of a file is. */
const foldedKey = /^[0-9A-Za-z](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const foldedText =
  /^(?!=)[\x21-\x7e\u3400-\u4dbf\u4e00-\u9fff](?:[\x20-\x7e\u3400-\u4dbf\u4e00-\u9fff·]*[\x21-\x7e\u3400-\u4dbf\u4e00-\u9fff·])?$/;

/**
 * A key as it is compared, wherever it comes from (file, scanner, keyboard, command line): NFKC, without invisible
 * characters, every dash a hyphen, without blanks of any kind around it and without the guards by which spreadsheets keep
 * numbers as text (`="0012"`, `'0012`). It says nothing of the key's form.
 */
export function foldKey(text: string): string {
  if (foldedKey.test(text)) return text;
  const plain = nfkc(text).replace(invisible, '').replace(dashes, '-');
  return withoutGuards(trimmed(plain), true);
}

/**
 * NFKC, except that no digit is made of what is none: "①", "²" and "½" beside a number are marks of whoever wrote it, and
 * as digits they would make it another number. They stay, so that the number fits no form.
 */
function nfkc(text: string): string {
  const folded = text.normalize('NFKC');
  if (!/\d/.test(folded)) return folded;
  const makesDigit = (character: string): boolean =>
    !/[\0-\x7f\uff10-\uff19]/.test(character) && /\d/.test(character.normalize('NFKC'));
  return [...text].some(makesDigit) ? text : folded;
}

/** Text for people (names, remarks): without invisible characters, blanks around it and the guard `="…"`. */
export function foldText(text: string): string {
  if (foldedText.test(text)) return text;
  return withoutGuards(trimmed(text.replace(invisibleInText, '')), false);
}

/** @param ofKey a name may begin with an apostrophe or stand in quotes, a number may not */
function withoutGuards(text: string, ofKey: boolean): string {
  const formula = /^=\s*"([^]*)"$/.exec(text) ?? (ofKey ? /^"([^]+)"$/.exec(text) : null);
  const inner = formula?.[1]?.replaceAll('""', '"');
  if (inner !== undefined) return withoutGuards(trimmed(inner), ofKey);
  const quoted = ofKey && /^['\u2018\u2019`]/.test(text);
  return quoted ? withoutGuards(trimmed(text.slice(1).replace(/['\u2019]$/, '')), ofKey) : text;
}

/** Without the blanks around it; a pattern would go over a long run of blanks again and again. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
