import type { MessagePortMain } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { givePorts } from './page-port.ts';
import { StandInChannel, underlying } from './stand-in/stand-in-ports.fixture.ts';
import { StandInContents } from './stand-in/stand-in-window.fixture.ts';

function setUp() {
  const contents = new StandInContents();
  const stopped = vi.fn();
  const served: MessagePortMain[] = [];
  const close = givePorts(contents, {
    MessageChannelMain: StandInChannel,
    servePort(port) {
      served.push(port);
      port.on('message', ({ data }) => port.postMessage(`echo ${String(data)}`));
      port.start();
      return stopped;
    },
  });
  return { contents, served, stopped, close, sent: contents.mainFrame.sent };
}

describe('ports of pages', () => {
  it('gives our main frame one port, and that one works', async () => {
    const { contents, sent } = setUp();
    contents.commit('app://console/');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ channel: 'vestibule:port', message: null });
    expect(sent[0]?.ports).toHaveLength(1);
    const page = underlying(sent[0]?.ports[0] as MessagePortMain);
    const answer = new Promise((resolve) => page.once('message', resolve));
    page.postMessage('hello');
    expect(await answer).toBe('echo hello');
    page.close();
  });

  it('gives no second port to the same page', () => {
    const { contents, sent, served } = setUp();
    contents.commit('app://console/');
    contents.emit('dom-ready');
    contents.emit('did-finish-load');
    expect(sent).toHaveLength(1);
    expect(served).toHaveLength(1);
  });

  it.each(['https://example.com/', 'about:blank', 'chrome-error://chromewebdata/', 'app://other/'])(
    'gives %s none',
    (url) => {
      const { contents, sent, served } = setUp();
      contents.commit(url);
      expect(sent).toEqual([]);
      expect(served).toEqual([]);
    },
  );

  it('gives none to a document at our address that is not of our origin', () => {
    const { contents, sent } = setUp();
    contents.commit('app://console/', 'null');
    expect(sent).toEqual([]);
  });

  it('gives none to a blank document that inherited our origin', () => {
    const { contents, sent } = setUp();
    contents.commit('about:blank', 'app://console');
    expect(sent).toEqual([]);
  });

  it('closes the old port when the next page has come, and gives that one its own', async () => {
    const { contents, sent, served, stopped } = setUp();
    contents.commit('app://console/');
    const closed = new Promise<void>((resolve) => served[0]?.once('close', resolve));
    contents.reload();
    await closed;
    expect(stopped).toHaveBeenCalledOnce();
    expect(sent).toHaveLength(2);
    expect(served).toHaveLength(2);
  });

  it.each(['render-process-gone', 'destroyed'])('closes the port upon %s', (event) => {
    const { contents, stopped } = setUp();
    contents.commit('app://console/');
    contents.emit(event);
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('closes it once when the console ends', () => {
    const { contents, stopped, close } = setUp();
    close();
    expect(stopped).not.toHaveBeenCalled();
    contents.commit('app://console/');
    close();
    close();
    expect(stopped).toHaveBeenCalledOnce();
  });
});
