/** The scheme of our own pages; nothing else is ever shown in a window. */
export const scheme = 'app';
const host = 'console';

/** The origin of every page of the console. */
export const consoleOrigin = `${scheme}://${host}`;

/**
 * Whether an address is one of our own pages. Compared by parts and not with `URL.origin`, which is "null" for a scheme
 * that only Chromium knows to be a standard one.
 */
export function isOwnUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === `${scheme}:` &&
    url.host === host &&
    url.username === '' &&
    url.password === ''
  );
}

/** The address of a screen; its route is in the fragment, so that one file serves them all. */
export function screenUrl(route = ''): string {
  return `${consoleOrigin}/${route === '' ? '' : `#/${route}`}`;
}
