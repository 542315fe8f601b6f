import type { Connection } from '../data/index.ts';
import type { Window, WindowMonth } from './window.rules.ts';

/** Whose sums are read: everybody's, or those of the clients in `temp.due` (see due.repository). */
export type Among = 'everybody' | 'due';

/** Sums of one client, one for each group; beyond 2^53 they are not exact, and tell so by their size. */
export type ClientSums = [clientId: number, ...sums: number[]];

/** What goes into one sum: the amounts of some keys, each times a whole number. */
export type Group<Key> = readonly { readonly keys: readonly Key[]; readonly weight: number }[];

/** What is summed: an SQL expression over the rows that meet a condition, for each group of keys. */
interface Grouped {
  readonly table: 'balances' | 'postings' | 'turnovers';
  readonly key: 'product' | 'kind';
  readonly groups: readonly Group<number>[];
  readonly amount: string;
  readonly condition: string;
}

/** Reads sums of the clients from one number to another, in order, computed where the rows lie. */
export function groupedSums(
  db: Connection,
  among: Among,
  { table, key, groups, amount, condition }: Grouped,
): (from: number, to: number) => ClientSums[] {
  const [from, client] =
    among === 'due'
      ? [`temp.due AS d CROSS JOIN ${table} AS t ON t.client_id = d.client_id`, 'd.client_id']
      : [`${table} AS t`, 't.client_id'];
  const keysOf = (group: Group<number>): string => group.flatMap(({ keys }) => keys).join(', ');
  const sums = groups.map((group) => {
    const sum = `sum(${weighted(amount, key, group)})`;
    return groups.length === 1 ? sum : `${sum} FILTER (WHERE ${key} IN (${keysOf(group)}))`;
  });
  const statement = db
    .prepare<[number, number], ClientSums>(
      `SELECT ${client}, ${sums.join(', ')} FROM ${from}
       WHERE ${client} BETWEEN ? AND ? AND +${key} IN (${groups.map(keysOf).join(', ')}) AND ${condition}
       GROUP BY ${client} ORDER BY ${client}`,
    )
    .raw();
  return (first, last) => statement.all(first, last);
}

function weighted(amount: string, key: string, group: Group<number>): string {
  if (group.every(({ weight }) => weight === 1)) return amount;
  const cases = group.flatMap(({ keys, weight }) =>
    keys.map((one) => `WHEN ${one} THEN ${weight}`),
  );
  return `(${amount}) * CASE ${key} ${cases.join(' ')} END`;
}

/** The weighted sum of a year's columns, 0 for years without a month in the window. */
export function yearExpression(window: Window, weigh: (month: WindowMonth) => number): string {
  const years = Map.groupBy(window.months, ({ month }) => month.slice(0, 4));
  const cases = [...years].map(([year, months]) => {
    const terms = months.map((month) => {
      const weight = weigh(month);
      return `coalesce(m${month.month.slice(5)}, 0)${weight === 1 ? '' : ` * ${weight}`}`;
    });
    return `WHEN ${Number(year)} THEN ${terms.join(' + ')}`;
  });
  return cases.length === 0 ? '0' : `CASE year ${cases.join(' ')} ELSE 0 END`;
}

/** The condition that leaves only rows of a window's years. */
export function yearsOf(window: Window): string {
  const years = window.months.map(({ month }) => Number(month.slice(0, 4)));
  return `+year BETWEEN ${Math.min(...years, 9999)} AND ${Math.max(...years, 0)}`;
}
