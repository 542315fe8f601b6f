import { closeSync, openSync, readSync } from 'node:fs';
import { createCsvReader } from '../clients/index.ts';

/** A rejected line for a screen; its value is masked already. */
export interface RejectedLine {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

const bytesRead = 64 * 1024;

/** The first lines of `rejects.csv`. Reads only the beginning of the file, which may have a million lines. */
export function firstRejects(file: string | null, lines: number): RejectedLine[] {
  if (file === null) return [];
  const bytes = Buffer.alloc(bytesRead);
  const handle = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(handle, bytes, 0, bytesRead, 0);
  } finally {
    closeSync(handle);
  }
  const text = bytes.subarray(0, length).toString('utf8');
  const rejected: RejectedLine[] = [];
  const reader = createCsvReader((fields, at) => {
    const [name = '', line = '', column = '', value = '', reason = ''] = fields;
    if (at > 1) rejected.push({ file: name, line: Number(line), column, value, reason });
  });
  // An incomplete last line is not read, because its line end is missing.
  reader.push(text);
  if (length < bytesRead) reader.end();
  return rejected.slice(0, lines);
}
