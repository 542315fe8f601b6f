/** Procedures that return a stream. A test compares this list with the contract. */
export const streamPaths: ReadonlySet<string> = new Set([
  'hall.lobby',
  'myDay.changes',
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

/** Whether a procedure returns a stream. (A list, so that the contract is not part of the bundle.) */
export function isStream(path: readonly string[]): boolean {
  return streamPaths.has(path.join('.'));
}
