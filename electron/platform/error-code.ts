/** The code that errors of Node, zlib, SQLite and this console carry; empty when there is none. */
export function codeOf(error: unknown): string {
  return textOf(error, 'code');
}

/** A text property of an error that came from elsewhere. */
export function textOf(error: unknown, property: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : '';
}
