import {
  clientsInBlock,
  headBytes,
  heldAt,
  placeOf,
  rowBytes,
  wholeAt,
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
  /** Adds up a block; null for one that the book does not have. */
  add(bytes: Uint8Array | null): void;
}

interface Target {
  readonly sum: number;
  /** Weights of twelve months for each year from the first one on. */
  readonly firstYear: number;
  readonly weights: Float64Array;
}

/** Sums over blocks, in floating point: whole numbers below 2^53 are exact in it, and the sizes tell which are. */
export function openBlockSums(wanted: readonly MonthSum[]): BlockSums {
  const width = wanted.length;
  const sums = new Float64Array(clientsInBlock * width);
  const sizes = new Float64Array(clientsInBlock * width);
  const seen = new Uint8Array(clientsInBlock * width);
  const targets = targetsOf(wanted);
  const amounts = new Float64Array(12);

  function addRow(bytes: Uint8Array, at: number, own: readonly Target[], year: number): void {
    const amountWidth = (bytes[at + 8] as number) >> 4;
    let from = at + headBytes;
    let held = heldAt(bytes, at);
    for (let month = 0; month < 12; month += 1) {
      if ((held & 1) === 0) amounts[month] = 0;
      else {
        amounts[month] = wholeAt(bytes, from, amountWidth);
        from += amountWidth;
      }
      held >>= 1;
    }
    const first = ((bytes[at] as number) & 0x7f) * width;
    for (const { sum, firstYear, weights } of own) {
      const offset = (year - firstYear) * 12;
      if (offset < 0 || offset >= weights.length) continue;
      let total = 0;
      let size = 0;
      for (let month = 0; month < 12; month += 1) {
        const part = (amounts[month] as number) * (weights[offset + month] as number);
        total += part;
        size += Math.abs(part);
      }
      const place = first + sum;
      sums[place] = (sums[place] as number) + total;
      sizes[place] = (sizes[place] as number) + size;
      seen[place] = 1;
    }
  }

  return {
    sums,
    sizes,
    seen,
    add(bytes) {
      sums.fill(0);
      sizes.fill(0);
      seen.fill(0);
      if (!bytes) return;
      for (let at = 0; at < bytes.length; at += rowBytes(bytes, at)) {
        const turnover = (bytes[at] as number) & 0x80;
        const own = targets[(turnover << 1) | (bytes[at + 1] as number)];
        if (own)
          addRow(bytes, at, own, ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
      }
    },
  };
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
      (targets[(section === 'turnovers' ? 256 : 0) | key] ??= []).push({ sum, firstYear, weights });
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
