import * as json from './binary-json.rules.ts';
import { clientKeys, createAscent, type ClientKeyCollector } from './client-keys.rules.ts';
import { createBatchBuilder, isNumber, type LineBatch } from './line-batch.rules.ts';

/*
 * The lines that fill an empty book are packed where they are read: whoever lands them hands one value to one statement
 * for hundreds of clients, and need not look at any of them.
 */

/** The clients of a batch, of which sound line n of the file is client n. */
export interface PackedClients {
  /**
   * SQLite's binary JSON: an object with an element for each sound line, client number → array of attributes; nothing in
   * the place of a line apart.
   */
  readonly block: Uint8Array<ArrayBuffer>;
  /** Elements of the block. */
  readonly lines: number;
  /** Which elements, counted from 0, stand for lines that have to be landed one by one, after the block. */
  readonly apart: Uint32Array<ArrayBuffer>;
  /** Numbers in the block with a wrong check digit. */
  readonly wrongDigits: number;
}

/** Packs a batch of clients.csv, and collects the keys of the clients that it packs. */
export type ClientPacker = (batch: LineBatch) => {
  readonly packed: PackedClients;
  /** The lines apart, and whatever else is to be told of the batch. */
  readonly rest: LineBatch;
};

const { name, idNo, phone } = clientKeys;

/**
 * Makes a packer for a whole file. Lines whose client number is greater than all before are new clients; others may name
 * a client again, which the book has to be asked about.
 */
export function createClientPacker(keys: ClientKeyCollector): ClientPacker {
  const ascends = createAscent();
  let bytes = new Uint8Array(0);

  return (batch) => {
    const { text, starts, ends, numbers, rows, lines } = batch;
    const width = rows === 0 ? 0 : starts.length / rows;
    const most =
      json.largeHead +
      text.length * json.mostOfUnit +
      rows * (json.mostHead + width * json.mostInteger);
    if (most > bytes.length) bytes = new Uint8Array(most);
    const apart: number[] = [];
    const others = createBatchBuilder(width);
    let wrongDigits = 0;
    let at = json.largeHead;

    const setApart = (row: number): void => {
      apart.push(row);
      for (let place = row * width; place < (row + 1) * width; place += 1) {
        const start = starts[place] ?? 0;
        const end = ends[place] ?? 0;
        if (end === isNumber) others.number(numbers[start] ?? 0);
        else if (start === end) others.unknown();
        else others.text(text.slice(start, end));
      }
      others.endRow(lines[row] ?? 0, batch.wrongDigits[row] ?? 0);
      at = json.writeText(bytes, at, '', 0, 0);
      bytes[at] = json.nothing;
      at += 1;
      keys.skip();
    };

    for (let row = 0; row < rows; row += 1) {
      const from = row * width;
      const clientNo = text.slice(starts[from], ends[from]);
      if (!ascends(clientNo)) {
        setApart(row);
        continue;
      }
      at = json.writeText(bytes, at, clientNo, 0, clientNo.length);
      const head = at;
      at += 2;
      let end = at;
      for (let i = 1; i < width; i += 1) {
        const start = starts[from + i] ?? 0;
        const stop = ends[from + i] ?? 0;
        if (start === stop) {
          bytes[at] = json.nothing;
          at += 1;
          if (i === idNo || i === phone) keys.add(i, bytes, at, at);
          continue;
        }
        const element = at;
        if (stop === isNumber) at = json.writeInteger(bytes, at, numbers[start] ?? 0);
        else if (i === idNo || i === phone) at = json.writeMirrored(bytes, at, text, start, stop);
        else at = json.writeText(bytes, at, text, start, stop);
        if (i === name || i === idNo || i === phone)
          keys.add(i, bytes, json.afterHead(bytes, element), at);
        end = at;
      }
      at = json.writeArrayHead(bytes, head, end);
      wrongDigits += batch.wrongDigits[row] ?? 0;
    }
    json.writeLargeHead(bytes, 0, json.object, at - json.largeHead);
    return {
      packed: {
        block: bytes.slice(0, at),
        lines: rows,
        apart: Uint32Array.from(apart),
        wrongDigits,
      },
      rest: { ...others.take('', batch.bytesRead), rejects: batch.rejects },
    };
  };
}
