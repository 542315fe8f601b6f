import { isUtf8 } from 'node:buffer';
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { asImportError, ImportError } from './import-error.ts';

/** Encodings of exchange files. */
export type Encoding = 'utf-8' | 'gb18030';

/** An exchange file on disk, looked through once. */
export interface ExchangeSource {
  readonly path: string;
  readonly encoding: Encoding;
  /** Bytes on disk. */
  readonly bytes: number;
  readonly modified: number;
}

/** Called for every piece; throws to stop. `bytesRead` counts bytes of the file on disk. */
export type OnText = (text: string, bytesRead: number) => void;

const pieceBytes = 262_144;

async function readPieces(
  path: string,
  bytes: number,
  onPiece: (piece: Buffer, bytesRead: number) => void,
): Promise<void> {
  if (bytes === 0) throw new ImportError('empty-file', path);
  // A file that grows is read as it was when its size was taken.
  const raw = createReadStream(path, { highWaterMark: pieceBytes, end: bytes - 1 });
  const stream = path.endsWith('.gz')
    ? raw
        .on('error', (error) => stream.destroy(error))
        .pipe(createGunzip({ chunkSize: pieceBytes }))
    : raw;
  try {
    for await (const piece of stream) onPiece(piece as Buffer, raw.bytesRead);
  } finally {
    raw.destroy();
  }
}

/** Bytes at the end that begin a UTF-8 character which the next piece finishes. */
function openTail(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** Broken bytes among sound UTF-8 are damage; GB18030 read as UTF-8 is broken nearly everywhere. */
function looksDamaged(piece: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(piece);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const sound = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  return broken <= sound;
}

/**
 * Looks a file through: is it whole, and in which encoding. @throws ImportError
 */
export async function examine(path: string): Promise<ExchangeSource> {
  try {
    const { size, mtimeMs } = statSync(path);
    let encoding: Encoding = 'utf-8';
    let decided = false as boolean;
    let tail: Buffer = Buffer.alloc(0);
    let any = false as boolean;
    await readPieces(path, size, (piece) => {
      if (!any && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf) decided = true;
      any = true;
      if (decided) return;
      const whole = tail.length > 0 ? Buffer.concat([tail, piece]) : piece;
      const open = openTail(whole);
      const checked = whole.subarray(0, whole.length - open);
      tail = Buffer.from(whole.subarray(whole.length - open));
      if (!isUtf8(checked)) {
        decided = true;
        encoding = looksDamaged(checked) ? 'utf-8' : 'gb18030';
      }
    });
    if (!decided && tail.length > 0) encoding = 'gb18030';
    if (!any) throw new ImportError('empty-file', path);
    return { path, encoding, bytes: size, modified: mtimeMs };
  } catch (error) {
    throw asImportError(error, path);
  }
}

/** Reads an examined file as text. @throws ImportError, changing-file when it was written to meanwhile */
export async function readText(source: ExchangeSource, onText: OnText): Promise<void> {
  // The decoder drops a byte order mark by itself.
  const decoder = new TextDecoder(source.encoding);
  try {
    await readPieces(source.path, source.bytes, (piece, bytesRead) => {
      const text = decoder.decode(piece, { stream: true });
      if (text !== '') onText(text, bytesRead);
    });
    const rest = decoder.decode();
    if (rest !== '') onText(rest, source.bytes);
    const now = statSync(source.path);
    if (now.size !== source.bytes || now.mtimeMs !== source.modified) {
      throw new ImportError('changing-file', source.path);
    }
  } catch (error) {
    throw asImportError(error, source.path);
  }
}
