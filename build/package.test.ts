import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildWithoutDemo } from './fresh-build.mjs';
import { openAsar } from './packaging/asar.mjs';
import { writeChecksums } from './packaging/checksums.mjs';
import config from './packaging/electron-builder.config.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

let base: string;
let said: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'package-'));
  // Vitest's own variables would have Vite believe that it runs a test.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'build/package.mjs'),
      ...['--dir', '--stub', '--linux', '--x64', '--arm64'],
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

it('says that a stub takes the place of Electron and has no fuses to flip', () => {
  expect(said).toContain('a stub takes its place');
  expect(said).toContain('No fuses were flipped');
});

describe('what is in the product', () => {
  const folder = () => join(base, 'out', 'linux-unpacked');
  const bill = () =>
    JSON.parse(readFileSync(join(folder(), 'sbom.cdx.json'), 'utf8')) as Readonly<{
      bomFormat: string;
      specVersion: string;
      components: readonly Readonly<Record<'name' | 'version' | 'purl', string>>[];
    }>;

  it('is listed as CycloneDX: what was bundled, the addon and Electron, no tools', () => {
    const { bomFormat, specVersion, components } = bill();
    expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const names = components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['react', 'antd', 'zod', '@orpc/server', 'electron']),
    );
    for (const tool of ['vite', 'eslint', 'vitest', 'electron-builder']) {
      expect(names).not.toContain(tool);
    }
    for (const component of components) {
      expect(component.purl).toMatch(/^pkg:npm\/\S+@\d/);
      expect(component).toMatchObject({
        hashes: [{ content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
      });
    }
  });

  it('has its licence in the notices, and none is unknown', () => {
    const text = readFileSync(join(folder(), 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const { name, version } of bill().components) expect(text).toContain(`${name} ${version}`);
    expect(text).not.toContain('(UNKNOWN)');
  });
});

describe('without the demo', () => {
  /** What only the demo's code holds: its branch, its files, its phones and cards, its players. */
  const traces = ['城西支行', 'writeDemoFiles', '19400', '622202', 'demoArrivals', 'demoVisitors'];
  const codeIn = (folder: string) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8'))
      .join('\n');

  it('nothing of it is in the build, and it says so', async () => {
    // Vite would believe that it runs a test.
    vi.stubEnv('VITEST', undefined);
    vi.stubEnv('NODE_ENV', undefined);
    await buildWithoutDemo(await ensureToolchain());
    const found = (code: string) => traces.filter((trace) => code.includes(trace));
    expect(found(codeIn('dist/main'))).toEqual(traces);
    expect(found(codeIn('dist/without-demo/main'))).toEqual([]);
    const result = spawnSync(
      process.execPath,
      [join(root, 'dist/without-demo/main/cli.js'), 'init', '--demo', '--data', join(base, 'none')],
      { encoding: 'utf8' },
    );
    expect(result.status).toBe(2);
    expect(result.stderr).toContain('without the demo');
  }, 120_000);
});

describe('what is given out', () => {
  it('is made for Windows, Debian, any Linux and the Mac, and never looks for a newer one', () => {
    const targets = [config.win, config.linux, config.mac].flatMap((platform) =>
      [platform?.target ?? []].flat().map((one) => (typeof one === 'string' ? one : one.target)),
    );
    expect(targets).toEqual(expect.arrayContaining(['nsis', 'deb', 'AppImage', 'dmg']));
    expect(config.publish).toBeNull();
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as Record<string, object>;
    expect({ ...dependencies, ...devDependencies }).not.toHaveProperty('electron-updater');
  });

  it('has its sums beside it', async () => {
    writeFileSync(join(base, 'vestibule_0.1.0_amd64.deb'), 'abc');
    writeFileSync(join(base, 'notes.txt'), 'abc');
    expect(await writeChecksums(base)).toEqual(['vestibule_0.1.0_amd64.deb']);
    expect(readFileSync(join(base, 'SHA256SUMS'), 'utf8')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  vestibule_0.1.0_amd64.deb\n',
    );
  });
});
