import { describe, expect, it } from 'vitest';
import { findBrowser } from './chromium.mjs';

const having =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('the browser for the tests', () => {
  it('is CHROMIUM_PATH before all, even a wrong one', () => {
    const env = { CHROMIUM_PATH: '/x/chromium', PATH: '/bin' };
    expect(findBrowser({ platform: 'linux', env, exists: having('/bin/chromium') })).toBe(
      '/x/chromium',
    );
  });
  it('is one without windows, then Chrome, Edge, Chromium, wherever they are on PATH', () => {
    const machine = (...paths: string[]) =>
      findBrowser({ platform: 'linux', env: { PATH: '/a:/b' }, exists: having(...paths) });
    expect(machine('/a/google-chrome', '/b/chromium-headless-shell')).toBe(
      '/b/chromium-headless-shell',
    );
    expect(machine('/a/chromium', '/b/microsoft-edge', '/b/google-chrome')).toBe(
      '/b/google-chrome',
    );
    expect(machine('/a/chromium', '/b/microsoft-edge')).toBe('/b/microsoft-edge');
    expect(machine('/a/chromium')).toBe('/a/chromium');
    expect(machine()).toBeUndefined();
  });
  it('is found among the programs of Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = {
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
      PROGRAMFILES: 'C:\\Program Files',
    };
    expect(findBrowser({ platform: 'win32', env, exists: having(edge) })).toBe(edge);
  });
  it('is found among the applications of macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, exists: having(chrome) })).toBe(chrome);
  });
});
