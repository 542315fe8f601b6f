import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import open from 'open';
import type { Starting } from '../../shared/model/starting.ts';
import { startBrowserHost, type BrowserHost } from '../browser-host.ts';
import { codeOf } from '../clients/index.ts';
import { openConsole } from '../console.ts';
import { conversionOf, type Conversion } from '../conversion/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { portOption, readArguments } from './arguments.ts';
import { CliError, type CliCommand, type CommandContext } from './command.ts';
import { commandHost, folderOf } from './folder.ts';
import { conversionBegins, conversionWords, serveWords } from './words.ts';

/** Longer than a waiting page takes to ask again: it learns why the console did not open. */
const lastWordsMs = 3000;

/** Serves the console to a browser of this machine until it is stopped. */
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
    const openIt = () => openConsole({ dir, keeper, host: commandHost });
    const conversion = conversionOf(dir, keeper);
    let opened = conversion ? null : openIt();
    let starting: Starting | null = null;
    let host: BrowserHost | null = null;
    try {
      host = await startBrowserHost({
        console: opened,
        starting: () => starting,
        pages,
        port,
        devOrigin,
      }).catch(portTaken(port));
      if (conversion) context.say(conversionBegins(context.language));
      // Whoever started this may need the link at once; the result comes only when serving ends.
      context.say(serveWords(host.link, conversion !== null, context.language));
      if (values.open && !values['no-open']) await open(host.link).catch(() => undefined);
      if (conversion) {
        await convert(conversion, context, (state) => {
          starting = state;
        });
        opened = openIt();
        host.serve(opened);
        starting = null;
      }
      await untilAborted(context.signal);
      return { output: { origin: host.origin, stopped: true }, exit: 0 };
    } finally {
      await host?.close();
      await opened?.close();
    }
  },
};

/** Converts an older book, telling the page and the terminal. @throws DataError; "cancelled" */
async function convert(
  conversion: Conversion,
  { language, progress, signal }: CommandContext,
  tell: (state: Starting) => void,
): Promise<void> {
  tell({ stage: 'converting', fraction: 0, remainingSeconds: null });
  try {
    await conversion.run(({ fraction, remainingSeconds }) => {
      tell({ stage: 'converting', fraction, remainingSeconds });
      progress(conversionWords(remainingSeconds, language), fraction);
    }, signal);
  } catch (error) {
    const { subject = '' } = error as { subject?: string };
    tell({ stage: 'failed', code: codeOf(error), subject });
    if (!signal.aborted) await pause(lastWordsMs);
    throw error;
  }
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

/** The built screens: beside the sources, or beside the bundle that this file became part of. */
function pagesFolder(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(fromSource ? '../../dist/client' : '../client', import.meta.url));
}
