/** Months as the columns of the first tables of monthly figures name them. */
export const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** SQL of the book's step 6: the year rows of a block in hexadecimal digits, as the packed layout wants them. */
export function packedYears(table: string, key: string, countLetter: string | null): string {
  const amounts = months.map((month) => `m${month}`);
  const counts =
    countLetter === null ? [] : months.map((month) => `coalesce(${countLetter}${month} + 1, 0)`);
  const most = (values: readonly string[]): string =>
    `max(${values.map((value) => `coalesce(max(${value}, -1 - ${value}), 0)`).join(', ')})`;
  const widthOf = (size: string): string => {
    const widths = [1, 2, 3, 4, 5, 6].map(
      (bytes) => `WHEN ${size} < ${2 ** (8 * bytes - 1)} THEN ${bytes}`,
    );
    return `CASE ${widths.join(' ')} ELSE 7 END`;
  };
  const digits = (width: string, value: string, held: string): string =>
    `iif(${held} IS NULL, '', printf('%0*x', 2 * ${width}, ${value} & ((1 << 8 * ${width}) - 1)))`;
  const held = amounts.map((month, i) => `((${month} IS NOT NULL) << ${i})`).join(' | ');
  const row = [
    `printf('%02x%02x%04x%08x%04x%04x', ${countLetter === null ? 0 : 128} + client_id % 8, ${key}, year, file_id,
      amount_width << 12 | ${held}, count_width << 12 | written)`,
    ...amounts.map((amount) => digits('amount_width', amount, amount)),
    ...counts.map((count, i) => digits('count_width', count, amounts[i] ?? '')),
  ];
  // LIMIT keeps SQLite from working out the widths anew wherever they are named.
  return `SELECT group_concat(${row.join(' || ')}, '' ORDER BY client_id, ${key}, year)
    FROM (SELECT *, ${widthOf('most_amount')} AS amount_width,
        ${countLetter === null ? '0' : widthOf('most_count')} AS count_width
      FROM (SELECT *, ${most(amounts)} AS most_amount, ${counts.length > 0 ? most(counts) : '0'} AS most_count
        FROM ${table} WHERE client_id BETWEEN block * 8 AND block * 8 + 7 LIMIT -1) LIMIT -1)`;
}
