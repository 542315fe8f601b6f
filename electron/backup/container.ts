import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { isSealOf, sealOf, type DatabaseKey } from '../data/index.ts';
import { BackupError } from './backup-error.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** The first line of a backup. Its last field is an HMAC over the others. */
const manifestSchema = z.object({
  format: z.literal('vestibule-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Start and head of the log's chain, to compare with a head that somebody has on paper. */
  start: hash,
  head: z.object({ seq: z.number().int().nonnegative(), hash }),
  /** The first bad record, if the log was not sound when the backup was made. */
  firstBad: z.object({ seq: z.number(), problem: z.string() }).nullable(),
  parts: z.array(
    z.object({
      name: z.enum(['branch.db', 'book.db']),
      bytes: z.number().int().nonnegative(),
      sha256: hash,
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Part = Manifest['parts'][number];

const pieceBytes = 1 << 20;
/** The longest manifest. */
const lineBytes = 1 << 16;

/** A backup that was read. */
export interface Packed {
  readonly manifest: Manifest;
  /** Whether the seal of the first line fits this key. */
  readonly sealed: (key: DatabaseKey) => boolean;
}

/** Length and SHA-256 of a file. */
export function partOf(dir: string, name: Part['name']): Part {
  const handle = openSync(join(dir, name), 'r');
  try {
    const sum = createHash('sha256');
    const { size } = fstatSync(handle);
    copy(handle, 0, size, sum, null);
    return { name, bytes: size, sha256: sum.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/** Writes manifest and parts into a new file, durably. @throws Error EEXIST if the file exists */
export function pack(file: string, manifest: Manifest, dir: string, key: DatabaseKey): void {
  const target = openSync(file, 'wx', 0o600);
  try {
    const text = JSON.stringify(manifest);
    writeSync(target, `${text.slice(0, -1)},"seal":"${sealOf(key, 'backup', text)}"}\n`);
    for (const { name, bytes } of manifest.parts) {
      const source = openSync(join(dir, name), 'r');
      try {
        copy(source, 0, bytes, null, target);
      } finally {
        closeSync(source);
      }
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

/**
 * Reads a whole backup and compares each part with its SHA-256.
 * @param dir where to write the parts; null: only check
 * @throws BackupError not-a-backup, backup-damaged
 */
export function unpack(file: string, dir: string | null): Packed {
  const source = openSync(file, 'r');
  try {
    const { manifest, sealed, length } = readManifest(source, file);
    let at = length;
    for (const { name, bytes, sha256 } of manifest.parts) {
      const target = dir === null ? null : openSync(join(dir, name), 'wx', 0o600);
      try {
        const sum = createHash('sha256');
        if (!copy(source, at, bytes, sum, target) || sum.digest('hex') !== sha256) {
          throw new BackupError('backup-damaged', `${file}, ${name}`);
        }
        if (target !== null) fsyncSync(target);
      } finally {
        if (target !== null) closeSync(target);
      }
      at += bytes;
    }
    if (fstatSync(source).size !== at) throw new BackupError('backup-damaged', file);
    return { manifest, sealed };
  } finally {
    closeSync(source);
  }
}

/** The first line of a backup, which anybody could have changed; null where the file is no backup. */
export function manifestOf(file: string): Manifest | null {
  let source: number | null = null;
  try {
    source = openSync(file, 'r');
    return readManifest(source, file).manifest;
  } catch {
    return null;
  } finally {
    if (source !== null) closeSync(source);
  }
}

function readManifest(source: number, file: string): Packed & { length: number } {
  const start = Buffer.alloc(lineBytes);
  const read = readSync(source, start, 0, lineBytes, 0);
  const end = start.subarray(0, read).indexOf('\n');
  const line = start.subarray(0, Math.max(0, end));
  try {
    const text = line.toString('utf8');
    const [, body = '', seal = ''] = /^(.*),"seal":"([0-9a-f]{64})"\}$/.exec(text) ?? [];
    const whole = line.equals(Buffer.from(text));
    return {
      manifest: manifestSchema.parse(JSON.parse(text)),
      sealed: (key) => whole && isSealOf(seal, key, 'backup', `${body}}`),
      length: end + 1,
    };
  } catch (error) {
    throw new BackupError('not-a-backup', file, error);
  }
}

/** Copies and hashes `bytes` bytes. @returns false if the source is shorter */
function copy(
  source: number,
  from: number,
  bytes: number,
  sum: Hash | null,
  target: number | null,
): boolean {
  const piece = Buffer.alloc(Math.min(pieceBytes, bytes));
  for (let done = 0; done < bytes;) {
    const wanted = Math.min(piece.length, bytes - done);
    const read = readSync(source, piece, 0, wanted, from + done);
    if (read === 0) return false;
    const got = piece.subarray(0, read);
    sum?.update(got);
    for (let written = 0; target !== null && written < read;) {
      written += writeSync(target, got, written);
    }
    done += read;
  }
  return true;
}
