import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataError, type DataNotice } from '../data/index.ts';
import type { DesktopHost } from './desktop-options.ts';
import { runDesktop } from './desktop.ts';
import { failureTexts } from './failure-words.ts';
import { StartError } from './failure.ts';
import { StandInWindow } from './stand-in/stand-in-window.fixture.ts';
import { standInElectron, type StandInSetting } from './stand-in/stand-in.fixture.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'desktop-'));
  mkdirSync(join(base, 'client'));
  writeFileSync(join(base, 'client/index.html'), '<!doctype html>');
});
afterEach(() => rmSync(base, { recursive: true }));

interface Setting extends StandInSetting {
  readonly fails?: Error;
  readonly usage?: Error;
  readonly notices?: readonly DataNotice[];
}

function run(setting: Setting = {}) {
  const standIn = standInElectron(setting);
  const process = Object.assign(new EventEmitter(), {
    platform: 'linux' as const,
    env: {},
    stderr: { write: vi.fn() },
  });
  const dir = join(base, 'branch');
  const { notices = [] } = setting;
  const opened = { notices, servePort: vi.fn(() => vi.fn()), lockAll: vi.fn(), close: vi.fn() };
  opened.close.mockResolvedValue(undefined);
  const hosts: DesktopHost[] = [];
  const keys: string[] = [];
  runDesktop(standIn.electron, {
    process,
    dataDir() {
      if (setting.usage) throw setting.usage;
      return dir;
    },
    async openConsole(folder, keeper, host) {
      await Promise.resolve();
      if (setting.fails) throw setting.fails;
      hosts.push(host);
      keys.push(keeper.keyFor(folder, false));
      return opened;
    },
    client: join(base, 'client'),
    preload: '/preload.cjs',
    icon: undefined,
  });
  return { ...standIn, process, dir, opened, hosts, keys };
}

async function started(setting: Parameters<typeof run>[0] = {}) {
  const desktop = run(setting);
  desktop.app.becomeReady();
  await vi.waitFor(() => expect(StandInWindow.all).toHaveLength(1));
  return { ...desktop, window: StandInWindow.all[0] as StandInWindow };
}

function choose(desktop: ReturnType<typeof run>, id: string): void {
  const items = desktop
    .menu()
    .flatMap((menu) => menu.submenu as Electron.MenuItemConstructorOptions[]);
  (items.find((item) => item.id === id)?.click as () => void)();
}

