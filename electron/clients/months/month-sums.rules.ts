import type { Month } from '../../../shared/model/dates.ts';
import {
  amountBytes,
  clientsInBlock,
  monthAt,
  monthNumber,
  runHead,
  sectionKey,
  sectionKeyAt,
  slotAt,
  slotOf,
  viewOf,
  type MonthSection,
} from './month-block.rules.ts';

/** What goes into one sum: amounts of some products or kinds in some months, each times a whole number. */
export interface MonthSum {
  readonly section: MonthSection;
  readonly keys: readonly { readonly key: number; readonly weight: number }[];
  readonly months: readonly { readonly month: Month; readonly weight: number }[];
}

/** The sums of a block's clients, sum by sum for each client; filled anew for each block. */
export interface BlockSums {
  readonly sums: Float64Array;
  /** Σ of the sizes of what was added: a sum is exact where this is below 2^53. */
  readonly sizes: Float64Array;
  /** 1 where the client has a month that the sum is made of. */
  readonly seen: Uint8Array;
  /** Adds up the figures of a block; null for one that the book does not have. */
  add(figures: Uint8Array | null): void;
}

/** What a product or kind adds to a sum. */
interface Target {
  readonly sum: number;
  readonly firstMonth: number;
  /** From the first month on; 0 for months that the sum is not made of. */
  readonly weights: Float64Array;
}

/** Sums over blocks, in floating point: whole numbers below 2^53 are exact in it, and the sizes tell which are. */
export function openBlockSums(wanted: readonly MonthSum[]): BlockSums {
  const width = wanted.length;
  const sums = new Float64Array(clientsInBlock * width);
  const sizes = new Float64Array(clientsInBlock * width);
  const seen = new Uint8Array(clientsInBlock * width);
  const targets = targetsOf(wanted);
  return {
    sums,
    sizes,
    seen,
    add(figures) {
      sums.fill(0);
      sizes.fill(0);
      seen.fill(0);
      if (!figures) return;
      const view = viewOf(figures);
      for (let at = 0; at < figures.length;) {
        const place = view.getUint32(at);
        const months = view.getUint16(at + 4);
        at += runHead;
        for (const { sum, firstMonth, weights } of targets[sectionKeyAt(place)] ?? none) {
          const to = slotAt(place) * width + sum;
          const from = monthAt(place) - firstMonth;
          for (let i = 0; i < months; i += 1) {
            // Undefined outside the months from the first to the last.
            const weight = weights[from + i];
            if (!weight) continue;
            const part = view.getFloat64(at + i * amountBytes) * weight;
            sums[to] = (sums[to] as number) + part;
            sizes[to] = (sizes[to] as number) + Math.abs(part);
            seen[to] = 1;
          }
        }
        at += months * amountBytes;
      }
    },
  };
}

const none: readonly Target[] = [];

/** The targets of each product and kind, by section and key. */
function targetsOf(wanted: readonly MonthSum[]): (readonly Target[] | undefined)[] {
  const targets = Array.from({ length: 512 }, (): Target[] => []);
  wanted.forEach(({ section, keys, months }, sum) => {
    const numbers = months.map(({ month }) => monthNumber(month));
    const firstMonth = Math.min(...numbers);
    for (const { key, weight: ofKey } of keys) {
      const weights = new Float64Array(
        months.length === 0 ? 0 : Math.max(...numbers) - firstMonth + 1,
      );
      months.forEach(({ weight }, i) => {
        weights[(numbers[i] ?? 0) - firstMonth] = weight * ofKey;
      });
      targets[sectionKey(section, key)]?.push({ sum, firstMonth, weights });
    }
  });
  return targets;
}

/** The products or kinds of which a block has any month of a client. */
export function keysHeld(
  figures: Uint8Array,
  section: MonthSection,
  clientId: number,
): Set<number> {
  const view = viewOf(figures);
  const keys = new Set<number>();
  for (let at = 0; at < figures.length;) {
    const place = view.getUint32(at);
    const key = sectionKeyAt(place) & 255;
    if (slotAt(place) === slotOf(clientId) && sectionKeyAt(place) === sectionKey(section, key))
      keys.add(key);
    at += runHead + view.getUint16(at + 4) * amountBytes;
  }
  return keys;
}
