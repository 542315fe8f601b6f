/*
 * Monthly figures as the book keeps them: those of eight clients in one block of bytes, so that reading a million
 * clients is reading 125,000 rows, and a file that goes round all clients month by month rewrites each row once a month.
 *
 * A block is its year rows one after the other, each the months of one client's product or kind in one year, in
 * ascending order of their places. All numbers are big-endian.
 *
 *   bytes 0–3    place: section (1 bit: balances, turnovers), client in the block (7), number of the product or kind (8),
 *                year (16)
 *   bytes 4–7    the file that last wrote to the row
 *   bytes 8–9    bytes of an amount (4 bits), months held (12, bit 0 = January)
 *   bytes 10–11  bytes of a count (4 bits; 0: no counts), months that the file wrote (12)
 *   then         an amount for each month held, in two's complement, then a count plus one for each, 0 for an unknown one
 *
 * Amounts and counts are at most 2^53 and take the fewest bytes that hold all of the row's.
 */

/** Clients whose months lie in one block: those with numbers from 8n to 8n + 7. */
export const clientsInBlock = 8;
const clientBits = 3;

/** The number of the block that holds a client's months. */
export const blockOf = (clientId: number): number => clientId >>> clientBits;

/** A client's place in its block. */
export const slotOf = (clientId: number): number => clientId & (clientsInBlock - 1);

/** balances: monthly averages by product; turnovers: monthly sums and counts by kind. */
export type MonthSection = 'balances' | 'turnovers';

/** Where a year row lies: its first four bytes as a number. */
export function placeOf(
  section: MonthSection,
  clientId: number,
  key: number,
  year: number,
): number {
  const turnover = section === 'turnovers' ? 0x80 : 0;
  return (((turnover | slotOf(clientId)) << 24) | (key << 16) | year) >>> 0;
}

/** The months of one client's product or kind in one year. */
export interface YearRow {
  readonly section: MonthSection;
  /** The client's place in the block. */
  readonly slot: number;
  /** Number of the product or kind. */
  readonly key: number;
  readonly year: number;
  /** The file that last wrote to the row. */
  readonly fileId: number;
  /** Months that it wrote; bit 0 = January. */
  readonly written: number;
  /** Fen, January first; null where nothing is known. */
  readonly amounts: readonly (number | null)[];
  /** Of turnovers only. */
  readonly counts: readonly (number | null)[];
}

/** Bytes before the amounts of a year row. */
export const headBytes = 12;
const twoTo32 = 2 ** 32;

/** Length of the year row that begins here. */
export function rowBytes(bytes: Uint8Array, at: number): number {
  const held = heldAt(bytes, at);
  return (
    headBytes + monthsIn(held) * ((byteAt(bytes, at + 8) >> 4) + (byteAt(bytes, at + 10) >> 4))
  );
}

/** Months held by the year row that begins here. */
const heldAt = (bytes: Uint8Array, at: number): number =>
  ((byteAt(bytes, at + 8) & 15) << 8) | byteAt(bytes, at + 9);

/** A whole number in two's complement of up to seven bytes. */
function wholeAt(bytes: Uint8Array, at: number, width: number): number {
  switch (width) {
    case 1:
      return (byteAt(bytes, at) << 24) >> 24;
    case 2:
      return ((byteAt(bytes, at) << 24) | (byteAt(bytes, at + 1) << 16)) >> 16;
    case 3:
      return (
        ((byteAt(bytes, at) << 24) |
          (byteAt(bytes, at + 1) << 16) |
          (byteAt(bytes, at + 2) << 8)) >>
        8
      );
    case 4:
      return fourAt(bytes, at);
    default: {
      const low = fourAt(bytes, at + width - 4) >>> 0;
      return wholeAt(bytes, at, width - 4) * twoTo32 + low;
    }
  }
}

/** All year rows of a block in order. */
export function readBlock(bytes: Uint8Array): YearRow[] {
  const rows: YearRow[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes(bytes, at)) rows.push(rowAt(bytes, at));
  return rows;
}

