// npm start: installs and builds what is needed, then opens the console in the best host that this
// machine has, and says which and why.
import { join, resolve } from 'node:path';
import { fetchElectron, installedElectron, windowObstacle } from './packaging/electron-binary.mjs';
import { ensureBuilt } from './fresh-build.mjs';
import { run, withNodeFirst } from './run.mjs';
import { runMain } from './sentence.mjs';
import { parseStartOptions, serveArguments } from './start-options.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

/** Ended by SIGTRAP, SIGABRT or SIGSEGV: how Electron ends where, say, the system forbids its sandbox. */
const crashCodes = [133, 134, 139];

await runMain(async () => {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.data) {
    // npm changes to the checkout; a relative folder means where the user is.
    options.data = resolve(process.env['INIT_CWD'] ?? process.cwd(), options.data);
  }
  const node = await ensureToolchain();
  const [host] = await Promise.all([chooseHost(options, node), ensureBuilt(node, ['client'])]);
  const env = withNodeFirst(node.path);
  if (host.electron) {
    await ensureBuilt(node, ['client', 'main', 'preload']);
    say('Opening the console in Electron.');
    const data = options.data ? ['--data', options.data] : [];
    const code = await run(host.electron, ['.', ...data], { cwd: root, env });
    if (!crashCodes.includes(code)) return code;
  }
  say(`Serving the console to a browser: ${host.why ?? 'Electron cannot run on this machine'}.`);
  const cli = join(root, 'electron', 'cli.ts');
  return run(node.path, [...node.args, cli, ...serveArguments(options)], { cwd: root, env });
});

/**
 * @param {import('./start-options.mjs').StartOptions} options
 * @param {import('./toolchain.mjs').Toolchain} node
 * @returns {Promise<{ electron: string, why?: undefined } | { electron?: undefined, why: string }>}
 */
async function chooseHost(options, node) {
  if (options.browser) return { why: 'as --browser asks' };
  const { platform, env } = process;
  const obstacle = windowObstacle({ platform, env, uid: process.getuid?.() });
  if (obstacle) return { why: obstacle };
  const installed = installedElectron(root);
  if (installed) return { electron: installed };
  const outcome = await fetchElectron(node, root);
  const fetched = installedElectron(root);
  if (fetched) return { electron: fetched };
  if (outcome === 'unreachable') {
    return { why: "Electron is not installed and its download host doesn't answer" };
  }
  return { why: 'Electron is not installed and could not be fetched' };
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
