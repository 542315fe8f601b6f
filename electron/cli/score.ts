import { businessDateOf, type BusinessDate } from '../../shared/model/dates.ts';
import { foldKey } from '../../shared/model/clients/fold.ts';
import { builtInScheme, builtInSchemes, type Scheme } from '../../shared/model/schemes/scheme.ts';
import type { Console } from '../app/index.ts';
import {
  createScoreCache,
  defaultAsOf,
  explain,
  knownSchemes,
  schemeOn,
  scoreBook,
} from '../scoring/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, fromUser, isInitialised, withConsole } from './folder.ts';

/** Scores every client. */
export const scoreCommand: CliCommand = {
  usage: 'score --data DIR [--scheme ID] [--as-of DATE] [--out FILE.csv]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      {
        data: { type: 'string' },
        scheme: { type: 'string' },
        'as-of': { type: 'string' },
        out: { type: 'string' },
      },
      0,
    );
    const id = values.scheme;
    const given = dateOption('as-of', values['as-of']);
    const dir = folderOf(values.data, context.env);
    refuseUnknown(id, dir);
    return withConsole(dir, context, async (opened) => {
      const { folder } = opened;
      requireKnown(opened, id);
      const today = businessDateOf(Date.now());
      const asOf = given ?? defaultAsOf(folder.book, today);
      return {
        output: await scoreBook({
          access: folder.bookAccess,
          scheme: schemeFor(opened, id, asOf),
          asOf,
          today,
          admissions: opened.admissions.grants(),
          out: values.out === undefined ? undefined : fromUser(values.out, context.env),
          onProgress: ({ done, total }) =>
            context.progress('score', total === 0 ? 1 : done / total),
          signal: context.signal,
        }),
        exit: 0,
      };
    });
  },
};

/** Explains one client's tier. */
export const explainCommand: CliCommand = {
  usage: 'explain --data DIR --client NO [--scheme ID] [--as-of DATE]',
  async run(args, context) {
    const { values } = readArguments(
      args,
      {
        data: { type: 'string' },
        client: { type: 'string' },
        scheme: { type: 'string' },
        'as-of': { type: 'string' },
      },
      0,
    );
    const clientNo = foldKey(values.client ?? '');
    if (clientNo === '') throw new UsageError('--client is missing');
    const id = values.scheme;
    const given = dateOption('as-of', values['as-of']);
    const dir = folderOf(values.data, context.env);
    refuseUnknown(id, dir);
    return withConsole(dir, context, async (opened) => {
      const { folder } = opened;
      requireKnown(opened, id);
      const asOf =
        given ??
        createScoreCache(folder.book, {
          schemeId: () => id ?? opened.choices.shown().scheme,
        }).asOf() ??
        defaultAsOf(folder.book, businessDateOf(Date.now()));
      const scheme = schemeFor(opened, id, asOf);
      return {
        output: explain(folder.book, {
          clientNo,
          scheme,
          asOf,
          admissions: opened.admissions.grants(),
          // Without a date the question is about now.
          ...(given === undefined && { on: businessDateOf(Date.now()) }),
        }),
        exit: 0,
      };
    });
  },
};

/** Refuses an id that is not built in if there is no branch that could have it. @throws UsageError */
function refuseUnknown(id: string | undefined, dir: string): void {
  if (id === undefined || builtInScheme(id) || isInitialised(dir)) return;
  throw new UsageError(`--scheme knows ${builtInSchemes.map((known) => known.id).join(', ')}`);
}

/** @throws UsageError */
function requireKnown({ records }: Console, id: string | undefined): void {
  if (id === undefined) return;
  const ids = knownSchemes(records).map(({ scheme }) => scheme.id);
  if (!ids.includes(id)) throw new UsageError(`--scheme knows ${ids.join(', ')}`);
}

/** The scheme of an id on a date, in the branch's chosen version if any; without an id the branch's choice. */
function schemeFor(
  { records, choices }: Console,
  id: string | undefined,
  asOf: BusinessDate,
): Scheme {
  const chosen = choices.inForce(asOf);
  return id === undefined || id === chosen.id ? chosen : schemeOn(records, id, asOf);
}
