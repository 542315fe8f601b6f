import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { weighEncoding } from './encoding-choice.ts';
import { otherKindOf, type Encoding } from './encoding.rules.ts';
import { asImportError, ImportError } from '../import/import-error.ts';
import { createLineDecoder } from './line-decoder.ts';
import type { Content } from '../book/seen-before.rules.ts';

/** An exchange file on disk, looked into. */
export interface ExchangeSource {
  readonly path: string;
  readonly encoding: Encoding;
  /** Bytes on disk. */
  readonly bytes: number;
  /** Differs when the file was written to or put in place of another. */
  readonly version: string;
}

/** A piece of a file as text. `bytesRead` counts bytes of the file on disk. */
export interface TextPiece {
  readonly text: string;
  readonly bytesRead: number;
}

/** Whether a file is compressed, by its name. */
export const isPacked = (path: string): boolean => /\.gz$/i.test(path);

/**
 * With it the text of a batch, in which some values stand twice, stays below 128 KB. V8 gives larger strings a place of
 * their own, which only a collection of the whole heap frees.
 */
const pieceBytes = 49_152;

/** The bytes of a file, unpacked, piece by piece. */
async function* readPieces(
  path: string,
  bytes: number,
): AsyncGenerator<{ piece: Buffer; bytesRead: number }, void, void> {
  if (bytes === 0) throw new ImportError('empty-file', path);
  // A file that grows is read as it was when its size was taken.
  const raw = createReadStream(path, { highWaterMark: pieceBytes, end: bytes - 1 });
  const stream = isPacked(path)
    ? raw
        .on('error', (error) => stream.destroy(error))
        .pipe(createGunzip({ chunkSize: pieceBytes }))
    : raw;
  try {
    for await (const piece of stream) yield { piece: piece as Buffer, bytesRead: raw.bytesRead };
  } finally {
    raw.destroy();
  }
}

/** The first bytes, by which files of other programs are known. */
const lookedAt = 4_096;

/** Looks into a file before it is read: its size, and its encoding. @throws ImportError */
export async function examine(path: string): Promise<ExchangeSource> {
  try {
    const state = stateOf(path);
    const weighed = weighEncoding();
    let start: Buffer = Buffer.alloc(0);
    let looked = false;
    let whole = true;
    for await (const { piece } of readPieces(path, state.bytes)) {
      if (looked) {
        whole = weighed.add(piece);
      } else {
        start = start.length === 0 ? piece : Buffer.concat([start, piece]);
        if (start.length < lookedAt) continue;
        looked = true;
        whole = lookAt(start, path, weighed);
      }
      if (!whole) break;
    }
    if (start.length === 0) throw new ImportError('empty-file', path);
    if (!looked) whole = lookAt(start, path, weighed);
    return { path, encoding: weighed.chosen(whole), ...state };
  } catch (error) {
    throw asImportError(error, path);
  }
}

/** @returns whether more pieces could still change the choice @throws ImportError when the file is no text */
function lookAt(start: Buffer, path: string, weighed: ReturnType<typeof weighEncoding>): boolean {
  const kind = otherKindOf(start);
  if (kind !== null) throw new ImportError(`is-${kind}`, path);
  return weighed.add(start);
}

/**
 * Reads an examined file as text, and at its end tells what its content was.
 * @throws ImportError, changing-file when it was written to meanwhile
 */
export async function* readText(
  source: ExchangeSource,
  onContent: (content: Content) => void,
): AsyncGenerator<TextPiece, void, void> {
  const decoder = createLineDecoder(source.encoding);
  const content = sumUp();
  try {
    for await (const { piece, bytesRead } of readPieces(source.path, source.bytes)) {
      content.add(piece);
      const text = decoder.push(piece);
      if (text !== '') yield { text, bytesRead };
    }
    const rest = decoder.end();
    if (rest !== '') yield { text: rest, bytesRead: source.bytes };
    expectUnchanged(source.path, source);
    onContent(content.whole());
  } catch (error) {
    throw asImportError(error, source.path);
  }
}

/**
 * Whether a file has this content. It is read only where its size leaves that open.
 * @param onPiece told how far reading is, from 0 to 1; may throw to stop
 * @throws ImportError
 */
export async function hasContent(
  path: string,
  content: Content,
  onPiece: (done: number) => void,
): Promise<boolean> {
  try {
    const state = stateOf(path);
    if (!mayHaveSize(path, state.bytes, content.bytes)) return false;
    const found = sumUp();
    for await (const { piece, bytesRead } of readPieces(path, state.bytes)) {
      found.add(piece);
      onPiece(bytesRead / state.bytes);
    }
    expectUnchanged(path, state);
    return found.whole().sha256 === content.sha256;
  } catch (error) {
    throw asImportError(error, path);
  }
}

function sumUp(): { add(piece: Buffer): void; whole(): Content } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add(piece) {
      hash.update(piece);
      bytes += piece.length;
    },
    whole: () => ({ sha256: hash.digest('hex'), bytes }),
  };
}

/** The last four bytes of a gzip file say its unpacked size, of its last part where it has several. */
function mayHaveSize(path: string, bytes: number, wanted: number): boolean {
  if (!isPacked(path)) return bytes === wanted;
  const handle = openSync(path, 'r');
  try {
    const size = Buffer.alloc(4);
    readSync(handle, size, 0, 4, Math.max(0, bytes - 4));
    return size.readUInt32LE() === wanted % 2 ** 32;
  } finally {
    closeSync(handle);
  }
}

type FileState = Pick<ExchangeSource, 'bytes' | 'version'>;

function expectUnchanged(path: string, before: FileState): void {
  const now = stateOf(path);
  if (now.bytes !== before.bytes || now.version !== before.version) {
    throw new ImportError('changing-file', path);
  }
}

/** What tells one state of a file from another. */
function stateOf(path: string): FileState {
  const { size, mtimeNs, ino } = statSync(path, { bigint: true });
  return { bytes: Number(size), version: `${ino}/${mtimeNs}` };
}