/** One client's year rows of a section, by key and year. */
export function readClient(bytes: Uint8Array, section: MonthSection, clientId: number): YearRow[] {
  const wanted = placeOf(section, clientId, 0, 0) >>> 24;
  const rows: YearRow[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes(bytes, at)) {
    if (bytes[at] === wanted) rows.push(rowAt(bytes, at));
  }
  return rows;
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
  /** @param month 0 = January */
  set(
    place: number,
    month: number,
    amount: number,
    count: number | null,
    fileId: number,
  ): MonthChange;
  /** The block as it is now; the bytes are used again by the next one. */
  take(): Uint8Array;
}

interface EditedRow {
  fileId: number;
  written: number;
  held: number;
  readonly amounts: Float64Array;
  /** Counts plus one. */
  readonly counts: Float64Array;
}

const unchanged: MonthChange = { replaced: false, changed: false };
const changes: readonly MonthChange[] = [
  unchanged,
  { replaced: true, changed: false },
  { replaced: false, changed: true },
  { replaced: true, changed: true },
];

/** An editor; rows that nothing changes are copied as they lie. */
export function createBlockEditor(): BlockEditor {
  let source: Uint8Array = new Uint8Array(0);
  let places: number[] = [];
  /** Where the row begins in the source; -1 for a new one. */
  let starts: number[] = [];
  let edited: (EditedRow | null)[] = [];
  let last = -1;
  let out = new Uint8Array(4096);

  /** The row's position, made where there is none. */
  function find(place: number): number {
    if (places[last] === place) return last;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    last = low;
    if (places[low] !== place) {
      places.splice(low, 0, place);
      starts.splice(low, 0, -1);
      edited.splice(low, 0, null);
    }
    return low;
  }

  return {
    open(bytes) {
      source = bytes ?? new Uint8Array(0);
      places = [];
      starts = [];
      edited = [];
      last = -1;
      for (let at = 0; at < source.length; at += rowBytes(source, at)) {
        places.push(fourAt(source, at) >>> 0);
        starts.push(at);
        edited.push(null);
      }
    },
    set(place, month, amount, count, fileId) {
      const index = find(place);
      const row = (edited[index] ??= editable(source, starts[index] ?? -1));
      const bit = 1 << month;
      if (row.fileId !== fileId) {
        row.fileId = fileId;
        row.written = 0;
      }
      const replaced = (row.written & bit) !== 0;
      const changed = (row.held & bit) === 0 || row.amounts[month] !== amount;
      row.written |= bit;
      row.held |= bit;
      row.amounts[month] = amount;
      row.counts[month] = count === null ? 0 : count + 1;
      return changes[(replaced ? 1 : 0) + (changed ? 2 : 0)] ?? unchanged;
    },
    take() {
      let at = 0;
      for (let i = 0; i < places.length; i += 1) {
        const row = edited[i];
        const start = starts[i] ?? -1;
        const length = row ? headBytes + 12 * 14 : rowBytes(source, start);
        if (at + length > out.length) {
          const more = new Uint8Array((at + length) * 2);
          more.set(out);
          out = more;
        }
        if (row) at = writeRow(out, at, places[i] ?? 0, row);
        else {
          out.set(source.subarray(start, start + length), at);
          at += length;
        }
      }
      return out.subarray(0, at);
    },
  };
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function fourAt(bytes: Uint8Array, at: number): number {
  return (
    (byteAt(bytes, at) << 24) |
    (byteAt(bytes, at + 1) << 16) |
    (byteAt(bytes, at + 2) << 8) |
    byteAt(bytes, at + 3)
  );
}

/** How many bits are set, for each set of months. */
const bitsOf = Uint8Array.from({ length: 4096 }, (_, held) => {
  let count = 0;
  for (let rest = held; rest !== 0; rest &= rest - 1) count += 1;
  return count;
});

const monthsIn = (held: number): number => bitsOf[held] as number;

function editable(bytes: Uint8Array, at: number): EditedRow {
  const row: EditedRow = {
    fileId: 0,
    written: 0,
    held: 0,
    amounts: new Float64Array(12),
    counts: new Float64Array(12),
  };
  if (at < 0) return row;
  row.fileId = fourAt(bytes, at + 4) >>> 0;
  row.written = ((byteAt(bytes, at + 10) & 15) << 8) | byteAt(bytes, at + 11);
  row.held = heldAt(bytes, at);
  const amountWidth = byteAt(bytes, at + 8) >> 4;
  const countWidth = byteAt(bytes, at + 10) >> 4;
  let from = at + headBytes;
  from = readMonths(bytes, from, amountWidth, row.held, row.amounts);
  if (countWidth > 0) readMonths(bytes, from, countWidth, row.held, row.counts);
  return row;
}

function readMonths(
  bytes: Uint8Array,
  from: number,
  width: number,
  held: number,
  into: Float64Array,
): number {
  let at = from;
  for (let month = 0; month < 12; month += 1) {
    if ((held & (1 << month)) === 0) continue;
    into[month] = wholeAt(bytes, at, width);
    at += width;
  }
  return at;
}

function rowAt(bytes: Uint8Array, at: number): YearRow {
  const { fileId, written, held, amounts, counts } = editable(bytes, at);
  const place = fourAt(bytes, at);
  const section = place < 0 ? 'turnovers' : 'balances';
  const known = (month: number): boolean => (held & (1 << month)) !== 0;
  return {
    section,
    slot: (place >>> 24) & 0x7f,
    key: (place >>> 16) & 0xff,
    year: place & 0xffff,
    fileId,
    written,
    amounts: Array.from(amounts, (amount, month) => (known(month) ? amount : null)),
    counts:
      section === 'balances'
        ? []
        : Array.from(counts, (count, month) => (known(month) && count > 0 ? count - 1 : null)),
  };
}

function writeRow(out: Uint8Array, at: number, place: number, row: EditedRow): number {
  const { fileId, written, held, amounts, counts } = row;
  const amountWidth = widthOf(amounts, held);
  const countWidth = place >= 0x8000_0000 ? widthOf(counts, held) : 0;
  writeWhole(out, at, 4, place);
  writeWhole(out, at + 4, 4, fileId);
  writeWhole(out, at + 8, 2, (amountWidth << 12) | held);
  writeWhole(out, at + 10, 2, (countWidth << 12) | written);
  const from = writeMonths(out, at + headBytes, amountWidth, held, amounts);
  return countWidth === 0 ? from : writeMonths(out, from, countWidth, held, counts);
}

/** The fewest bytes that hold all months. */
function widthOf(values: Float64Array, held: number): number {
  let most = 0;
  for (let month = 0; month < 12; month += 1) {
    if ((held & (1 << month)) === 0) continue;
    const value = values[month] ?? 0;
    const size = value < 0 ? -1 - value : value;
    if (size > most) most = size;
  }
  let width = 1;
  for (let limit = 128; most >= limit; limit *= 256) width += 1;
  return width;
}

function writeMonths(
  out: Uint8Array,
  from: number,
  width: number,
  held: number,
  values: Float64Array,
): number {
  let at = from;
  for (let month = 0; month < 12; month += 1) {
    if ((held & (1 << month)) === 0) continue;
    writeWhole(out, at, width, values[month] ?? 0);
    at += width;
  }
  return at;
}

function writeWhole(out: Uint8Array, at: number, width: number, value: number): void {
  let rest = value;
  if (width > 4) {
    let high = Math.floor(value / twoTo32);
    rest = value - high * twoTo32;
    for (let i = width - 5; i >= 0; i -= 1) {
      out[at + i] = high & 255;
      high >>= 8;
    }
  }
  let low = rest | 0;
  for (let i = width - 1; i >= Math.max(0, width - 4); i -= 1) {
    out[at + i] = low & 255;
    low >>= 8;
  }
}
