import { createDayReader, dayReport, reportContents } from '../day-report/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { CliError, type CliCommand } from './command.ts';
import { folderOf, withConsole } from './folder.ts';

/** Prints a day report in the form of its file; default: the log's last day. */
export const dayReportCommand: CliCommand = {
  usage: 'day-report --data DIR [--date DATE]',
  async run(args, context) {
    const options = { data: { type: 'string' }, date: { type: 'string' } } as const;
    const { values } = readArguments(args, options, 0);
    const asked = dateOption('date', values.date);
    return withConsole(folderOf(values.data, context.env), context, ({ log, staff }) => {
      const date = asked ?? log.lastDay() ?? '';
      const reader = createDayReader();
      for (const logged of log.readDay(date)) reader.follow(logged);
      const read = reader.result(null);
      const report = read && dayReport(read, log);
      if (!report) throw new CliError('no-such-day', date);
      const nameOf = (staffNo: string) => staff.get(staffNo)?.name ?? null;
      return Promise.resolve({ output: reportContents(report, nameOf), exit: 0 });
    });
  },
};
