import type { DownloadItem, Event, Session, WebRequest } from 'electron';
import type { Listens } from '../events.ts';
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
    'will-download': [event: Event, item: Pick<DownloadItem, 'getURL'>];
  }>;

/**
 * Denies everything that a page can ask a session for. Downloads too, but for a file that one of our pages made itself:
 * Electron asks the person where to.
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
  session.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL())) event.preventDefault();
  });
}

/** Whether an address is that of a file which one of our pages made. */
function isOwnFile(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length));
}

/** Whether a request may leave a page at all: our files and what a page made itself, never the network. */
export function mayRequest(url: string, allow: { devTools: boolean }): boolean {
  if (isOwnUrl(url) || url.startsWith('data:') || isOwnFile(url)) return true;
  return allow.devTools && url.startsWith('devtools:');
}
