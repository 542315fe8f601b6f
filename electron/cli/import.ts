import { readArguments } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { importFolder } from '../clients/index.ts';
import { handRun } from '../intake/index.ts';
import { folderOf, fromUser, withConsole } from './folder.ts';
import { progressWords, refusedWords } from './words.ts';

/** Brings a folder of exchange files into the book. */
export const importCommand: CliCommand = {
  usage: 'import --data DIR FOLDER',
  async run(args, context) {
    const { values, positionals } = readArguments(args, { data: { type: 'string' } }, 1);
    const folder = fromUser(positionals[0] ?? '', context.env);
    return withConsole(
      folderOf(values.data, context.env),
      context,
      async ({ folder: data, staff, runs }) => {
        const record = handRun(runs, 'command', folder, Date.now);
        record.begin();
        const result = await importFolder({
          access: data.bookAccess,
          folder,
          at: Date.now(),
          landStaff: (rows) => staff.land(rows),
          onProgress: (progress) =>
            context.progress(progressWords(progress, context.language), progress.fraction),
          signal: context.signal,
        }).catch((error: unknown) => {
          record.end(null, null, error);
          throw error;
        });
        record.end(result, null, null);
        const refused = result.files.filter((file) => file.refused !== undefined);
        for (const { file, refused: code, about } of refused) {
          if (code) context.say(`${file}: ${refusedWords(code, about ?? file, context.language)}`);
        }
        const setAside = refused.length > 0 || result.files.some((file) => file.rejected > 0);
        const nothing = refused.length === result.files.length;
        return { output: result, exit: nothing ? 1 : setAside ? 3 : 0 };
      },
    );
  },
};
