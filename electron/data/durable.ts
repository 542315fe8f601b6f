import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the names in a folder durable: a new or renamed file is there after a power cut. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows has no handle for a folder
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a small file for its owner alone: the old one or the new one is there, whatever happens. A draft of another writer
 * that was cut off is removed first: its mode would stay.
 */
export function writeWhole(file: string, text: string): void {
  rmSync(`${file}.new`, { force: true });
  const handle = openSync(`${file}.new`, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    renameSync(`${file}.new`, file);
  } catch (error) {
    rmSync(`${file}.new`, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}
