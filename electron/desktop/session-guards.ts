import type { Event, Session, WebRequest } from 'electron';
import type { Listens } from './events.ts';
import { isOwnUrl } from './own-origin.ts';

/** What is guarded of a session. */
export type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
> & { readonly webRequest: Pick<WebRequest, 'onBeforeRequest'> } & Listens<{
    'will-download': [event: Event];
  }>;

/**
 * Denies everything that a page can ask a session for. Downloads too: a page is saved as PDF by the main process, which
 * asks the person where to.
 */
export function guardSession(session: GuardedSession, allow: { devTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // Else Chromium would fetch dictionaries.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url, allow) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** Whether a request may leave a page at all: our files and what a page made itself, never the network. */
export function mayRequest(url: string, allow: { devTools: boolean }): boolean {
  if (isOwnUrl(url) || url.startsWith('data:')) return true;
  if (url.startsWith('blob:')) return isOwnUrl(url.slice('blob:'.length));
  return allow.devTools && url.startsWith('devtools:');
}
