import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { SentenceError } from './sentence.mjs';

/** A second signal within this time is the same Ctrl-C, reported by the terminal and again by npm. */
const sameKeyMs = 1000;
const parentCheckMs = 500;

/**
 * The exit code of a child as a shell would report it.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  if (code !== null) return code;
  return 128 + (signal ? constants.signals[signal] : 0);
}

/** Where Node keeps what it made of sources, so that every process and thread does not make it anew. */
const compileCache = join(import.meta.dirname, '../node_modules/.cache/node');

/**
 * The environment in which `node` means the given binary, also for grandchildren, and sources are compiled once.
 *
 * Without the cache each thread that loads a TypeScript file strips its types by a WebAssembly module of its own. That
 * is most of a thread's start, and where threads come and go V8 then ends the whole process now and then ("Check failed:
 * jit_page.has_value()"): its list of code pages is shared by all threads (nodejs/node issue 64500).
 * @param {string} nodePath
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(nodePath, env = process.env) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    NODE_COMPILE_CACHE: compileCache,
    ...env,
    [key]: [dirname(nodePath), env[key]].filter(Boolean).join(delimiter),
  };
}

/**
 * Runs a program to its end with the terminal handed through, passes SIGINT, SIGTERM and SIGHUP on, and
 * resolves with its exit code only when it has ended: whoever stops us finds its child finished too.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options where `signal` asks it to end, and waits too
 * @returns {Promise<number>}
 */
export function run(command, args, { signal: abort, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const stopForwarding = forwardSignals(child);
    abort?.addEventListener('abort', () => child.kill(), { once: true });
    child.once('error', (error) => {
      stopForwarding();
      reject(new SentenceError(`${command} could not be started: ${error.message}.`));
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/**
 * Passes the signals that ask this process to end on to a child; returns how to stop doing so.
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  let last = -Infinity;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    const now = performance.now();
    const repeated = now - last < sameKeyMs;
    last = now;
    // The terminal has already given Ctrl-C to every process of the foreground group.
    const childHasIt = signal === 'SIGINT' && process.stdin.isTTY;
    if (!repeated && !childHasIt) child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = watchParent(() => child.kill());
  return () => {
    stopWatching();
    for (const signal of signals) process.off(signal, forward);
  };
}

/**
 * A SIGTERM to npm ends npm and its shell, but never reaches us: seeing our parent gone, we end as well
 * instead of holding on to the port and the data folder.
 * @param {() => void} onGone
 */
function watchParent(onGone, env = process.env) {
  const parent = process.ppid;
  if (!env['npm_lifecycle_event']) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, parentCheckMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
