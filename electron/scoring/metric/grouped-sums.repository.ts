import type { Connection } from '../../data/index.ts';

/** Whose sums are read: everybody's, or those of the clients in `temp.due` (see due.repository). */
export type Among = 'everybody' | 'due';

/** Sums of one client's postings, one for each group. */
export interface ClientSums {
  readonly sums: readonly number[];
  /** Σ of the sizes of what was added: a sum is exact where this is below 2^53. */
  readonly sizes: readonly number[];
}

/** Sums of the postings of clients from one number to another, in order. */
export type PostedSums = (from: number, to: number) => [clientId: number, ClientSums][];

/** What goes into one sum: the amounts of some keys, each times a whole number. */
export type Group<Key> = readonly { readonly keys: readonly Key[]; readonly weight: number }[];

/** What is summed: an SQL expression over the postings that meet a condition, for each group of keys. */
interface Grouped {
  readonly key: 'product' | 'kind';
  readonly groups: readonly Group<number>[];
  readonly amount: string;
  readonly condition: string;
}

/**
 * Reads sums of the postings of clients, computed where the rows lie. In floating point: whole numbers below 2^53 are exact
 * in it, and nothing overflows, as a sum of integers may by 26 postings of the largest amount.
 */
export function groupedSums(
  db: Connection,
  among: Among,
  { key, groups, amount, condition }: Grouped,
): PostedSums {
  // A book of monthly figures alone is not asked client by client.
  if (db.prepare('SELECT 1 FROM postings LIMIT 1').get() === undefined) return () => [];
  const [from, client] =
    among === 'due'
      ? ['temp.due AS d CROSS JOIN postings AS t ON t.client_id = d.client_id', 'd.client_id']
      : ['postings AS t', 't.client_id'];
  const keysOf = (group: Group<number>): string => group.flatMap(({ keys }) => keys).join(', ');
  const sums = groups.flatMap((group) => {
    const one = weighted(amount, key, group);
    const only = groups.length === 1 ? '' : ` FILTER (WHERE ${key} IN (${keysOf(group)}))`;
    return [`total(${one})${only}`, `total(abs(${one}))${only}`];
  });
  const statement = db
    .prepare<[number, number], number[]>(
      `SELECT ${client}, ${sums.join(', ')} FROM ${from}
       WHERE ${client} BETWEEN ? AND ? AND +${key} IN (${groups.map(keysOf).join(', ')}) AND ${condition}
       GROUP BY ${client} ORDER BY ${client}`,
    )
    .raw();
  return (first, last) =>
    statement.all(first, last).map(([clientId = 0, ...all]) => {
      const sums = all.filter((_, i) => i % 2 === 0);
      return [clientId, { sums, sizes: all.filter((_, i) => i % 2 === 1) }];
    });
}

function weighted(amount: string, key: string, group: Group<number>): string {
  if (group.every(({ weight }) => weight === 1)) return amount;
  const cases = group.flatMap(({ keys, weight }) =>
    keys.map((one) => `WHEN ${one} THEN ${weight}`),
  );
  return `(${amount}) * CASE ${key} ${cases.join(' ')} END`;
}
