import type { ExchangeFileName } from '../csv/exchange-files.rules.ts';

/** What a file says: its bytes, unpacked. */
export interface Content {
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The last file of a kind that loaded, as the book remembers it. */
export interface LastLanded {
  /** null for one that loaded before contents were kept. */
  readonly content: Content | null;
  /** The `readingVersion` that it was read by. */
  readonly readingVersion: number;
  readonly rejected: number;
}

/**
 * The content by which a file is known to be the last one of its kind over again: loading it would change nothing. Null
 * where no content proves that. Four things have to hold, and are all that can make a difference:
 *
 * - No other file of the kind loaded after it, which is what "last" means. Rows of a kind are written by files of that
 *   kind alone, and loading the same lines twice is loading them once; but after A, then a corrected B, A again has to
 *   put A's values back.
 * - None of its lines was set aside. A balance of an unknown client is accepted once clients.csv has brought the client,
 *   and lines set aside are reported anew each time. What was accepted stays accepted: clients never leave the book.
 * - It was read by the same rules as now. An update of the program may read a column that it used to ignore.
 * - It is not staff.csv, whose rows people change in the settings, and which lie in another database.
 */
export function contentSeen(
  file: ExchangeFileName,
  last: LastLanded | null,
  readingVersion: number,
): Content | null {
  if (file === 'staff.csv' || last === null) return null;
  const sound = last.rejected === 0 && last.readingVersion === readingVersion;
  return sound ? last.content : null;
}
