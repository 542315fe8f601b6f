import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { StandInWindow } from './desktop/stand-in/stand-in-window.fixture.ts';
import { standInElectron } from './desktop/stand-in/stand-in.fixture.ts';

const standIn = standInElectron({ languages: ['zh-CN'] });
const openConsole = vi.fn();
const servePort = vi.fn((_console: unknown, _port: unknown) => () => {});
const opened = { close: vi.fn(() => Promise.resolve()) };
vi.doMock('electron', () => standIn.electron);
// Beside the source there is no built client; how it is served is tested on its own.
vi.doMock('./server/carriers/client-files.ts', () => ({
  clientFiles: () => new Map(),
  fileHeaders: vi.fn(),
}));
vi.doMock('./app/index.ts', () => ({ openOrRecover: openConsole }));
vi.doMock('./server/carriers/port-carrier.ts', () => ({ servePort }));

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection'];
const argv = process.argv;
let dir: string;
let before: Map<string, unknown[]>;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'main-'));
  before = new Map(signals.map((name) => [name, process.listeners(name as NodeJS.Signals)]));
  process.argv = ['electron', '.', '--data', dir];
  openConsole.mockReturnValue(opened);
  await import('./main.ts');
});

afterAll(() => {
  process.argv = argv;
  for (const [name, listeners] of before) {
    for (const listener of process.listeners(name as NodeJS.Signals)) {
      if (!listeners.includes(listener)) process.off(name, listener);
    }
  }
  rmSync(dir, { recursive: true });
});

describe('main', () => {
  it('sets name, sandbox and scheme before Electron is ready, then takes the lock', () => {
    expect(standIn.app.acts).toEqual(['name Vestibule', 'sandbox', 'lock']);
    expect(standIn.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
    expect(openConsole).not.toHaveBeenCalled();
  });

  it('opens the console of the folder it was given, and a window with a port', async () => {
    standIn.app.becomeReady();
    await vi.waitFor(() => expect(openConsole).toHaveBeenCalledOnce());
    expect(openConsole.mock.calls[0]?.[0]).toMatchObject({
      dir,
      host: { kind: 'desktop' },
    });
    expect(StandInWindow.all).toHaveLength(1);
    expect(servePort).toHaveBeenCalledOnce();
    expect(servePort.mock.calls[0]?.[0]).toBe(opened);
  });

  it('closes it before it ends', async () => {
    process.emit('SIGTERM', 'SIGTERM');
    await vi.waitFor(() => expect(standIn.app.acts).toContain('ended 0'));
    expect(opened.close).toHaveBeenCalledOnce();
  });
});
