import { UsageError, type CliCommand, type CommandContext } from './cli/command.ts';
import { backupCommand } from './cli/backup.ts';
import { dayReportCommand } from './cli/day-report.ts';
import { importCommand } from './cli/import.ts';
import { initCommand } from './cli/init.ts';
import {
  assignCommand,
  screenCommand,
  weekReportCommand,
  worklistCommand,
} from './cli/relationship.ts';
import { replayCommand } from './cli/replay.ts';
import { restoreCommand } from './cli/restore.ts';
import { schemeCommand } from './cli/scheme.ts';
import { explainCommand, scoreCommand } from './cli/score.ts';
import { serveCommand } from './cli/serve.ts';
import { simulateCommand } from './cli/simulate.ts';
import { verifyCommand } from './cli/verify.ts';
import { failureWords, type Language } from './cli/words/words.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  init: initCommand,
  import: importCommand,
  scheme: schemeCommand,
  score: scoreCommand,
  explain: explainCommand,
  simulate: simulateCommand,
  replay: replayCommand,
  'day-report': dayReportCommand,
  worklist: worklistCommand,
  screen: screenCommand,
  assign: assignCommand,
  'week-report': weekReportCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  serve: serveCommand,
};

const { argv, env, stdout, stderr } = process;
const barWidth = 30;
/** The exit code that shells use after Ctrl-C. */
const stoppedByHand = 130;
const sameAskMs = 1_000;

/** The language of the system, Chinese or English. */
function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Draws a progress bar on a terminal and clears it when done; prints nothing when piped. */
function showProgress(label: string, fraction: number): void {
  if (!stderr.isTTY) return;
  const done = Math.round(Math.min(1, Math.max(0, fraction)) * barWidth);
  const bar = '█'.repeat(done) + '░'.repeat(barWidth - done);
  stderr.write(`\r\u001b[2K${bar} ${Math.round(fraction * 100)}% ${label}`);
  if (fraction >= 1) stderr.write('\r\u001b[2K');
}

async function main(): Promise<number> {
  const [name = '', ...args] = argv.slice(2);
  const language = languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
  const stop = new AbortController();
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A second request ends at once: what was confirmed is durable. (One Ctrl-C may arrive twice, because npm forwards it.)
      if (stop.signal.aborted && performance.now() - asked > sameAskMs) process.exit(stoppedByHand);
      if (!stop.signal.aborted) asked = performance.now();
      stop.abort();
    });
  }
  // Ignore a closed terminal: the work goes on, or ends by its signal.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const context: CommandContext = {
    env,
    language,
    signal: stop.signal,
    say: (sentence) => stderr.write(`${sentence}\n`),
    progress: showProgress,
  };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(name === '' ? 'a command is missing' : `no command ${name}`);
    const { output, exit } = await command.run(args, context);
    stdout.write(`${jsonOf(output)}\n`);
    return exit;
  } catch (error) {
    return report(error, command, context);
  }
}

/** Writes a bigint as a JSON number, which may have any size. TypeScript has no type for `rawJSON` yet. */
function jsonOf(output: unknown): string {
  const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };
  return JSON.stringify(output, (_key, value: unknown) =>
    typeof value === 'bigint' ? rawJSON(String(value)) : value,
  );
}

function report(error: unknown, command: CliCommand | undefined, context: CommandContext): number {
  const { say, language } = context;
  if (error instanceof UsageError) {
    const usages = command ? [command.usage] : Object.values(commands).map(({ usage }) => usage);
    say([error.message, ...usages.map((usage) => `  vestibule ${usage}`)].join('\n'));
    return 2;
  }
  const { code = '', subject = '' } = error as { code?: string; subject?: string };
  const words = failureWords(code, subject, language);
  say(words ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return 1;
}

process.exitCode = await main();
