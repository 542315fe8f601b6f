/**
 * Invisible characters: zero-width and bidi marks, soft hyphens, byte order marks, fillers, variation selectors.
 * Copying from a spreadsheet, a chat or a web page leaves them in numbers.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The same without variation selectors, which distinguish forms of a Chinese character in a name. */
const invisibleInText = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|[\u034f]|[\u17b4]|[\u17b5]/gu;
/** Hyphens, dashes and minus signs; NFKC folds only the full-width hyphen. */
const dashes = /[\u2010-\u2015\u2212]/g;
const blank = /[\s\p{Z}\p{Cc}]/u;

/** ASCII text that starts with a letter or digit and ends without a blank is folded already; so are most keys. */
const foldedKey = /^[0-9A-Za-z](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const foldedText =
  /^(?!=)[\x21-\x7e\u3400-\u4dbf\u4e00-\u9fff](?:[\x20-\x7e\u3400-\u4dbf\u4e00-\u9fff·]*[\x21-\x7e\u3400-\u4dbf\u4e00-\u9fff·])?$/;

/**
 * Folds a key for comparison, wherever it comes from (file, scanner, keyboard, command line): NFKC, no invisible
 * characters, every dash a hyphen, trimmed, and without the guards by which spreadsheets keep numbers as text
 * (`="0012"`, `'0012`). It does not check the key's form.
 */
export function foldKey(text: string): string {
  if (foldedKey.test(text)) return text;
  const plain = nfkc(text).replace(invisible, '').replace(dashes, '-');
  return withoutGuards(trimmed(plain), true);
}

/**
 * NFKC, but without creating digits: "①", "²" and "½" beside a number are marks, and as digits they would make it another
 * number. They stay, so that the number does not fit its form and is rejected.
 */
function nfkc(text: string): string {
  const folded = text.normalize('NFKC');
  if (!/\d/.test(folded)) return folded;
  const makesDigit = (character: string): boolean =>
    !/[\0-\x7f\uff10-\uff19]/.test(character) && /\d/.test(character.normalize('NFKC'));
  return [...text].some(makesDigit) ? text : folded;
}

/** Folds text for people (names, remarks): no invisible characters, trimmed, without the guard `="…"`. */
export function foldText(text: string): string {
  if (foldedText.test(text)) return text;
  return withoutGuards(trimmed(text.replace(invisibleInText, '')), false);
}

/** Removes guards. @param ofKey a name may start with an apostrophe or be in quotes, a key may not */
function withoutGuards(text: string, ofKey: boolean): string {
  const formula = /^=\s*"([^]*)"$/.exec(text) ?? (ofKey ? /^"([^]+)"$/.exec(text) : null);
  const inner = formula?.[1]?.replaceAll('""', '"');
  if (inner !== undefined) return withoutGuards(trimmed(inner), ofKey);
  const quoted = ofKey && /^['\u2018\u2019`]/.test(text);
  return quoted ? withoutGuards(trimmed(text.slice(1).replace(/['\u2019]$/, '')), ofKey) : text;
}

/** Trims blanks of every kind. A regular expression would take quadratic time on long runs of blanks. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
