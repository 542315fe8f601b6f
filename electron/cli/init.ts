import { join } from 'node:path';
import { demoIncluded } from '../demo/index.ts';
import { openConsole } from '../app/index.ts';
import {
  DataError,
  requireBranch,
  fileKeyKeeper,
  hasBytes,
  inFirstRun,
  makeFolder,
  removeBranch,
  removeMade,
  branchFilesIn,
} from '../data/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand, type CommandContext, type CommandResult } from './command.ts';
import { commandHost, folderOf, sayNotices } from './folder.ts';

/**
 * Creates a data folder, empty or with the demo branch and its past days. A failure leaves nothing. With `--new-book` a
 * branch whose client book is lost or damaged gets an empty one.
 */
export const initCommand: CliCommand = {
  usage: 'init --data DIR [--demo [--past-days N] | --new-book]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      {
        data: { type: 'string' },
        demo: { type: 'boolean' },
        'past-days': { type: 'string' },
        'new-book': { type: 'boolean' },
      },
      0,
    );
    const days = pastDaysOption(values['past-days']);
    const newBook = values['new-book'] ?? false;
    if (values.demo && !demoIncluded) {
      throw new UsageError('this program was built without the demo');
    }
    if (newBook && values.demo) throw new UsageError('--new-book is for a branch that is there');
    const dir = folderOf(values.data, context.env);
    if (newBook) requireBranch(dir);
    else if (!inFirstRun(dir) || isWhole(dir)) {
      requireBranch(dir);
      throw new DataError('already-initialised', dir);
    }
    const made = makeFolder(dir);
    const fresh = branchFilesIn(dir).length === 0;
    try {
      return await make(dir, { demo: values.demo ?? false, days, newBook }, context);
    } catch (error) {
      if (fresh) removeBranch(dir);
      if (made !== null) removeMade(dir, made);
      throw error;
    }
  },
};

/** Whether both databases are there. An interrupted first run may have left only one; then it is done again. */
function isWhole(dir: string): boolean {
  return ['branch.db', 'book.db'].every((name) => hasBytes(join(dir, name)));
}

async function make(
  dir: string,
  { demo, days, newBook }: { demo: boolean; days: number | undefined; newBook: boolean },
  context: CommandContext,
): Promise<CommandResult> {
  const opened = await openConsole({
    ...{ dir, keeper: fileKeyKeeper(context.env), host: commandHost },
    ...{ live: false, newBook },
  });
  try {
    sayNotices(opened.folder.notices, context);
    if (!newBook && opened.floor.state().config) throw new DataError('already-initialised', dir);
    if (demo) {
      for await (const { stage, fraction } of opened.setup.createDemo(days)) {
        context.progress(stage, fraction);
      }
    }
    return { output: { data: dir, demo, clients: opened.clients.count() }, exit: 0 };
  } finally {
    await opened.close();
  }
}

/** The number of the demo's past days; undefined: the default. @throws UsageError */
function pastDaysOption(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,2}$/.test(value)) throw new UsageError('--past-days takes a number from 0 to 99');
  return Number(value);
}
