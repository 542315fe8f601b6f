import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import open from 'open';
import { startBrowserHost } from '../browser-host.ts';
import { openOrRecover } from '../app/index.ts';
import { createShutdown, createFaults, noteUnhandled, openErrorLog } from '../platform/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { portOption, readArguments } from './arguments.ts';
import { CliError, type CliCommand, type CommandContext } from './command.ts';
import { commandHost, folderOf, sayNotices } from './folder.ts';
import { recoveryWords } from './words/restore-words.ts';
import { failureWords, faultWords, serveWords } from './words/words.ts';

/** Serves the console to a browser on this machine until it is stopped. */
export const serveCommand: CliCommand = {
  usage: 'serve --data DIR [--port N] [--open|--no-open]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      {
        data: { type: 'string' },
        port: { type: 'string' },
        open: { type: 'boolean' },
        'no-open': { type: 'boolean' },
      },
      0,
    );
    const dir = folderOf(values.data, context.env);
    const port = portOption(values.port);
    const devOrigin = context.env['VESTIBULE_DEV_ORIGIN'];
    const pages = devOrigin ? null : builtPages();
    const keeper = fileKeyKeeper(context.env);
    const faults = faultsOf(dir, context);
    const shutdown = createShutdown();
    shutdown.add('the note of what nothing caught', noteUnhandled(process, faults));
    try {
      const opened = await openOrRecover({
        dir,
        keeper,
        host: { ...commandHost, logs: join(dir, 'logs') },
        faults,
      });
      shutdown.add('the console', () => opened.close());
      sayNotices(opened.notices, context);
      if (opened.damage) {
        const { code, subject } = opened.damage;
        context.say(failureWords(code, subject, context.language) ?? code);
        context.say(recoveryWords(context.language));
      }
      const host = await startBrowserHost({
        console: opened,
        pages,
        port,
        devOrigin,
        faults,
      }).catch(portTaken(port));
      shutdown.add('the host', () => host.close());
      // The link is needed now; the result is printed only when serving ends.
      context.say(serveWords(host.link, context.language));
      if (values.open && !values['no-open']) await open(host.link).catch(() => undefined);
      await untilAborted(context.signal);
      return { output: { origin: host.origin, stopped: true }, exit: 0 };
    } finally {
      await shutdown.stop();
    }
  },
};

/** Notes unexpected errors in the folder's error log, and says so on the terminal. */
function faultsOf(dir: string, { say, language }: CommandContext) {
  const log = openErrorLog(join(dir, 'logs'), () => new Date());
  return createFaults({
    write(id, place, error) {
      log.error(place, error, id);
      say(faultWords(id, log.file, language));
    },
  });
}

function portTaken(port: number) {
  return (error: unknown): never => {
    const taken = (error as { code?: unknown }).code === 'EADDRINUSE';
    throw taken ? new CliError('port-taken', String(port)) : error;
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The folder of the built screens. @throws CliError not-built */
function builtPages(): string {
  const pages = pagesFolder();
  if (!existsSync(join(pages, 'index.html'))) throw new CliError('not-built', pages);
  return pages;
}

/** The built screens, beside the sources or beside the bundle that contains this file. */
function pagesFolder(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(fromSource ? '../../dist/client' : '../client', import.meta.url));
}
