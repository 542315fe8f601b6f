import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { rejectHeader, rejectLine, type RejectReason } from './rejects.rules.ts';

/** Lines set aside by one import, written as they come. */
export interface RejectFile {
  add(file: string, line: number, column: string, value: string, reason: RejectReason): void;
  /** Writes the rest. @returns the file's path, or null when no line was set aside */
  close(): string | null;
}

/**
 * `rejects.csv` of one import, in a folder of its own beside the book: the folder that was imported may be read-only,
 * and an earlier report is not overwritten. It is made when the first line is set aside.
 */
export function openRejectFile(dir: string): RejectFile {
  let handle: number | null = null;
  let buffer = rejectHeader;
  const path = join(dir, 'rejects.csv');
  const flush = (): void => {
    if (handle === null) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      handle = openSync(path, 'w', 0o600);
    }
    writeSync(handle, buffer);
    buffer = '';
  };
  return {
    add(file, line, column, value, reason) {
      buffer += rejectLine(file, line, column, value, reason);
      if (buffer.length > 65_536) flush();
    },
    close() {
      if (buffer !== '' && buffer !== rejectHeader) flush();
      if (handle === null) return null;
      closeSync(handle);
      handle = null;
      return path;
    },
  };
}
