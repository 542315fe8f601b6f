import type { ExchangeFile } from './exchange-files.rules.ts';
import { createClientKeyCollector, type SortedKeys } from './client-keys.rules.ts';
import { createClientPacker, type PackedClients } from './client-packing.rules.ts';
import { readText, type ExchangeSource } from './exchange-source.ts';
import { lookAtHeader } from './header-look.rules.ts';
import { ImportError } from './import-error.ts';
import type { LineBatch } from './line-batch.rules.ts';
import { createLineChecker, type HeaderFault, type HeaderFound } from './line-checker.rules.ts';
import type { Content } from './seen-before.rules.ts';

/**
 * A file on its way to the book: its header, then its lines; of an empty book's clients, packed, before the rest of their
 * batch; keys of clients that went before; at the end, what all of it was.
 */
export type ReadingMessage =
  | { readonly type: 'header'; readonly header: HeaderFound; readonly bytes: number }
  | { readonly type: 'clients'; readonly packed: PackedClients }
  | { readonly type: 'batch'; readonly batch: LineBatch }
  | { readonly type: 'keys'; readonly keys: SortedKeys }
  | { readonly type: 'content'; readonly content: Content };

/**
 * Reads and checks the lines of an examined file.
 * @param packed of clients.csv for an empty book: packs the clients, and sends their search keys in order
 * @throws ImportError when it cannot be taken as a whole
 */
export async function* readLines(
  source: ExchangeSource,
  file: ExchangeFile,
  packed = false,
): AsyncGenerator<ReadingMessage, void, void> {
  const checker = createLineChecker(file);
  const keys = packed ? createClientKeyCollector() : null;
  const pack = keys && createClientPacker(keys);
  let begun = false as boolean;
  const begin = (): ReadingMessage[] => {
    if (checker.fault) {
      throw refusalOf(checker.fault, file, source);
    }
    if (begun || !checker.header) return [];
    begun = true;
    return [{ type: 'header', header: checker.header, bytes: source.bytes }];
  };
  function* sortedKeys(): Generator<ReadingMessage, void, void> {
    for (const sorted of keys?.drain() ?? []) yield { type: 'keys', keys: sorted };
  }
  function* taken(bytesRead: number): Generator<ReadingMessage, void, void> {
    const batch = checker.take(bytesRead);
    if (!pack) yield { type: 'batch', batch };
    else {
      const { packed: clients, rest } = pack(batch);
      yield { type: 'clients', packed: clients };
      yield { type: 'batch', batch: rest };
    }
    if (keys?.full()) yield* sortedKeys();
  }
  let content: Content | undefined;
  const pieces = readText(source, (all) => {
    content = all;
  });
  for await (const { text, bytesRead } of pieces) {
    checker.push(text);
    yield* begin();
    if (begun) yield* taken(bytesRead);
  }
  checker.end();
  yield* begin();
  if (!begun) throw new ImportError('empty-file', source.path);
  yield* taken(source.bytes);
  yield* sortedKeys();
  if (content) yield { type: 'content', content };
}

function refusalOf(
  { problem, columns, fields, following }: HeaderFault,
  file: ExchangeFile,
  { path, encoding }: ExchangeSource,
): ImportError {
  const look = lookAtHeader(file, fields, following);
  const seen = { encoding, ...look.seen };
  if (look.problem === null || problem === 'double-column') {
    const subject = columns.length > 0 ? columns.join(', ') : path;
    return new ImportError(problem, subject, undefined, seen);
  }
  const subject = look.problem === 'title-line' ? String(look.line) : path;
  return new ImportError(look.problem, subject, undefined, seen);
}