describe('starting', () => {
  it('F39 shows what was found and mended in the data folder', async () => {
    const subject = '/branch/set-aside-1-branch.db-wal';
    const { boxes } = await started({
      notices: [
        { code: 'write-ahead-damaged', subject },
        { code: 'kept-to-owner', subject: '/branch' },
      ],
    });
    const told = boxes.filter((box) => box.includes('/branch'));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain(subject);
  });

  it('opens a window on our page, shown when it is ready', async () => {
    const { window, app, keys, dir } = await started();
    expect(window.webContents.mainFrame.url).toBe('app://console/');
    expect(window.acts).toEqual(['show']);
    expect(window.options).toMatchObject({ show: false, minWidth: 1100, minHeight: 680 });
    expect(app.paths.get('userData')).toBe(join(dir, 'desktop'));
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(dir)).toEqual(['branch.key.sealed', 'desktop']);
  });

  it('gives pages no power', async () => {
    const { window } = await started({ packaged: true });
    expect(window.options.webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('gives the window a port, and the next page another', async () => {
    const { window, opened } = await started();
    expect(opened.servePort).toHaveBeenCalledOnce();
    expect(window.webContents.mainFrame.sent).toHaveLength(1);
    window.webContents.reload();
    expect(opened.servePort).toHaveBeenCalledTimes(2);
  });

  it('guards contents and session, and serves our files there', async () => {
    const { window, defaultSession } = await started();
    expect(window.webContents.navigate('https://example.com/')).toBe(false);
    expect(window.webContents.open('app://console/')).toBe('deny');
    expect(defaultSession.asked.check?.(null, 'media', '', {} as never)).toBe(false);
    const response = await defaultSession.handlers.get('app')?.(new Request('app://console/'));
    expect(response?.status).toBe(200);
  });

  it('lets a second start end before it opens anything, and comes to the front', async () => {
    const second = run({ second: true });
    second.app.becomeReady();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(second.hosts).toEqual([]);
    expect(second.app.acts).toContain('ended 0');
    expect(StandInWindow.all).toEqual([]);
    expect(existsSync(join(second.dir, 'branch.key.sealed'))).toBe(false);

    const first = await started();
    first.app.emit('second-instance');
    expect(first.window.acts).toEqual(['show', 'show', 'focus']);
    expect(StandInWindow.all).toHaveLength(1);
  });

  it.each([
    ['zh-CN', 'zh'],
    ['en-GB', 'en'],
  ] as const)('that fails says why and ends with 1 (%s)', async (tag, language) => {
    const desktop = run({ languages: [tag], fails: new DataError('in-use', 'the-folder') });
    desktop.app.becomeReady();
    await vi.waitFor(() => expect(desktop.app.acts).toContain('ended 1'));
    expect(desktop.boxes[0]).toContain(failureTexts['in-use'][language].happened);
    expect(desktop.boxes[0]).toContain('the-folder');
    expect(desktop.process.stderr.write).toHaveBeenCalledOnce();
    expect(StandInWindow.all).toEqual([]);
  });

  it('refuses wrong usage and weakening switches before it takes the lock', async () => {
    for (const desktop of [
      run({ usage: new StartError('wrong-usage', '--data') }),
      run({ packaged: true, switches: ['no-sandbox'] }),
    ]) {
      desktop.app.becomeReady();
      await vi.waitFor(() => expect(desktop.app.acts).toEqual(['ended 1']));
      expect(existsSync(desktop.dir)).toBe(false);
    }
  });

  it('says so when the key had to go into a file', async () => {
    const { boxes } = await started({ keyStore: 'basic_text', languages: ['zh'] });
    expect(boxes).toEqual(['密钥保存在一个文件里，没有交给系统的密钥库。']);
    expect((await started()).boxes).toEqual([]);
  });
});

describe('running', () => {
  it('chooses folders for the console', async () => {
    const { hosts } = await started();
    expect(hosts[0]?.kind).toBe('desktop');
    expect(await hosts[0]?.chooseFolder()).toBe('chosen');
  });

  it('shows the public display in a session of its own, once, with a port', async () => {
    const desktop = await started();
    choose(desktop, 'display');
    expect(StandInWindow.all).toHaveLength(2);
    const [, display] = StandInWindow.all;
    expect(display?.webContents.mainFrame.url).toBe('app://console/#/display');
    expect(display?.options.webPreferences).toMatchObject({
      session: desktop.displaySession,
      sandbox: true,
      contextIsolation: true,
      autoplayPolicy: 'no-user-gesture-required',
    });
    expect(display?.webContents.navigate('https://example.com/')).toBe(false);
    expect(desktop.displaySession.handlers.has('app')).toBe(true);
    expect(desktop.displaySession.asked.check?.(null, 'media', '', {} as never)).toBe(false);
    expect(desktop.opened.servePort).toHaveBeenCalledTimes(2);
    choose(desktop, 'display');
    expect(StandInWindow.all).toEqual([desktop.window]);
    choose(desktop, 'display');
    expect(StandInWindow.all).toHaveLength(2);
  });

  it('opens further windows, each with a port of its own', async () => {
    const desktop = await started();
    choose(desktop, 'new-window');
    expect(StandInWindow.all).toHaveLength(2);
    expect(desktop.opened.servePort).toHaveBeenCalledTimes(2);
  });

  it('opens where it was closed', async () => {
    const { window } = await started();
    window.bounds = { x: 40, y: 50, width: 1200, height: 700 };
    window.close();
    const again = await started();
    expect(again.window.options).toMatchObject({ x: 40, y: 50, width: 1200, height: 700 });
  });

  it('locks its pages with the system', async () => {
    const { power, opened } = await started();
    power.emit('lock-screen');
    expect(opened.lockAll).toHaveBeenCalledOnce();
  });

  it('offers to load a page again when its process has gone', async () => {
    const { window, boxes, opened } = await started();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await vi.waitFor(() => expect(opened.servePort).toHaveBeenCalledTimes(2));
    expect(boxes).toEqual(['The page in this window ended unexpectedly.']);
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(boxes).toHaveLength(1);
  });

  it('closes ports and console before it ends', async () => {
    const { app, opened } = await started();
    const stop = opened.servePort.mock.results[0]?.value;
    app.quit();
    await vi.waitFor(() => expect(app.acts).toContain('ended 0'));
    expect(stop).toHaveBeenCalledOnce();
    expect(opened.close).toHaveBeenCalledOnce();
    expect(StandInWindow.all).toEqual([]);
  });

  it('F38 goes on after errors that nobody foresaw, and writes them down under a number', async () => {
    const { app, process, boxes, dir, opened } = await started();
    process.emit('uncaughtException', new Error('client 王芳'));
    process.emit('unhandledRejection', new TypeError('client 王芳'));
    expect(app.acts).not.toContain('ended 1');
    expect(boxes).toEqual([]);
    const text = readFileSync(join(dir, 'desktop/logs/console.log'), 'utf8');
    const id = expect.stringMatching(/^[0-9a-f]{8}$/) as string;
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { place: 'unforeseen', id, error: { kind: 'Error' } },
      { place: 'unforeseen', id, error: { kind: 'TypeError' } },
    ]);
    expect(text).not.toContain('王芳');
    app.quit();
    await vi.waitFor(() => expect(app.acts).toContain('ended 0'));
    expect(opened.close).toHaveBeenCalledOnce();
  });

  it('F38 ends with a message upon one before there is a console', async () => {
    const { app, process, boxes, dir } = run();
    process.emit('uncaughtException', new Error('client 王芳'));
    expect(app.acts).toContain('ended 1');
    expect(boxes.join()).not.toContain('王芳');
    expect(existsSync(join(dir, 'desktop/logs/console.log'))).toBe(true);
  });
});
