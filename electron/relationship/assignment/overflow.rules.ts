import type { OverflowBand } from '../../../shared/model/relationship/assignment.ts';
import type { Fen } from '../../../shared/model/money.ts';

/** A gold client with the average financial assets that its tier rests on. */
export interface GoldClient {
  readonly clientNo: string;
  readonly averageFen: Fen;
}

/** Who of the gold clients goes where. */
export interface Overflow {
  readonly teller: readonly string[];
  readonly lobby: readonly string[];
  readonly stays: readonly string[];
  /** Of capacity, rounded up, with those who stay. */
  readonly percent: number;
}

/**
 * Gold clients beyond capacity go to tellers and the lobby manager, lowest average first. Who holds more than any band
 * stays with the managers, over capacity if need be.
 * @param capacity gold clients that the managers have room for
 */
export function goldOverflow(
  clients: readonly GoldClient[],
  capacity: number,
  bands: readonly OverflowBand[],
): Overflow {
  const ascending = clients.toSorted(
    (a, b) => a.averageFen - b.averageFen || (a.clientNo < b.clientNo ? -1 : 1),
  );
  const goes = { teller: [] as string[], lobby: [] as string[] };
  const stays: string[] = [];
  let excess = Math.max(0, clients.length - capacity);
  for (const { clientNo, averageFen } of ascending) {
    const band = excess > 0 ? bandOf(averageFen, bands) : undefined;
    if (band) {
      goes[band.role].push(clientNo);
      excess -= 1;
    } else stays.push(clientNo);
  }
  const percent = capacity === 0 ? 0 : Math.ceil((stays.length * 100) / capacity);
  return { ...goes, stays, percent };
}

/** The band that an average falls into; undefined: it stays with the managers. */
export function bandOf(averageFen: Fen, bands: readonly OverflowBand[]): OverflowBand | undefined {
  return bands.find(({ low, high }) => averageFen >= low && averageFen < high);
}
