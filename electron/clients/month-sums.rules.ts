import {
  clientsInBlock,
  headBytes,
  placeOf,
  rowBytes,
  type MonthSection,
} from './month-block.rules.ts';

/** A month of a plan with its weight, a whole number. */
export interface WeighedMonth {
  readonly year: number;
  /** 1 = January. */
  readonly month: number;
  readonly weight: number;
}

/** What goes into one sum: amounts of some products or kinds in some months, each times a whole number. */
export interface MonthSum {
  readonly section: MonthSection;
  readonly keys: readonly { readonly key: number; readonly weight: number }[];
  readonly months: readonly WeighedMonth[];
}

/** The sums of a block's clients, sum by sum for each client; filled anew for each block. */
export interface BlockSums {
  readonly sums: Float64Array;
  /** Σ of the sizes of what was added: a sum is exact where this is below 2^53. */
  readonly sizes: Float64Array;
  /** 1 where the client has a row of a year and a product or kind that the sum is made of. */
  readonly seen: Uint8Array;
  /** Adds up a block; null for one that the book does not have. @param only the one place in it that is asked for */
  add(bytes: Uint8Array | null, only?: number): void;
}

interface Target {
  readonly sum: number;
  /** Weights of twelve months for each year from the first one on. */
  readonly firstYear: number;
  readonly years: number;
  readonly weights: Float64Array;
}

/** Sums over blocks, in floating point: whole numbers below 2^53 are exact in it, and the sizes tell which are. */
export function openBlockSums(wanted: readonly MonthSum[]): BlockSums {
  const width = wanted.length;
  const sums = new Float64Array(clientsInBlock * width);
  const sizes = new Float64Array(clientsInBlock * width);
  const seen = new Uint8Array(clientsInBlock * width);
  const targets = targetsOf(wanted);

  function addRow(
    view: DataView,
    at: number,
    slot: number,
    { sum, weights }: Target,
    year: number,
  ) {
    const amountBytes = view.getUint8(at + 8) >> 4;
    const shift = 32 - 8 * amountBytes;
    let total = 0;
    let size = 0;
    let end = at + headBytes;
    let place = year * 12;
    for (let held = view.getUint16(at + 8) & monthBits; held !== 0; held >>= 1, place += 1) {
      if ((held & 1) === 0) continue;
      end += amountBytes;
      // Four bytes that end where the number ends, and what comes before it shifted out.
      const amount =
        shift >= 0 ? (view.getInt32(end - 4) << shift) >> shift : longAt(view, end, amountBytes);
      const part = amount * (weights[place] as number);
      total += part;
      size += Math.abs(part);
    }
    const to = slot * width + sum;
    sums[to] = (sums[to] as number) + total;
    sizes[to] = (sizes[to] as number) + size;
    seen[to] = 1;
  }

  return {
    sums,
    sizes,
    seen,
    add(bytes, only) {
      sums.fill(0);
      sizes.fill(0);
      seen.fill(0);
      if (!bytes) return;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < bytes.length; at += rowBytes(bytes, at)) {
        const place = view.getUint32(at);
        const slot = (place >>> 24) & slotBits;
        if (only !== undefined && slot !== only) {
          if (place >>> 24 > (turnoverBit | only)) break;
          continue;
        }
        for (const target of targets[((place >>> 31) << 8) | ((place >>> 16) & 0xff)] ?? none) {
          const year = (place & 0xffff) - target.firstYear;
          if (year >= 0 && year < target.years) addRow(view, at, slot, target, year);
        }
      }
    },
  };
}

const turnoverBit = 0x80;
const slotBits = clientsInBlock - 1;
const monthBits = 0xfff;
const none: readonly Target[] = [];

/** A whole number of five bytes and more. */
function longAt(view: DataView, end: number, width: number): number {
  const shift = 64 - 8 * width;
  return ((view.getInt32(end - 8) << shift) >> shift) * 2 ** 32 + view.getUint32(end - 4);
}

/** The targets of each product (0–255) and kind (256–511). */
function targetsOf(wanted: readonly MonthSum[]): (readonly Target[] | undefined)[] {
  const targets: Target[][] = [];
  wanted.forEach(({ section, keys, months }, sum) => {
    const firstYear = Math.min(...months.map(({ year }) => year));
    const years = Math.max(0, ...months.map(({ year }) => year - firstYear + 1));
    for (const { key, weight: ofKey } of keys) {
      const weights = new Float64Array(years * 12);
      for (const { year, month, weight } of months) {
        weights[(year - firstYear) * 12 + month - 1] = weight * ofKey;
      }
      (targets[(section === 'turnovers' ? 256 : 0) | key] ??= []).push({
        sum,
        firstYear,
        years,
        weights,
      });
    }
  });
  return Array.from({ length: 512 }, (_, at) => targets[at]);
}

/** The products or kinds of which a block has any month of a client. */
export function keysHeld(bytes: Uint8Array, section: MonthSection, clientId: number): Set<number> {
  const wanted = placeOf(section, clientId, 0, 0) >>> 24;
  const keys = new Set<number>();
  for (let at = 0; at < bytes.length; at += rowBytes(bytes, at)) {
    if (bytes[at] === wanted) keys.add(bytes[at + 1] as number);
  }
  return keys;
}
