import type { ExchangeFile } from './exchange-files.rules.ts';
import { readText, type ExchangeSource } from './exchange-source.ts';
import { ImportError } from './import-error.ts';
import type { LineBatch } from './line-batch.rules.ts';
import { createLineChecker, type HeaderFound } from './line-checker.rules.ts';

/** A file on its way to the book: its header, then its lines. */
export type ReadingMessage =
  | { readonly type: 'header'; readonly header: HeaderFound; readonly bytes: number }
  | { readonly type: 'batch'; readonly batch: LineBatch };

/** Reads and checks the lines of an examined file. @throws ImportError when it cannot be taken as a whole */
export async function* readLines(
  source: ExchangeSource,
  file: ExchangeFile,
): AsyncGenerator<ReadingMessage, void, void> {
  const checker = createLineChecker(file);
  let begun = false as boolean;
  const begin = (): ReadingMessage[] => {
    if (checker.fault) {
      const { problem, columns } = checker.fault;
      throw new ImportError(problem, columns.length > 0 ? columns.join(', ') : source.path);
    }
    if (begun || !checker.header) return [];
    begun = true;
    return [{ type: 'header', header: checker.header, bytes: source.bytes }];
  };
  for await (const { text, bytesRead } of readText(source)) {
    checker.push(text);
    yield* begin();
    if (begun) yield { type: 'batch', batch: checker.take(bytesRead) };
  }
  checker.end();
  yield* begin();
  if (!begun) throw new ImportError('empty-file', source.path);
  yield { type: 'batch', batch: checker.take(source.bytes) };
}
