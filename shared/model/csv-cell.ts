/**
 * Cells that a spreadsheet would run as a formula: they begin with = + - @ or their full-width forms, or with a tab or
 * a line end, which the spreadsheet skips.
 */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Negative numbers are not guarded. */
const number = /^-\d+(?:\.\d+)?$/;

/**
 * A cell of a CSV file that the console writes: guarded with an apostrophe if it would be a formula, and quoted if
 * necessary. Reading removes the apostrophe again (`foldKey`).
 */
export function csvCell(text: string): string {
  const safe = guardedCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that no spreadsheet takes for a formula, also after it was saved again in another format. */
export function guardedCell(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}
