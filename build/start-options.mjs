import { SentenceError } from './sentence.mjs';

/** @typedef {{ open: boolean, browser: boolean, port?: string, data?: string }} StartOptions */

export const startUsage =
  'Usage: npm start -- [--browser] [--no-open] [--port N] [--data DIR], where --port and --no-open concern the browser host.';

/**
 * Reads what was given after `npm start --`.
 * @param {readonly string[]} args
 * @returns {StartOptions}
 */
export function parseStartOptions(args) {
  /** @type {StartOptions} */
  const options = { open: true, browser: false };
  const rest = args.flatMap((arg) => (/^--\w+=/.test(arg) ? splitOnce(arg) : [arg]));
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === '--no-open') options.open = false;
    else if (name === '--browser') options.browser = true;
    else if (name === '--port') options.port = portOf(rest.shift());
    else if (name === '--data') options.data = folderOf(rest.shift());
    else throw new SentenceError(`"${name}" is not an option. ${startUsage}`, 2);
  }
  return options;
}

/**
 * The command line of the browser host for these options.
 * @param {StartOptions} options
 * @returns {string[]}
 */
export function serveArguments({ open, port, data }) {
  return [
    'serve',
    ...(port ? ['--port', port] : []),
    ...(data ? ['--data', data] : []),
    open ? '--open' : '--no-open',
  ];
}

/** @param {string} arg */
function splitOnce(arg) {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

/** @param {string | undefined} text */
function portOf(text) {
  if (text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= 65_535) return text;
  throw new SentenceError(`--port takes a number from 0 to 65535. ${startUsage}`, 2);
}

/** @param {string | undefined} text */
function folderOf(text) {
  if (text) return text;
  throw new SentenceError(`--data takes a folder. ${startUsage}`, 2);
}
