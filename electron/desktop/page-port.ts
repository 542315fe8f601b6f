import type { MessageChannelMain, MessagePortMain, WebFrameMain } from 'electron';
import type { Listens } from './events.ts';
import { consoleOrigin, isOwnUrl } from './guards/own-origin.ts';
import { portChannel } from './port-channel.ts';

/** What is needed of a page's contents to hand it a port. */
export type PortContents = Listens<{
  'did-navigate': [];
  'dom-ready': [];
  'render-process-gone': [];
  destroyed: [];
}> & { readonly mainFrame: Pick<WebFrameMain, 'url' | 'origin' | 'postMessage'> };

/** How ports are made and answered. */
export interface PortSource {
  readonly MessageChannelMain: new () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  /** Serves a port and returns how to stop. */
  servePort(port: MessagePortMain): () => void;
}

/**
 * Gives each page that is loaded into these contents a port of its own, exactly one, and only when the main frame shows
 * a page of ours. The next page, a crash or the end of the contents closes it. Returns how to close it at once.
 */
export function givePorts(contents: PortContents, source: PortSource): () => void {
  let stop: (() => void) | undefined;
  let given = false;
  const close = () => {
    stop?.();
    stop = undefined;
  };
  // Committed, not merely started: a navigation that a guard refuses leaves the page and its port as they are.
  contents.on('did-navigate', () => {
    close();
    given = false;
  });
  contents.on('dom-ready', () => {
    if (given || !isOwnFrame(contents.mainFrame)) return;
    given = true;
    const { port1, port2 } = new source.MessageChannelMain();
    const stopServing = source.servePort(port1);
    stop = () => {
      stopServing();
      port1.close();
    };
    contents.mainFrame.postMessage(portChannel, null, [port2]);
  });
  contents.on('render-process-gone', close);
  contents.on('destroyed', close);
  return close;
}

function isOwnFrame(frame: PortContents['mainFrame']): boolean {
  // The origin too: a sandboxed document keeps our address but not our origin.
  return isOwnUrl(frame.url) && frame.origin === consoleOrigin;
}
