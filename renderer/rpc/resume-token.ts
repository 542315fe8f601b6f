const key = 'vestibule.resume';

/*
 * The token that continues a session after the page was loaded again. It lives as long as the tab: another tab or
 * another person at this machine starts signed out.
 */

/** The kept token, or null. */
export function resumeToken(): string | null {
  return sessionStorage.getItem(key);
}

/** Keeps the token of a fresh sign-in, or forgets it. */
export function keepResumeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, token);
}
