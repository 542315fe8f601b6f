import type { ExchangeFile } from './exchange-files.rules.ts';
import { readText, type ExchangeSource } from './exchange-source.ts';
import { lookAtHeader } from './header-look.rules.ts';
import { ImportError } from '../import/import-error.ts';
import type { LineBatch } from './line-batch.rules.ts';
import {
  createLineChecker,
  type HeaderFault,
  type HeaderFound,
} from '../checks/line-checker.rules.ts';
import type { Content } from '../book/seen-before.rules.ts';

/** A file on its way to the book: its header, then its lines; at the end, what all of it was. */
export type ReadingMessage =
  | { readonly type: 'header'; readonly header: HeaderFound; readonly bytes: number }
  | { readonly type: 'batch'; readonly batch: LineBatch }
  | { readonly type: 'content'; readonly content: Content };

/**
 * Reads and checks the lines of an examined file.
 * @throws ImportError when it cannot be taken as a whole
 */
export async function* readLines(
  source: ExchangeSource,
  file: ExchangeFile,
): AsyncGenerator<ReadingMessage, void, void> {
  const checker = createLineChecker(file);
  let begun = false as boolean;
  const begin = (): ReadingMessage[] => {
    if (checker.fault) {
      throw refusalOf(checker.fault, file, source);
    }
    if (begun || !checker.header) return [];
    begun = true;
    return [{ type: 'header', header: checker.header, bytes: source.bytes }];
  };
  let content: Content | undefined;
  const pieces = readText(source, (all) => {
    content = all;
  });
  for await (const { text, bytesRead } of pieces) {
    checker.push(text);
    yield* begin();
    if (begun) yield { type: 'batch', batch: checker.take(bytesRead) };
  }
  checker.end();
  yield* begin();
  if (!begun) throw new ImportError('empty-file', source.path);
  yield { type: 'batch', batch: checker.take(source.bytes) };
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
