/*
 * Marks of clients whose money rows imports changed, as the book keeps them: many in one row, in the order in which they
 * were made. Where the months of a client are at hand as it is marked, the mark carries them: clients of a night lie all
 * over the book's months, and side by side here. A row has two columns of bytes, all numbers little-endian:
 *
 *   marks   the clients' numbers, four bytes each; then for each where its months end in the other column, four bytes
 *   months  of one client after the other the year rows from the row's first year on, as they lie in its block
 *           (month-block.rules.ts); nothing of a client whose months were not at hand
 */

import { clientsInBlock, rowBytes, slotOf } from './month-block.rules.ts';

/** A row of marks as the book holds it. */
export interface StoredMarks {
  /** The months are complete from this year on. */
  readonly fromYear: number;
  readonly marks: Uint8Array;
  readonly months: Uint8Array;
}

/** Marks gathered for one row. */
export interface MarkRow {
  readonly count: number;
  /** Bytes of months gathered. */
  readonly carried: number;
  /** Adds a client without months. */
  add(clientId: number): void;
  /** Adds a client with its year rows out of its block's. @param fromYear earlier years stay behind */
  addMonths(clientId: number, block: Uint8Array, fromYear: number): void;
  /** What was gathered; begins anew. The bytes of months are used again. */
  take(): Pick<StoredMarks, 'marks' | 'months'>;
}

/** An empty row of marks. */
export function createMarkRow(): MarkRow {
  let clients: number[] = [];
  let ends: number[] = [];
  let months = new Uint8Array(1 << 16);
  let end = 0;
  return {
    get count() {
      return clients.length;
    },
    get carried() {
      return end;
    },
    add(clientId) {
      clients.push(clientId);
      ends.push(end);
    },
    addMonths(clientId, block, fromYear) {
      if (end + block.length > months.length) {
        const more = new Uint8Array((end + block.length) * 2);
        more.set(months);
        months = more;
      }
      const slot = slotOf(clientId);
      for (let from = 0; from < block.length;) {
        const to = from + rowBytes(block, from);
        const year = ((block[from + 2] as number) << 8) | (block[from + 3] as number);
        if (((block[from] as number) & (clientsInBlock - 1)) === slot && year >= fromYear) {
          for (let i = from; i < to; i += 1) months[end++] = block[i] as number;
        }
        from = to;
      }
      clients.push(clientId);
      ends.push(end);
    },
    take() {
      const numbers = new DataView(new ArrayBuffer(clients.length * 8));
      clients.forEach((clientId, i) => numbers.setUint32(i * 4, clientId, true));
      ends.forEach((one, i) => numbers.setUint32((clients.length + i) * 4, one, true));
      const taken = months.subarray(0, end);
      clients = [];
      ends = [];
      end = 0;
      return { marks: new Uint8Array(numbers.buffer), months: taken };
    },
  };
}

/** The clients of several rows of marks, with the months that the last mark of each carries. */
export interface Touched {
  /** In ascending order, each once. */
  readonly clientIds: Uint32Array;
  /**
   * A client's year rows from a year on, as they lie in its block but without those of others; null where they have to
   * be looked up in the book. To be asked for in ascending order.
   */
  months(clientId: number, fromYear: number): Uint8Array | null;
}

/** Reads rows of marks in the order in which they were made. */
export function readMarks(rows: readonly StoredMarks[]): Touched {
  const counts = rows.map(({ marks }) => marks.length / 8);
  const total = counts.reduce((sum, one) => sum + one, 0);
  /** Of each mark its client, its row, and where its months begin and end there. */
  const all = {
    client: new Uint32Array(total),
    row: new Uint32Array(total),
    begin: new Uint32Array(total),
    end: new Uint32Array(total),
  };
  let at = 0;
  rows.forEach(({ marks }, row) => {
    const numbers = numbersIn(marks);
    const count = numbers.length / 2;
    all.client.set(numbers.subarray(0, count), at);
    all.end.set(numbers.subarray(count), at);
    // Months begin where those before end; the first of a row at 0.
    all.begin.set(numbers.subarray(count, numbers.length - 1), at + 1);
    all.row.fill(row, at, at + count);
    at += count;
  });
  const inOrder = lastMarks(all.client);
  const clientIds = inOrder ? inOrder.map((mark) => all.client[mark] as number) : all.client;
  let next = 0;
  return {
    clientIds,
    months(clientId, fromYear) {
      if ((clientIds[next] ?? 0) > clientId) next = 0;
      while (next < clientIds.length && (clientIds[next] as number) < clientId) next += 1;
      if (clientIds[next] !== clientId) return null;
      const mark = inOrder ? (inOrder[next] as number) : next;
      const [begin, end] = [all.begin[mark] as number, all.end[mark] as number];
      const row = rows[all.row[mark] as number] as StoredMarks;
      if (begin === end || row.fromYear > fromYear) return null;
      return row.months.subarray(begin, end);
    },
  };
}

/** The last mark of each client, in the order of clients; null where each mark is that. */
function lastMarks(clients: Uint32Array): Uint32Array | null {
  let ascending = true;
  for (let i = 1; ascending && i < clients.length; i += 1) {
    ascending = (clients[i - 1] as number) < (clients[i] as number);
  }
  if (ascending) return null;
  const keys = Float64Array.from(clients, (client, mark) => client * clients.length + mark).sort();
  return Uint32Array.from(keys, (key) => key % clients.length).filter(
    (mark, i, marks) => clients[mark] !== clients[marks[i + 1] ?? -1],
  );
}

/** Numbers of four bytes. Every platform that this console runs on is little-endian, as the book is. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
