import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';

const ipcRenderer = new EventEmitter();
vi.doMock('electron', () => ({ ipcRenderer }));

afterEach(() => vi.unstubAllGlobals());

it('forwards the first port to a page of ours and nothing else', async () => {
  const postMessage = vi.fn();
  vi.stubGlobal('window', { postMessage });
  const globals = Object.keys(globalThis);
  const exported = await import('./preload.ts');
  expect(Object.keys(exported)).toEqual([]);
  expect(Object.keys(globalThis)).toEqual(globals);
  expect(ipcRenderer.eventNames()).toEqual(['vestibule:port']);

  const port = { name: 'first' };
  ipcRenderer.emit('other', { ports: [port] });
  expect(postMessage).not.toHaveBeenCalled();
  ipcRenderer.emit('vestibule:port', { ports: [port] });
  ipcRenderer.emit('vestibule:port', { ports: [{ name: 'second' }] });
  expect(postMessage.mock.calls).toEqual([['vestibule:port', 'app://console', [port]]]);
  expect(ipcRenderer.eventNames()).toEqual([]);
});
