import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { guardApp, guardContents } from './contents-guards.ts';
import { guardSession, mayRequest } from './session-guards.ts';
import { preventable, StandInContents } from '../stand-in/stand-in-window.fixture.ts';
import { StandInSession } from '../stand-in/stand-in.fixture.ts';

function guarded(): StandInContents {
  const contents = new StandInContents();
  guardContents(contents);
  contents.commit('app://console/');
  return contents;
}

const foreign = [
  'https://example.com/',
  'file:///etc/passwd',
  'app://other/',
  'data:text/html,x',
  'javascript:alert(1)',
  'about:blank',
];

describe('guarded contents', () => {
  it.each(foreign)('do not navigate to %s', (url) => {
    const contents = guarded();
    expect(contents.navigate(url)).toBe(false);
    expect(contents.mainFrame.url).toBe('app://console/');
  });

  it('navigate among our own pages', () => {
    const contents = guarded();
    expect(contents.navigate('app://console/#/counter')).toBe(true);
  });

  it.each(foreign)('are not redirected to %s', (url) => {
    expect(guarded().redirect(url)).toBe(false);
  });

  it('load no frames, not even of our own', () => {
    expect(guarded().navigateFrame('https://example.com/')).toBe(false);
    expect(guarded().navigateFrame('app://console/')).toBe(false);
    expect(guarded().redirect('app://console/', false)).toBe(false);
  });

  it('open no windows and attach no webviews', () => {
    expect(guarded().open('app://console/')).toBe('deny');
    expect(guarded().open('https://example.com/')).toBe('deny');
    expect(guarded().attachWebview()).toBe(false);
  });

  it('cannot keep the console from ending', () => {
    const event = preventable({});
    guarded().emit('will-prevent-unload', event);
    expect(event.defaultPrevented).toBe(true); // which for this event means: unload
  });
});

describe('a guarded app', () => {
  it('trusts no certificate and sends none', () => {
    const app = new EventEmitter();
    guardApp(app);
    const callback = vi.fn();
    const event = preventable({});
    app.emit('certificate-error', event, {}, 'https://example.com', 'ERR', {}, callback);
    expect(event.defaultPrevented).toBe(true);
    expect(callback).toHaveBeenCalledExactlyOnceWith(false);
    const asked = preventable({});
    app.emit('select-client-certificate', asked, {}, 'https://example.com', [], callback);
    expect(asked.defaultPrevented).toBe(true);
    expect(callback).toHaveBeenCalledOnce();
  });
});

describe('a guarded session', () => {
  const session = new StandInSession();
  guardSession(session, { devTools: false });

  it('grants no permission', () => {
    const answer = vi.fn();
    for (const permission of ['media', 'notifications', 'geolocation', 'clipboard-read'] as const) {
      session.asked.request?.({} as never, permission, answer, {} as never);
      expect(session.asked.check?.(null, permission, 'app://console', {} as never)).toBe(false);
    }
    expect(answer.mock.calls).toEqual([[false], [false], [false], [false]]);
    expect(session.asked.device?.({} as never)).toBe(false);
  });

  it('F23 a file that our own page made may be saved: a scheme', () => {
    const download = preventable({});
    session.emit('will-download', download, { getURL: () => 'blob:app://console/0c1d' });
    expect(download.defaultPrevented).toBe(false);
  });

  it('shares no screen, pairs no device, downloads nothing of others and checks no spelling', () => {
    const answer = vi.fn();
    session.asked.display?.({} as never, answer);
    expect(answer).toHaveBeenLastCalledWith(null);
    session.asked.bluetooth?.({} as never, answer);
    expect(answer).toHaveBeenLastCalledWith({ confirmed: false });
    for (const url of [
      'https://example.com/x',
      'blob:https://example.com/x',
      'app://console/x',
      'data:,x',
    ]) {
      const download = preventable({});
      session.emit('will-download', download, { getURL: () => url });
      expect(download.defaultPrevented, url).toBe(true);
    }
    expect(session.asked.spelling).toBe(false);
  });

  it('lets no request out of the machine', () => {
    const answer = vi.fn();
    session.asked.beforeRequest?.({ url: 'https://example.com/' }, answer);
    session.asked.beforeRequest?.({ url: 'app://console/index.html' }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel: true }], [{ cancel: false }]]);
  });

  it.each([
    ['app://console/assets/a.js', true],
    ['data:image/png;base64,', true],
    ['blob:app://console/1', true],
    ['blob:https://example.com/1', false],
    ['http://127.0.0.1/', false],
    ['ws://localhost/', false],
    ['file:///etc/passwd', false],
    ['devtools://devtools/x', false],
  ])('request of %s: %s', (url, allowed) => {
    expect(mayRequest(url, { devTools: false })).toBe(allowed);
  });

  it('lets developer tools load where they exist', () => {
    expect(mayRequest('devtools://devtools/x', { devTools: true })).toBe(true);
  });
});
