import { BackupError, restoreBackup, type Restored } from '../backup/index.ts';
import { hex } from '../branch-log/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, fromUser } from './folder.ts';
import { lossWords } from './words/restore-words.ts';
import { verifyWords } from './words/verify-words.ts';

/**
 * Restores a backup into a data folder. A present branch is refused without `--replace`; with it, it is set aside
 * inside the folder. Exit code 3 if the log was not sound when the backup was made.
 */
export const restoreCommand: CliCommand = {
  usage: 'restore --data DIR FILE [--replace]',
  run(args, { env, say, language }) {
    /** Prints what would be lost, if the restore is refused for that. */
    const saying = (work: () => Restored): Restored => {
      try {
        return work();
      } catch (error) {
        if (error instanceof BackupError && error.loss) say(lossWords(error.loss, language));
        throw error;
      }
    };
    const options = { data: { type: 'string' }, replace: { type: 'boolean' } } as const;
    const { values, positionals } = readArguments(args, options, 1);
    const [file] = positionals;
    if (file === undefined) throw new UsageError('the file of the backup is missing');
    const dir = folderOf(values.data, env);
    const restored = saying(() =>
      restoreBackup(fromUser(file, env), dir, {
        keeper: fileKeyKeeper(env),
        replace: values.replace ?? false,
        at: Date.now(),
      }),
    );
    const { head, madeAt, firstBad, before, lost } = restored;
    if (lost) say(lossWords(lost, language));
    if (firstBad) say(verifyWords({ sound: true, firstBad, stateEqual: true }, language));
    const output = {
      data: dir,
      madeAt,
      records: head.seq,
      head: { seq: head.seq, hash: hex(head.hash) },
      firstBad,
      before,
      lost: lost && { kind: lost.kind, records: lost.records, from: lost.from, to: lost.to },
    };
    return Promise.resolve({ output, exit: firstBad ? 3 : 0 });
  },
};
