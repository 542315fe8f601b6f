import { openConsole } from '../console.ts';
import { DataError, fileKeyKeeper } from '../data/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { commandHost, folderOf, isInitialised } from './folder.ts';

/** Makes a data folder, empty or with the demo branch, which has some working days behind it. */
export const initCommand: CliCommand = {
  usage: 'init --data DIR [--demo [--past-days N]]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      { data: { type: 'string' }, demo: { type: 'boolean' }, 'past-days': { type: 'string' } },
      0,
    );
    const days = pastDaysOption(values['past-days']);
    const dir = folderOf(values.data, context.env);
    if (isInitialised(dir)) throw new DataError('already-initialised', dir);
    const opened = openConsole({
      dir,
      keeper: fileKeyKeeper(context.env),
      host: commandHost,
      live: false,
    });
    try {
      // Another process may have made a branch between the look and the lock.
      if (opened.floor.state().config) throw new DataError('already-initialised', dir);
      if (values.demo) {
        for await (const { stage, fraction } of opened.setup.createDemo(days)) {
          context.progress(stage, fraction);
        }
      }
      const output = { data: dir, demo: values.demo ?? false, clients: opened.clients.count() };
      return { output, exit: 0 };
    } finally {
      await opened.close();
    }
  },
};

/** How many days a demo branch has behind it; undefined: as many as usual. @throws UsageError */
function pastDaysOption(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,2}$/.test(value)) throw new UsageError('--past-days takes a number from 0 to 99');
  return Number(value);
}
