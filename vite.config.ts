import react from '@vitejs/plugin-react';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { EnvironmentOptions, Plugin, UserConfig, ViteBuilder } from 'vite';
import { defineConfig } from 'vitest/config';
import { notePackages } from './build/packaging/packages.mjs';
import { environmentNames, filesBelow, buildStamped } from './build/inputs.mjs';
import { testProjects } from './build/checks/test-projects.mjs';

const root = import.meta.dirname;

/** Electron 45 brings a newer one; this leaves room for a bank's slowly updated browser. */
const chromium = 'chrome140';
/** What Electron 45 runs and what `npm ci` brings is newer; this is the oldest that we accept. */
const node = 'node22.14';

/** Where the build goes; one without the demo stays out of the way of the other. */
const withDemo = process.env['VESTIBULE_DEMO'] !== 'none';
const outDir = withDemo ? 'dist' : 'dist/without-demo';

/** Native code cannot be bundled, and `electron` exists only inside Electron. */
const external = ['electron', 'better-sqlite3'];

/** Entries of the main process: the programs, and each worker thread beside them. */
function mainEntries(): Record<string, string> {
  const programs = ['main', 'cli', 'browser-host'].map((name) => `electron/${name}.ts`);
  const workers = filesBelow(root, 'electron').filter((file) => file.endsWith('.worker.ts'));
  return Object.fromEntries(
    [...programs, ...workers].map((file) => [basename(file, '.ts'), join(root, file)]),
  );
}

/**
 * In source a worker lies in its subject's folder, in the bundle beside the main file: the same
 * `new URL('./import.worker.ts', import.meta.url)` has to find it in both.
 */
function workersBesideBundle(): Plugin {
  const url = /new URL\(\s*(['"])[\w./-]*?([\w-]+)\.worker\.ts\1/g;
  return {
    name: 'vestibule:workers-beside-bundle',
    applyToEnvironment: (environment) => environment.name === 'main',
    transform: (code) =>
      code.includes('.worker.ts')
        ? { code: code.replace(url, "new URL('./$2.worker.js'"), map: null }
        : null,
  };
}

/** What packages made with `--without-demo` have instead of the demo. */
function withoutDemo(): Plugin {
  const demo = join(root, 'electron/demo/index.ts');
  return {
    name: 'vestibule:without-demo',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('demo/index.ts')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found?.id === demo ? join(root, 'electron/demo/none.ts') : found;
    },
  };
}

/** Writes down which packages a part of the build contains, for the notices and the bill of materials. */
function packagesNoted(): Plugin {
  return {
    name: 'vestibule:packages-noted',
    generateBundle() {
      notePackages(root, outDir, this.environment.name, this.getModuleIds());
    },
  };
}

/** A bundle of the main process: everything but the externals is inside, so packages carry no node_modules. */
function nodeEnvironment(
  name: 'main' | 'preload',
  input: Record<string, string>,
  output: { format: 'es' | 'cjs'; entryFileNames: string; chunkFileNames?: string },
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external, conditions: ['node', 'module', 'import', 'default'] },
    build: {
      target: node,
      outDir: join(root, outDir, name),
      emptyOutDir: true,
      copyPublicDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: { input, external, output, platform: 'node' },
    },
  };
}

const environments: Record<string, EnvironmentOptions> = {
  client: {
    build: {
      target: chromium,
      outDir: join(root, 'dist/client'),
      emptyOutDir: true,
      // Served from the same machine: what counts is that charts stay out of the first chunk.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
  main: nodeEnvironment('main', mainEntries(), {
    format: 'es',
    entryFileNames: '[name].js',
    // Flat, because the worker's URL is relative to the chunk that starts it.
    chunkFileNames: '[name]-[hash].js',
  }),
  preload: nodeEnvironment(
    'preload',
    { preload: join(root, 'electron/preload.ts') },
    { format: 'cjs', entryFileNames: 'preload.cjs' },
  ),
};

/** Builds all three parts, or those named in VESTIBULE_BUILD, each on its own so that one can be skipped. */
async function buildApp(builder: ViteBuilder): Promise<void> {
  const wanted = (process.env['VESTIBULE_BUILD'] ?? environmentNames.join(',')).split(',');
  for (const name of environmentNames) {
    const environment = builder.environments[name];
    if (!environment || !wanted.includes(name)) continue;
    // The stamps are those of the build in dist/, which `npm start` uses.
    if (withDemo) await buildStamped(root, name, () => builder.build(environment));
    else await builder.build(environment);
  }
}

/** The browser host that `npm run dev` starts beside the dev server; /rpc/*.ts is still the renderer's own. */
const hostOrigin = process.env['VESTIBULE_HOST_ORIGIN'];

const config: UserConfig = {
  root: join(root, 'renderer'),
  cacheDir: join(root, 'node_modules/.vite'),
  plugins: [react(), workersBesideBundle(), packagesNoted(), ...(withDemo ? [] : [withoutDemo()])],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  // pg requires pg-pool, whose module for `import` is no class to a caller that requires it: take the one for `require`.
  resolve: { alias: { 'pg-pool': join(root, 'node_modules/pg-pool/index.js') } },
  ...(hostOrigin && {
    server: {
      proxy: {
        '^/rpc(\\?|$)': { target: hostOrigin, ws: true },
        '^/session(\\?|$)': { target: hostOrigin },
        '^/starting$': { target: hostOrigin },
      },
    },
  }),
  // Vitest reads this file too and has environments of its own.
  ...(!process.env['VITEST'] && { environments, builder: { buildApp } }),
};

/** Vitest leaves one processor free, which on two is half of them. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  ...config,
  test: { root, maxWorkers, projects: testProjects(root) },
});
