import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';
import type { Arrivals } from '../simulation/simulation.rules.ts';
import { createStringTable } from './string-table.rules.ts';

/** One arrival. Times in milliseconds. */
export interface ArrivalRow {
  readonly ref: string;
  readonly arrivedAt: number;
  readonly tier: Tier;
  readonly service: number;
  /** How long until they left without being served; null: they were served, or it is not known. */
  readonly leftAfter: number | null;
  /** The service by its name; empty: not said. */
  readonly business?: string;
}

/** The arrivals of a file, stored compactly in typed arrays. */
export interface ArrivalBook {
  /** A later row of a ticket replaces the earlier one. */
  add(row: ArrivalRow): void;
  /** How many rows were replaced. */
  replaced(): number;
  /** All arrivals in the order in which they join. @param patience 'none': nobody leaves */
  arrivals(patience: 'none' | 'data'): NamedArrivals;
}

/** Arrivals with their ticket references. */
export interface NamedArrivals extends Arrivals {
  refAt(place: number): string;
}

/** How many kinds of business are distinguished: a column of free text must not fill the memory. */
const mostBusinesses = 256;

/** Opens an empty book. */
export function createArrivalBook(): ArrivalBook {
  const refs = createStringTable();
  const arrivedAt = growing(Float64Array);
  const service = growing(Float64Array);
  const leftAfter = growing(Float64Array);
  const tier = growing(Uint8Array);
  const business = growing(Uint16Array);
  const businesses = new Map<string, number>();
  let dropped = 0;

  /** Rows that were not replaced, by time, then in file order. */
  function joining(): Uint32Array {
    const at = arrivedAt.all();
    const rows = new Uint32Array(refs.count() - dropped);
    let count = 0;
    let sorted = true;
    let latest = -Infinity;
    for (let row = 0; row < refs.count(); row += 1) {
      const time = at[row] ?? NaN;
      if (Number.isNaN(time)) continue;
      rows[count] = row;
      count += 1;
      sorted &&= latest <= time;
      latest = time;
    }
    return sorted ? rows : rows.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
  }

  /** Numbers the names in the order in which they come. All names beyond the limit share the last number. */
  function numberOf(name: string): number {
    const known = businesses.get(name);
    if (known !== undefined) return known;
    const number = Math.min(businesses.size, mostBusinesses - 1);
    if (number < mostBusinesses - 1) businesses.set(name, number);
    return number;
  }

  return {
    add(row) {
      const earlier = refs.add(row.ref);
      if (earlier >= 0) {
        arrivedAt.all()[earlier] = NaN;
        dropped += 1;
      }
      arrivedAt.push(row.arrivedAt);
      service.push(row.service);
      leftAfter.push(row.leftAfter ?? Infinity);
      tier.push(tierRank(row.tier));
      business.push(numberOf(row.business ?? ''));
    },
    replaced: () => dropped,
    arrivals(patience) {
      const rows = joining();
      return {
        count: rows.length,
        arrivedAt: gathered(arrivedAt.all(), rows),
        tier: gathered(tier.all(), rows),
        service: gathered(service.all(), rows),
        business: gathered(business.all(), rows),
        patience: patience === 'data' ? gathered(leftAfter.all(), rows) : null,
        refAt: (place) => refs.at(rows[place] ?? 0),
      };
    },
  };
}

type Numbers = Float64Array | Uint16Array | Uint8Array;

/** The values of these rows in their order; the same array, not a copy, where it is in that order already. */
function gathered<T extends Numbers>(values: T, rows: Uint32Array): T {
  const inPlace = rows.length === values.length && rows.every((row, place) => row === place);
  if (inPlace) return values;
  const into = values.slice(0, rows.length) as T;
  for (let place = 0; place < rows.length; place += 1) into[place] = values[rows[place] ?? 0] ?? 0;
  return into;
}

/** A typed array that grows. Its buffer is transferred, so that no smaller copies stay in memory. */
function growing<T extends Numbers>(numbers: new (room: ArrayBuffer) => T) {
  let room = new ArrayBuffer(8192);
  let values = new numbers(room);
  let count = 0;
  return {
    push(value: number): void {
      if (count === values.length) {
        room = room.transfer(2 * room.byteLength);
        values = new numbers(room);
      }
      values[count] = value;
      count += 1;
    },
    all: (): T => values.subarray(0, count) as T,
  };
}
