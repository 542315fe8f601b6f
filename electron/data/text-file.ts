import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A large text file on its way. */
export interface TextFile {
  /** Adds text; UTF-8. */
  write(text: string): void;
  /** Puts the file in its place. */
  finish(): void;
  /** Removes what was written. */
  abandon(): void;
}

/**
 * Opens a text file of any size for its owner only. It is written beside the target and renamed at the end, so that
 * nobody reads half of it.
 */
export function openTextFile(path: string): TextFile {
  const part = `${path}.part`;
  const handle = openSync(part, 'w', 0o600);
  // Encoded at once: concatenated text would fill the heap with its prefixes.
  const bytes = Buffer.alloc(65_536);
  let used = 0;
  let open = true;
  const flush = (): void => {
    writeSync(handle, bytes, 0, used);
    used = 0;
  };
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  return {
    write(text) {
      const length = Buffer.byteLength(text);
      if (used + length > bytes.length) flush();
      if (length > bytes.length) writeSync(handle, text);
      else used += bytes.write(text, used);
    },
    finish() {
      flush();
      close();
      renameSync(part, path);
    },
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}
