// npm run dev: the browser host from source, restarted when its code changes, and before it Vite's dev
// server, which reloads the screens as they are saved and passes /rpc and /session on to the host.
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { localBin } from './local-bin.mjs';
import { run, withNodeFirst } from './run.mjs';
import { runMain, SentenceError } from './sentence.mjs';
import { parseStartOptions, serveArguments } from './start-options.mjs';
import { ensureToolchain, root } from './toolchain.mjs';

const pagePort = 5173;

await runMain(async () => {
  const options = parseStartOptions(process.argv.slice(2));
  const node = await ensureToolchain();
  const hostPort = options.port ?? String(await freePort(0));
  if (!(await freePort(pagePort))) {
    throw new SentenceError(
      `Port ${pagePort} is taken: end what uses it, then run the same command again.`,
    );
  }
  const pageOrigin = `http://127.0.0.1:${pagePort}`;
  const env = {
    ...withNodeFirst(node.path),
    // The host accepts this origin besides its own and prints its link with it.
    VESTIBULE_DEV_ORIGIN: pageOrigin,
    VESTIBULE_HOST_ORIGIN: `http://127.0.0.1:${hostPort}`,
  };
  const data = options.data && resolve(process.env['INIT_CWD'] ?? process.cwd(), options.data);
  process.stderr.write(
    `Vite serves the screens on ${pageOrigin} with hot reload; the host behind it runs from source on port ${hostPort} and restarts when electron/ or shared/ changes. Open the link that the host prints.\n`,
  );
  const serve = serveArguments({ ...options, open: false, port: hostPort, ...(data && { data }) });
  const programs = [
    ['--watch', '--watch-preserve-output', join(root, 'electron', 'cli.ts'), ...serve],
    [
      localBin(root, 'vite'),
      '--host',
      '127.0.0.1',
      '--port',
      String(pagePort),
      '--strictPort',
      '--configLoader',
      'native',
      '--clearScreen',
      'false',
    ],
  ];
  // Vite must not read the keyboard: Ctrl-C belongs to both programs.
  return firstToEnd(
    programs.map(
      (args) => (signal) =>
        run(node.path, [...node.args, ...args], {
          cwd: root,
          env,
          signal,
          stdio: ['ignore', 'inherit', 'inherit'],
        }),
    ),
  );
});

/**
 * Runs the programs beside each other; when one ends, the others are ended too.
 * @param {((signal: AbortSignal) => Promise<number>)[]} programs
 */
async function firstToEnd(programs) {
  const abort = new AbortController();
  const running = programs.map((start) =>
    start(abort.signal)
      .catch(() => 1)
      .finally(() => abort.abort()),
  );
  const code = await Promise.race(running);
  await Promise.all(running);
  return code;
}

/**
 * The port if nothing listens on it, or any free one for 0; 0 when it is taken.
 * @param {number} port
 * @returns {Promise<number>}
 */
function freePort(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(0));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
