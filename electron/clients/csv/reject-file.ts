import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  countedAnyway,
  rejectHeader,
  rejectLine,
  unlistedLine,
  type RejectReason,
} from '../checks/rejects.rules.ts';

/**
 * Lines of one file that are listed. A file of a hundred million lines with as many bad ones as may be loads and is listed
 * whole; one that is bad from end to end must not fill the disk with its report.
 */
const listedAtMost = countedAnyway;

/** Lines set aside by one import, written as they come. */
export interface RejectFile {
  add(file: string, line: number, column: string, value: string, reason: RejectReason): void;
  /** Writes the rest. `path` is null when no line was set aside; not complete when the disk had no room, or there were too many. */
  close(): { readonly path: string | null; readonly complete: boolean };
}

/**
 * `rejects.csv` of one import, in a folder of its own beside the book: the folder that was imported may be read-only,
 * and an earlier report is not overwritten. It is made when the first line is set aside.
 */
export function openRejectFile(dir: string, atMost = listedAtMost): RejectFile {
  let handle: number | null = null;
  let buffer = rejectHeader;
  const path = join(dir, 'rejects.csv');
  let complete = true;
  let all = true;
  let current = '';
  let listed = 0;
  const tellUnlisted = (): void => {
    if (listed > atMost) buffer += unlistedLine(current, listed - atMost);
  };
  const flush = (): void => {
    const text = buffer;
    buffer = '';
    // A report that cannot be written must not keep sound lines from loading.
    if (!complete) return;
    try {
      if (handle === null) {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        handle = openSync(path, 'w', 0o600);
      }
      writeSync(handle, text);
    } catch {
      complete = false;
    }
  };
  return {
    add(file, line, column, value, reason) {
      if (file !== current) {
        tellUnlisted();
        current = file;
        listed = 0;
      }
      listed += 1;
      if (listed > atMost) {
        all = false;
        return;
      }
      buffer += rejectLine(file, line, column, value, reason);
      if (buffer.length > 65_536) flush();
    },
    close() {
      tellUnlisted();
      if (buffer !== '' && buffer !== rejectHeader) flush();
      if (handle === null) return { path: null, complete };
      closeSync(handle);
      handle = null;
      return { path, complete: complete && all };
    },
  };
}
