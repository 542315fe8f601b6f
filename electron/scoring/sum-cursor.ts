import { sumUnit, type ClientSums } from './balance-sums.repository.ts';

/** Steps through sums in client order and gives those of a client, or null. */
export function cursor(sums: readonly ClientSums[]): (clientId: number) => ClientSums | null {
  let at = 0;
  return (clientId) => {
    while ((sums[at]?.[0] ?? Infinity) < clientId) at += 1;
    const sum = sums[at];
    return sum?.[0] === clientId ? sum : null;
  };
}

/** The sum of one group. */
export function sumAt(sums: ClientSums, group: number): bigint {
  const high = sums[1 + group * 2] ?? 0;
  const low = sums[2 + group * 2] ?? 0;
  return BigInt(high) * BigInt(sumUnit) + BigInt(low);
}
