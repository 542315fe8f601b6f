const key = 'vestibule.resume';

/*
 * The token that resumes a session after the page was reloaded. It lives as long as the tab, so another tab or another
 * person at this machine starts signed out.
 */

/** The stored token, or null. */
export function resumeToken(): string | null {
  return sessionStorage.getItem(key);
}

/** Stores the token of a sign-in; null removes it. */
export function keepResumeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, token);
}
