/** Procedures that answer with a stream of events. A test holds this list against the contract. */
export const streamPaths: ReadonlySet<string> = new Set([
  'hall.lobby',
  'queue.counter',
  'queue.branch',
  'queue.display',
  'book.import',
  'book.score',
  'planning.advice',
  'planning.forecasts',
  'schemes.choose',
  'schemes.preview',
  'setup.createDemo',
]);

/** Whether the procedure at this path answers with a stream. The contract itself stays out of the bundle. */
export function isStream(path: readonly string[]): boolean {
  return streamPaths.has(path.join('.'));
}
