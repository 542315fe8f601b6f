import type {
  Event,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
} from 'electron';
import type { Listens } from '../events.ts';
import { isOwnUrl } from './own-origin.ts';

/** What is guarded of a page's contents. */
export type GuardedContents = Pick<WebContents, 'setWindowOpenHandler'> &
  Listens<{
    'will-navigate': [details: Event<WebContentsWillNavigateEventParams>];
    'will-redirect': [details: Event<WebContentsWillRedirectEventParams>];
    'will-frame-navigate': [details: Event<WebContentsWillFrameNavigateEventParams>];
    'will-attach-webview': [event: Event];
    'will-prevent-unload': [event: Event];
  }>;

/** Keeps contents on our own pages: no other address, no frames, no further windows, no webviews. */
export function guardContents(contents: GuardedContents): void {
  contents.on('will-navigate', ownMainFrameOnly);
  contents.on('will-redirect', ownMainFrameOnly);
  contents.on('will-frame-navigate', ownMainFrameOnly);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Electron's way of saying "unload all the same": no page can keep the console from ending.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

function ownMainFrameOnly(details: Event<{ url: string; isMainFrame: boolean }>): void {
  if (!details.isMainFrame || !isOwnUrl(details.url)) details.preventDefault();
}

/** What is guarded of the application itself. */
export type GuardedApp = Listens<{
  'certificate-error': [
    event: Event,
    contents: unknown,
    url: string,
    error: string,
    certificate: unknown,
    callback: (isTrusted: boolean) => void,
  ];
  'select-client-certificate': [event: Event];
}>;

/** No certificate is trusted against the system's judgement, and no certificate of ours is sent. */
export function guardApp(app: GuardedApp): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  // Prevented and never answered, or the first certificate of the store would be sent.
  app.on('select-client-certificate', (event) => event.preventDefault());
}
