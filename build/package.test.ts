import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAsar } from './packaging/asar.mjs';
import { root } from './toolchain.mjs';

let base: string;
let said: string;

/** What electron-builder needs to see of Electron in order to lay a package out. */
function standInForElectron(folder: string): string {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  for (const name of ['en-US', 'fr', 'zh-CN']) {
    writeFileSync(join(folder, 'locales', `${name}.pak`), '');
  }
  writeFileSync(join(folder, 'version'), electronVersion());
  writeFileSync(join(folder, 'LICENSE'), '');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '');
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\n');
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
}

function electronVersion(): string {
  const file = join(root, 'node_modules/electron/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'package-'));
  const electron = standInForElectron(join(base, 'electron'));
  // Vitest's own variables would have Vite believe that it runs a test.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'build/package.mjs'),
      ...['--linux', 'dir', '--x64', '--arm64'],
      `-c.electronVersion=${electronVersion()}`,
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(base, 'out')}`,
    ],
    { cwd: root, env, encoding: 'utf8' },
  );
  said = `${result.stdout}${result.stderr}`;
  expect(result.status, said).toBe(0);
}, 180_000);

afterAll(() => rmSync(base, { recursive: true }));

describe.each([
  ['linux-unpacked', 'x64'],
  ['linux-arm64-unpacked', 'arm64'],
])('the package in %s', (folder, arch) => {
  const resources = () => join(base, 'out', folder, 'resources');
  const asar = () => openAsar(join(resources(), 'app.asar'));
  const paths = () => [...asar().entries.keys()];

  it('has the program under its name, and our languages only', () => {
    expect(existsSync(join(base, 'out', folder, 'vestibule'))).toBe(true);
    expect(readdirSync(join(base, 'out', folder, 'locales')).sort()).toEqual([
      'en-US.pak',
      'zh-CN.pak',
    ]);
  });

  it('has main, preload and pages', () => {
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/main/main.js',
        'dist/preload/preload.cjs',
        'dist/client/index.html',
        'dist/icons/256x256.png',
      ]),
    );
    const { main, type } = JSON.parse(asar().read('package.json').toString()) as Record<
      string,
      unknown
    >;
    expect({ main, type }).toEqual({ main: 'dist/main/main.js', type: 'module' });
  });

  it('has nothing else: no sources, no tests, no maps, no packages for development', () => {
    const others = paths().filter(
      (path) =>
        !/^dist\/(main|preload|client|icons)\//.test(path) &&
        !path.startsWith('node_modules/better-sqlite3/') &&
        path !== 'package.json',
    );
    expect(others).toEqual([]);
    const unwanted = /\.(ts|tsx|map|md|c|cc|cpp|h|hpp|gyp)$|\.test\.|(^|\/)\.|\/(src|deps)\//;
    expect(paths().filter((path) => unwanted.test(path))).toEqual([]);
    const packed = JSON.parse(asar().read('package.json').toString()) as object;
    expect(packed).not.toHaveProperty('devDependencies');
    expect(packed).not.toHaveProperty('scripts');
  });

  it('has the SQLite addon of its platform, outside the archive, and no other', () => {
    const addon = `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`;
    expect(paths().filter((path) => path.endsWith('.node'))).toEqual([addon]);
    const unpacked = [...asar().entries]
      .filter(([, entry]) => entry.unpacked)
      .map(([path]) => path);
    expect(unpacked).toEqual([addon]);
    expect(existsSync(join(resources(), 'app.asar.unpacked', addon))).toBe(true);
  });

  it('has every chunk and worker that its code asks for', () => {
    const archive = asar();
    const scripts = paths().filter((path) => /^dist\/(main|preload)\/.*\.c?js$/.test(path));
    for (const script of scripts) {
      const code = archive.read(script).toString('utf8');
      const asked = code.matchAll(/(?:from|import|import\(|new URL\()\s*["'](\.\.?\/[^"']+)["']/g);
      for (const [, path = ''] of asked) {
        expect(paths(), script).toContain(posix.join(dirname(script), path));
      }
    }
  });
});

it('says that a stand-in has no fuses to flip', () => {
  expect(said).toContain('No fuses were flipped');
});
