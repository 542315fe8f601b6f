import { openConsole } from '../console.ts';
import { DataError, fileKeyKeeper } from '../data/index.ts';
import { readArguments } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { commandHost, folderOf, isInitialised } from './folder.ts';

/** Makes a data folder, empty or with the demo branch. */
export const initCommand: CliCommand = {
  usage: 'init --data DIR [--demo]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      { data: { type: 'string' }, demo: { type: 'boolean' } },
      0,
    );
    const dir = folderOf(values.data, context.env);
    if (isInitialised(dir)) throw new DataError('already-initialised', dir);
    const opened = openConsole({
      dir,
      keeper: fileKeyKeeper(context.env),
      host: commandHost,
      live: false,
    });
    try {
      if (values.demo) {
        for await (const { stage, fraction } of opened.setup.createDemo()) {
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
