import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { defaultImportSettings, ImportError, tooMany } from '../clients/index.ts';
import { readArrivals } from '../queue/index.ts';
import { readArguments } from './arguments.ts';
import { CliError, UsageError, type CliCommand } from './command.ts';
import { fromUser } from './folder.ts';
import { readRun, runOptions, runSimulation, runUsage } from './simulation-run.ts';
import { badLineWords, leftOutWords } from './words/set-aside-words.ts';

/** How many rejected lines are printed; the others are counted. */
const linesNamed = 20;

/** Simulates a file of arrivals under a calling rule, with identical counters. Needs no data folder. */
export const simulateCommand: CliCommand = {
  usage: `simulate --arrivals FILE --counters N ${runUsage}`,
  async run(args, context) {
    const { values } = readArguments(args, { arrivals: { type: 'string' }, ...runOptions }, 0);
    const run = readRun(values, context);
    if (values.arrivals === undefined) throw new UsageError('--arrivals is missing');
    if (run.counters === undefined) throw new UsageError('--counters is missing');
    const path = fromUser(values.arrivals, context.env);
    if (!existsSync(path)) throw new CliError('file-missing', path);

    const startedAt = performance.now();
    const { language, say } = context;
    const file = basename(path);
    let named = 0;
    const { book, reading } = await readArrivals(
      path,
      (line, column, _, reason) => {
        named += 1;
        if (named <= linesNamed) say(badLineWords({ file, line, column }, reason, language));
      },
      (fraction) => {
        if (context.signal.aborted) throw new ImportError('cancelled', path);
        context.progress(file, fraction);
      },
    );
    const { rejected, unknownColumns } = reading;
    const replaced = book.replaced();
    const left = leftOutWords({ file, unknownColumns, rejected, replaced }, language);
    for (const sentence of left) say(sentence);
    if (tooMany(reading, defaultImportSettings)) {
      throw new CliError('too-many-bad-lines', path);
    }
    const output = runSimulation(book.arrivals(run.patience), run.counters, run, startedAt);
    return { output, exit: rejected > 0 ? 3 : 0 };
  },
};
