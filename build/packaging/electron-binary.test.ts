import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedElectron, unreachableExit, windowObstacle } from './electron-binary.mjs';

describe('the installed Electron', () => {
  const root = mkdtempSync(join(tmpdir(), 'electron-'));
  const home = join(root, 'node_modules/electron');
  const program = join(home, 'dist/electron');

  it('is none before it was fetched', () => {
    mkdirSync(join(home, 'dist'), { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"version":"45.4.1"}');
    expect(installedElectron(root, {})).toBeUndefined();
  });
  it('is what path.txt names, if it is of the right version', () => {
    writeFileSync(join(home, 'path.txt'), 'electron');
    writeFileSync(program, '');
    writeFileSync(join(home, 'dist/version'), '44.0.0');
    expect(installedElectron(root, {})).toBeUndefined();
    writeFileSync(join(home, 'dist/version'), 'v45.4.1');
    expect(installedElectron(root, {})).toBe(program);
  });
  it('is where ELECTRON_OVERRIDE_DIST_PATH says', () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(home, 'dist') };
    expect(installedElectron(root, env)).toBe(program);
    expect(installedElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBeUndefined();
  });
});

describe('a window', () => {
  it('needs a screen on Linux', () => {
    expect(windowObstacle({ platform: 'linux', env: {}, uid: 1000 })).toMatch(/screen/);
    const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(windowObstacle({ platform: 'linux', env: wayland, uid: 1000 })).toBeUndefined();
    expect(windowObstacle({ platform: 'win32', env: {}, uid: undefined })).toBeUndefined();
  });
  it('is not opened by root', () => {
    expect(windowObstacle({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 })).toMatch(/root/);
  });
});

describe('fetching', () => {
  /** Runs the script with a download host and an empty cache of its own. */
  async function fetchFrom(mirror: string): Promise<{ code: number; text: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'fetch-electron.mjs')], {
      env: {
        ...process.env,
        ELECTRON_MIRROR: mirror,
        XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'electron-cache-')),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (more: string) => (text += more));
    const [code] = (await once(child, 'close')) as [number];
    return { code, text };
  }

  it('gives up without a word when the host does not answer', async () => {
    expect(await fetchFrom('http://127.0.0.1:9/')).toEqual({ code: unreachableExit, text: '' });
  });

  it('shows progress and refuses an archive whose sum is wrong, in a sentence', async () => {
    const server = createServer((_request, response) =>
      response.end('not Electron'.repeat(10_000)),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, text } = await fetchFrom(`http://127.0.0.1:${port}/`);
    server.close();
    expect(code).toBe(1);
    expect(text).toMatch(/^Downloading Electron: .*\n/);
    expect(text).toMatch(/Electron could not be fetched: .*checksum/i);
    expect(text).not.toMatch(/\n\s+at /);
  });
});
