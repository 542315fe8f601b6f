import { ipcRenderer } from 'electron';
import { consoleOrigin } from './desktop/guards/own-origin.ts';
import { portChannel } from './desktop/port-channel.ts';

/** This layer is checked without the DOM; of the page's window only this is used. */
declare const window: {
  postMessage(message: string, targetOrigin: string, transfer: readonly object[]): void;
};

// `once`: this script runs anew for each page, and each page gets one port. Nothing else reaches the page.
ipcRenderer.once(portChannel, ({ ports: [port] }) => {
  if (port) window.postMessage(portChannel, consoleOrigin, [port]);
});
