import { recordedDay } from '../queue/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { CliError, UsageError, type CliCommand } from './command.ts';
import { folderOf, withConsole } from './folder.ts';
import { readRun, runOptions, runSimulation, runUsage } from './simulation-run.ts';

/**
 * Tries a calling rule on a day that the branch recorded: see `recordedDay` for what is taken from the log. Without
 * `--counters` there are as many as were ever open at one time that day.
 */
export const replayCommand: CliCommand = {
  usage: `replay --data DIR --date DATE [--counters N] ${runUsage}`,
  async run(args, context) {
    const { values } = readArguments(
      args,
      { data: { type: 'string' }, date: { type: 'string' }, ...runOptions },
      0,
    );
    const run = readRun(values, context);
    const date = dateOption('date', values.date);
    if (date === undefined) throw new UsageError('--date is missing');
    return withConsole(folderOf(values.data, context.env), context, async ({ log }) => {
      const startedAt = performance.now();
      const day = recordedDay(log.readDay(date));
      if (day.tickets === 0) throw new CliError('no-such-day', date);
      const counters = run.counters ?? Math.max(1, day.counters);
      const output = runSimulation(day.book.arrivals(run.patience), counters, run, startedAt);
      return { output, exit: 0 };
    });
  },
};
