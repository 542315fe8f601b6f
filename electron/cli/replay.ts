import { recordedDay } from '../queue/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { CliError, UsageError, type CliCommand } from './command.ts';
import { folderOf, withConsole } from './folder.ts';
import { readRun, runOptions, runSimulation, runUsage } from './simulation-run.ts';

/**
 * Simulates a recorded day under a calling rule; `recordedDay` says what is read from the log. Default of
 * `--counters`: the most counters that were open at one time.
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
