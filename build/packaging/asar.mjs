import { closeSync, openSync, readSync } from 'node:fs';

/** @typedef {{ files?: Record<string, AsarEntry>, size?: number, offset?: string, unpacked?: boolean }} AsarEntry */

/**
 * What an archive of Electron holds: each file by its path, and how to read it.
 * @param {string} file
 * @returns {{ entries: Map<string, AsarEntry>, read: (path: string) => Buffer }}
 */
export function openAsar(file) {
  // Four lengths, then the table of contents as JSON, then the files one after another.
  const lengths = bytesAt(file, 0, 16);
  const base = 8 + lengths.readUInt32LE(4);
  /** @type {AsarEntry} */
  const header = JSON.parse(bytesAt(file, 16, lengths.readUInt32LE(12)).toString('utf8'));
  /** @type {Map<string, AsarEntry>} */
  const entries = new Map();
  collect(header, '', entries);
  return {
    entries,
    read(path) {
      const entry = entries.get(path);
      if (!entry || entry.unpacked) throw new Error(`${path} is not inside ${file}`);
      return bytesAt(file, base + Number(entry.offset), entry.size ?? 0);
    },
  };
}

/**
 * @param {AsarEntry} entry
 * @param {string} path
 * @param {Map<string, AsarEntry>} entries
 */
function collect(entry, path, entries) {
  if (!entry.files) {
    entries.set(path, entry);
    return;
  }
  for (const [name, child] of Object.entries(entry.files)) {
    collect(child, path === '' ? name : `${path}/${name}`, entries);
  }
}

/**
 * @param {string} file
 * @param {number} position
 * @param {number} length
 */
function bytesAt(file, position, length) {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, length, position);
    return bytes;
  } finally {
    closeSync(handle);
  }
}
