/**
 * What a spreadsheet would run as a formula: what begins with = + - @, their full-width forms, or, since it drops them,
 * with a tab or a line end.
 */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A negative number stays a number. */
const number = /^-\d+(?:\.\d+)?$/;

/**
 * A cell of a CSV file that the console writes: with an apostrophe before what would be a formula, and quoted where
 * needed. Reading takes the apostrophe off again (`foldKey`).
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
