import type { Month } from '../../shared/model/dates.ts';

/*
 * Monthly figures as the book keeps them: those of eight clients in one row of bytes. The row is records of 20 bytes, one
 * for each month of a client's product or kind, in ascending order of their places; numbers are big-endian.
 *
 *   bytes 0–3    place: client in the block (3 bits), section (1 bit: balances, turnovers), number of the product or
 *                kind (8 bits), month (17 bits: year × 12 + month, January = 0)
 *   bytes 4–7    the file that last wrote the month
 *   bytes 8–15   the amount in fen, a float64: whole numbers up to 2^53 are exact
 *   bytes 16–19  the count plus one; 0: none is known
 *
 * A plain row for each month misses the bench `score-full`: SQLite adds up a city's 42 million in 5.3 s of processor, such
 * blocks are added up in 1.9 s, one block a client in 3–4 s (most of it the stepping through a million rows).
 */

/** Clients whose months lie in one block: those with numbers from 8n to 8n + 7. */
export const clientsInBlock = 8;
export const recordBytes = 20;
/** What a place is divided by to have its client, section and key; the remainder is the month. */
const monthRange = 2 ** 17;
const keyRange = 2 ** 8;

/** The number of the block that holds a client's months. */
export const blockOf = (clientId: number): number => Math.floor(clientId / clientsInBlock);

/** A client's place in its block. */
export const slotOf = (clientId: number): number => clientId % clientsInBlock;

/** balances: monthly averages by product; turnovers: monthly sums and counts by kind. */
export type MonthSection = 'balances' | 'turnovers';

/** A month as a number: year × 12 + month, January = 0. */
export const monthNumber = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** Section and key as one number below 512. */
export const sectionKey = (section: MonthSection, key: number): number =>
  (section === 'turnovers' ? keyRange : 0) + key;

/** Where a month lies in its block. */
export function placeOf(
  section: MonthSection,
  clientId: number,
  key: number,
  month: Month,
): number {
  const keys = 2 * keyRange;
  return (slotOf(clientId) * keys + sectionKey(section, key)) * monthRange + monthNumber(month);
}

/** The parts of a place. */
export const slotAt = (place: number): number => place >>> 26;
export const sectionKeyAt = (place: number): number => (place >>> 17) & 511;
export const monthAt = (place: number): number => place & (monthRange - 1);

/** A month of a client's product or kind. */
export interface MonthFigure {
  readonly section: MonthSection;
  /** The client's place in the block. */
  readonly slot: number;
  /** Number of the product or kind. */
  readonly key: number;
  readonly month: Month;
  /** The file that last wrote it. */
  readonly fileId: number;
  readonly amount: number;
  /** Of turnovers only. */
  readonly count: number | null;
}

interface MonthRecord {
  readonly place: number;
  readonly fileId: number;
  readonly amount: number;
  readonly count: number | null;
}

function recordsOf(bytes: Uint8Array): MonthRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / recordBytes }, (_, i) => {
    const at = i * recordBytes;
    const count = view.getUint32(at + 16);
    return {
      place: view.getUint32(at),
      fileId: view.getUint32(at + 4),
      amount: view.getFloat64(at + 8),
      count: count === 0 ? null : count - 1,
    };
  });
}

/** All figures of a block, by client, section, key and month. */
export function readBlock(bytes: Uint8Array): MonthFigure[] {
  return recordsOf(bytes).map(({ place, ...record }) => {
    const year = Math.floor(monthAt(place) / 12);
    const month = (monthAt(place) % 12) + 1;
    return {
      section: sectionKeyAt(place) < keyRange ? 'balances' : 'turnovers',
      slot: slotAt(place),
      key: sectionKeyAt(place) % keyRange,
      month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`,
      ...record,
    };
  });
}

/** What a change of one month did. */
export interface MonthChange {
  /** The month was already written by the same file. */
  readonly replaced: boolean;
  /** The amount is another one; counts are not what scores are made of. */
  readonly changed: boolean;
}

/** Changes the months of one block after another. */
export interface BlockEditor {
  /** Begins with what the book holds of a block. */
  open(bytes: Uint8Array | null): void;
  set(place: number, amount: number, count: number | null, fileId: number): MonthChange;
  /** The block as it is now. */
  take(): Buffer;
}

/** Makes an editor of blocks. */
export function createBlockEditor(): BlockEditor {
  let records = new Map<number, MonthRecord>();
  return {
    open(bytes) {
      records = new Map(recordsOf(bytes ?? new Uint8Array()).map((one) => [one.place, one]));
    },
    set(place, amount, count, fileId) {
      const before = records.get(place);
      records.set(place, { place, amount, count, fileId });
      return { replaced: before?.fileId === fileId, changed: before?.amount !== amount };
    },
    take() {
      const bytes = Buffer.alloc(records.size * recordBytes);
      let at = 0;
      for (const record of [...records.values()].sort((a, b) => a.place - b.place)) {
        bytes.writeUInt32BE(record.place, at);
        bytes.writeUInt32BE(record.fileId, at + 4);
        bytes.writeDoubleBE(record.amount, at + 8);
        bytes.writeUInt32BE(record.count === null ? 0 : record.count + 1, at + 16);
        at += recordBytes;
      }
      return bytes;
    },
  };
}
