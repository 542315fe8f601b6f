import { branchOffsetMs, type Instant } from '../../shared/model/dates.ts';
import { readArguments } from './arguments.ts';
import type { CliCommand } from './command.ts';
import { importFolder, importSettingsOf, type ImportResult } from '../clients/index.ts';
import { failureOf, handRun } from '../intake/index.ts';
import type { ImportRecord } from '../client-data/index.ts';
import { folderOf, fromUser, withConsole } from './folder.ts';
import { likelyWords, seenWords } from './words/seen-words.ts';
import {
  progressWords,
  refusedWords,
  rolesWaitingWords,
  sameWords,
  unlistedWords,
  unrecordedWords,
} from './words/words.ts';

/** Imports a folder of exchange files. */
export const importCommand: CliCommand = {
  usage: 'import --data DIR FOLDER [--read-again]',
  async run(args, context) {
    const { values, positionals } = readArguments(
      args,
      { data: { type: 'string' }, 'read-again': { type: 'boolean' } },
      1,
    );
    const folder = fromUser(positionals[0] ?? '', context.env);
    return withConsole(
      folderOf(values.data, context.env),
      context,
      async ({ folder: data, staff, runs, floor, relationship }) => {
        const record = handRun(runs, 'command', folder, Date.now);
        record.begin();
        const result = await importFolder({
          access: data.bookAccess,
          folder,
          at: Date.now(),
          importStaff: (rows) => staff.land(rows, 'command'),
          importFacts: (file, rows) => relationship.imports.land(file, rows, 'command'),
          onProgress: (progress) =>
            context.progress(progressWords(progress, context.language), progress.fraction),
          signal: context.signal,
          readAgain: values['read-again'] ?? false,
          settings: importSettingsOf(floor.state().config?.intake?.rejects),
        }).catch((error: unknown) => {
          endFailed(record, error);
          throw error;
        });
        try {
          record.end(result, null, null);
        } catch (error) {
          // The files are imported. A failing entry in the list of runs must not look like a failed import.
          const { code, subject } = failureOf(error);
          context.say(unrecordedWords(code, subject, context.language));
        }
        const refused = result.files.filter((file) => file.refused !== undefined);
        for (const { file, refused: code, about, seen } of refused) {
          if (code) context.say(`${file}: ${refusedWords(code, about ?? file, context.language)}`);
          if (seen) context.say(seenWords(seen, context.language));
        }
        for (const { file, likelyColumns = [] } of result.files) {
          if (likelyColumns.length > 0)
            context.say(`${file}: ${likelyWords(likelyColumns, context.language)}`);
        }
        for (const { file, sameAs } of result.files) {
          if (sameAs) context.say(sameWords(file, localTime(sameAs.at), context.language));
        }
        const waiting = result.files.find(({ rolesWaiting }) => rolesWaiting)?.rolesWaiting ?? 0;
        if (waiting > 0) context.say(rolesWaitingWords(waiting, context.language));
        if (result.rejectsIncomplete) context.say(unlistedWords(context.language));
        const setAside = refused.length > 0 || result.files.some((file) => file.rejected > 0);
        const nothing = refused.length === result.files.length;
        return { output: printed(result), exit: nothing ? 1 : setAside ? 3 : 0 };
      },
    );
  },
};

/** Records why an import failed. The caller reports the failure itself. */
function endFailed(record: ImportRecord, error: unknown): void {
  try {
    record.end(null, null, error);
  } catch {
    // The disk is probably full; the import's own failure is reported.
  }
}

/** The result for standard output, with times in the branch's zone. */
function printed({ files, ...rest }: ImportResult) {
  return {
    files: files.map(({ sameAs, ...file }) =>
      sameAs ? { ...file, sameAs: { ...sameAs, at: localTime(sameAs.at) } } : file,
    ),
    ...rest,
  };
}

function localTime(at: Instant): string {
  return new Date(at + branchOffsetMs).toISOString().slice(0, 19);
}
