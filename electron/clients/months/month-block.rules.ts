import type { Month } from '../../../shared/model/dates.ts';

/*
 * Monthly figures as the book keeps them: those of ten clients in two rows of bytes. Numbers are big-endian; places
 * ascend.
 *
 * Figures, which scoring reads, are runs of months that follow each other, of one client's product or kind:
 *   bytes 0–3   place of the first month: client in the block (4 bits), section (1 bit: balances, turnovers), number of the
 *               product or kind (8 bits), month (17 bits: year × 12 + month, January = 0)
 *   bytes 4–5   how many months
 *   then        an amount in fen for each, a float64: whole numbers up to 2^53 are exact
 *
 * Origins, which are read for one client at a time, are eight bytes for each month, in the same order:
 *   bytes 0–3   the file that last wrote it
 *   bytes 4–7   its count plus one; 0: none is known
 *
 * Kept for the bench `score-full`, whose limit is about 2 s for a city's 42 million months: SQLite adds up plain rows in 5.3 s
 * of processor, and steps through one row a client in 3 to 4.5 s. Ten clients of twelve months of two products and six of three
 * kinds fill a page: more of them add a page to read for each client that an import touched (bench `score-changed`).
 */

/** Clients whose months lie in one block: those with numbers from 10n to 10n + 9. */
export const clientsInBlock = 10;
/** Bytes of a run before its amounts, and of an amount. */
export const runHead = 6;
export const amountBytes = 8;
const originBytes = 8;
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

/** What the book holds of a block. */
export interface MonthBlock {
  readonly figures: Uint8Array;
  readonly origins: Uint8Array;
}

function recordsOf({ figures, origins }: MonthBlock): MonthRecord[] {
  const amounts = viewOf(figures);
  const others = viewOf(origins);
  const records: MonthRecord[] = [];
  for (let at = 0; at < figures.length;) {
    const first = amounts.getUint32(at);
    const months = amounts.getUint16(at + 4);
    at += runHead;
    for (let i = 0; i < months; i += 1, at += amountBytes) {
      const origin = records.length * originBytes;
      const count = others.getUint32(origin + 4);
      records.push({
        place: first + i,
        fileId: others.getUint32(origin),
        amount: amounts.getFloat64(at),
        count: count === 0 ? null : count - 1,
      });
    }
  }
  return records;
}

/** A view of bytes that may be a part of a larger buffer. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** All figures of a block, by client, section, key and month. */
export function readBlock(block: MonthBlock): MonthFigure[] {
  return recordsOf(block).map(({ place, ...record }) => {
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
  open(block: MonthBlock | null): void;
  set(place: number, amount: number, count: number | null, fileId: number): MonthChange;
  /** The block as it is now. */
  take(): MonthBlock;
}

/** Makes an editor of blocks. */
export function createBlockEditor(): BlockEditor {
  let records = new Map<number, MonthRecord>();
  return {
    open(block) {
      records = new Map(block ? recordsOf(block).map((one) => [one.place, one]) : []);
    },
    set(place, amount, count, fileId) {
      const before = records.get(place);
      records.set(place, { place, amount, count, fileId });
      return { replaced: before?.fileId === fileId, changed: before?.amount !== amount };
    },
    take: () => blockWith([...records.values()].sort((a, b) => a.place - b.place)),
  };
}

/** @param records in the order of their places */
function blockWith(records: readonly MonthRecord[]): MonthBlock {
  const figures = Buffer.alloc(records.length * (runHead + amountBytes));
  const origins = Buffer.alloc(records.length * originBytes);
  let at = 0;
  let run = 0;
  let next = -1;
  records.forEach(({ place, fileId, amount, count }, i) => {
    if (place !== next) {
      run = at;
      at = figures.writeUInt32BE(place, at) + 2;
    }
    at = figures.writeDoubleBE(amount, at);
    figures.writeUInt16BE((at - run - runHead) / amountBytes, run + 4);
    origins.writeUInt32BE(fileId, i * originBytes);
    origins.writeUInt32BE(count === null ? 0 : count + 1, i * originBytes + 4);
    next = place + 1;
  });
  return { figures: figures.subarray(0, at), origins };
}
