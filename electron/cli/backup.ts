import { backupsRepository, makeBackup, noteBackup } from '../backup/index.ts';
import { hex } from '../branch-log/index.ts';
import { DataError, fileKeyKeeper, openFolder } from '../data/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, fromUser, isInitialised, sayNotices } from './folder.ts';
import { verifyWords } from './words/verify-words.ts';

/** Writes a data folder into one encrypted file and reads it back. Exit code 3 if the log in it is not sound. */
export const backupCommand: CliCommand = {
  usage: 'backup --data DIR FILE',
  async run(args, context) {
    const { env, say, language } = context;
    const { values, positionals } = readArguments(args, { data: { type: 'string' } }, 1);
    const [file] = positionals;
    if (file === undefined) throw new UsageError('the file of the backup is missing');
    const dir = folderOf(values.data, env);
    if (!isInitialised(dir)) throw new DataError('not-initialised', dir);
    const folder = openFolder(dir, fileKeyKeeper(env));
    try {
      sayNotices(folder.notices, context);
      const startedAt = performance.now();
      const at = Date.now();
      const made = makeBackup(folder, fromUser(file, env), at);
      backupsRepository(folder.branch).add(made, at, 'cli');
      noteBackup(dir, { file: made.file, madeAt: new Date(at).toISOString(), seq: made.head.seq });
      const { firstBad } = made;
      if (firstBad) say(verifyWords({ sound: true, firstBad, stateEqual: true }, language));
      const output = {
        file: made.file,
        bytes: made.bytes,
        records: made.head.seq,
        head: { seq: made.head.seq, hash: hex(made.head.hash) },
        firstBad,
        seconds: Math.round(performance.now() - startedAt) / 1000,
      };
      return { output, exit: firstBad ? 3 : 0 };
    } finally {
      folder.close();
    }
  },
};
