// npm test: all parts in order, or those named; nothing stops early, and the last line counts it all.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installedElectron } from './packaging/electron-binary.mjs';
import { ensureBuilt } from './fresh-build.mjs';
import { ensureChromium } from './browser/install-chromium.mjs';
import { localBin } from './local-bin.mjs';
import { run, withNodeFirst } from './run.mjs';
import { runMain, SentenceError } from './sentence.mjs';
import { runStaticChecks, staticChecks } from './checks/static-checks.mjs';
import {
  inWords,
  playwrightCounts,
  playwrightFailures,
  runCounts,
  sum,
  vitestCounts,
  vitestFailures,
} from './checks/test-counts.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

/** @typedef {import('./checks/test-counts.mjs').Counts} Counts */
/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */

/** A part that takes longer hangs, even on a busy machine; alone all of them take a few minutes. */
const partMs = 1_200_000;
/** Ten thousand crashes are a matter of an hour. */
const crashMs = 4 * 3_600_000;
/** Parts that run when they are named and not otherwise. */
const longParts = new Set(['crash', 'screens']);
/** The long form of the tests that have one, and where they are. */
const longForm = {
  VESTIBULE_KILLS: '10000',
  VESTIBULE_TICKETS: '50000',
  VESTIBULE_CUTS: '2000',
  VESTIBULE_CLAIMS: '50000',
};
const longTests = [
  'electron/queue/crash.test.ts',
  'electron/server/crowd.router.test.ts',
  'electron/store/postgres/faults.test.ts',
];
const results = join(root, 'test-results');

/**
 * A test program's JSON report, and how to read it.
 * @template Report
 * @typedef {object} Reader
 * @property {string} file
 * @property {(report: Report) => Counts} counts
 * @property {(report: Report) => string[]} failures
 */
/**
 * What failed in any part, to be said once more at the end, where a long output is read first.
 * @type {string[]}
 */
const failures = [];

/** @type {Record<string, { title: string, run: (node: Toolchain) => Promise<Counts> }>} */
const parts = {
  format: { title: 'Prettier', run: (node) => checks(node, 'format') },
  lint: { title: 'ESLint and the dependency rules', run: (node) => checks(node, 'lint') },
  types: { title: 'TypeScript, a project for each layer', run: (node) => checks(node, 'types') },
  unit: { title: 'unit tests', run: (node) => vitest(node, 'unit') },
  router: { title: 'the router over every carrier', run: (node) => vitest(node, 'router') },
  desktop: { title: 'the desktop shell', run: (node) => vitest(node, 'desktop') },
  e2e: { title: 'the console in a browser', run: (node) => playwright(node, 'e2e') },
  crash: { title: '10,000 crashes, 2,000 cuts, 50,000 concurrent calls', run: crashes },
  screens: { title: 'every screen in English', run: (node) => playwright(node, 'screens') },
};

await runMain(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !(name in parts));
  if (unknown !== undefined) {
    const known = Object.keys(parts).join(', ');
    throw new SentenceError(`"${unknown}" is not a part of the tests; there are ${known}.`, 2);
  }
  const node = await ensureToolchain();
  mkdirSync(results, { recursive: true });
  /** @type {string[]} */
  const summary = [];
  /** @type {Counts[]} */
  const counted = [];
  for (const [name, part] of Object.entries(parts)) {
    if (named.length > 0 ? !named.includes(name) : longParts.has(name)) continue;
    process.stdout.write(`\n=== ${name}: ${part.title}\n`);
    const start = performance.now();
    const counts = await part.run(node).catch(asFailure);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    counted.push(counts);
    summary.push(`${name.padEnd(8)} ${inWords(counts)} (${seconds} s)`);
  }
  const total = sum(counted);
  if (failures.length > 0) process.stdout.write(`\n=== failed\n${failures.join('\n')}\n`);
  process.stdout.write(`\n=== summary\n${summary.join('\n')}\n${inWords(total)}\n`);
  return total.failed > 0 ? 1 : 0;
});

/**
 * @param {Toolchain} node
 * @param {keyof typeof staticChecks} part
 * @returns {Promise<Counts>}
 */
async function checks(node, part) {
  const list = staticChecks[part];
  const failed = await runStaticChecks(node, list);
  if (failed > 0) failures.push(`${part}: ${failed} of ${list.length} checks`);
  return { passed: list.length - failed, failed, skipped: 0 };
}

/**
 * @param {Toolchain} node
 * @param {string} project
 * @returns {Promise<Counts>}
 */
async function vitest(node, project) {
  return reported(
    node,
    vitestRun(project, ['--project', project]),
    vitestReport(project),
    {},
    partMs,
  );
}

/**
 * @param {Toolchain} node
 * @returns {Promise<Counts>}
 */
async function crashes(node) {
  return reported(node, vitestRun('crash', longTests), vitestReport('crash'), longForm, crashMs);
}

/**
 * @param {string} name
 * @param {string[]} which
 * @returns {string[]}
 */
function vitestRun(name, which) {
  const { file } = vitestReport(name);
  return [
    'vitest',
    'run',
    ...which,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
}

/**
 * @param {string} name
 * @returns {Reader<import('./checks/test-counts.mjs').VitestReport>}
 */
function vitestReport(name) {
  return { file: join(results, `${name}.json`), counts: vitestCounts, failures: vitestFailures };
}

/**
 * @param {Toolchain} node
 * @param {'e2e' | 'screens'} part the tests without the tag @long, or those with it
 * @returns {Promise<Counts>}
 */
async function playwright(node, part) {
  const browser = await ensureChromium(node);
  await ensureBuilt(node, [
    'client',
    'main',
    ...(installedElectron(root) ? /** @type {const} */ (['preload']) : []),
  ]);
  const tags = part === 'screens' ? ['--grep', '@long'] : ['--grep-invert', '@long'];
  const args = ['test', '--config', 'e2e/playwright.config.ts', ...tags];
  const env = browser ? { CHROMIUM_PATH: browser } : {};
  /** @type {Reader<import('./checks/test-counts.mjs').PlaywrightReport>} */
  const report = {
    file: join(results, 'e2e.json'),
    counts: playwrightCounts,
    failures: playwrightFailures,
  };
  return reported(node, ['playwright', ...args], report, env, partMs);
}

/**
 * Runs a test program that writes a JSON report, counts what the report says and keeps what failed for the end.
 * @template Report
 * @param {Toolchain} node
 * @param {string[]} command
 * @param {Reader<Report>} reader
 * @param {NodeJS.ProcessEnv} env
 * @param {number} ms
 * @returns {Promise<Counts>}
 */
async function reported(node, [name = '', ...args], reader, env, ms) {
  rmSync(reader.file, { force: true });
  const code = await run(node.path, [...node.args, localBin(root, name), ...args], {
    cwd: root,
    env: { ...withNodeFirst(node.path), ...env },
    signal: AbortSignal.timeout(ms),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const report = /** @type {Report | undefined} */ (readReport(reader.file));
  const counts = runCounts(report && reader.counts(report), code);
  const named = report ? reader.failures(report) : [];
  if (counts.failed > 0 && named.length === 0) named.push(`${name} ended with ${code}`);
  failures.push(...named.map((one) => one.replaceAll(join(root, '/'), '')));
  return counts;
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} error
 * @returns {Counts}
 */
function asFailure(error) {
  const message = error instanceof SentenceError ? error.message : String(error);
  process.stdout.write(`${message}\n`);
  failures.push(message);
  return { passed: 0, failed: 1, skipped: 0 };
}
