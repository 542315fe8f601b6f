import { businessDateOf } from '../../shared/model/dates.ts';
import { abcVip, type Scheme } from '../../shared/model/scheme.ts';
import { defaultAsOf, explain, scoreBook } from '../scoring/index.ts';
import { dateOption, readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, fromUser, withConsole } from './folder.ts';

const schemes: readonly Scheme[] = [abcVip];

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
    const scheme = schemeOf(values.scheme);
    const asOf = dateOption('as-of', values['as-of']);
    return withConsole(folderOf(values.data, context.env), context, async ({ folder }) => ({
      output: await scoreBook({
        access: folder.bookAccess,
        scheme,
        asOf,
        today: businessDateOf(Date.now()),
        out: values.out === undefined ? undefined : fromUser(values.out, context.env),
        onProgress: ({ done, total }) => context.progress('score', total === 0 ? 1 : done / total),
        signal: context.signal,
      }),
      exit: 0,
    }));
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
    const clientNo = values.client;
    if (clientNo === undefined) throw new UsageError('--client is missing');
    const scheme = schemeOf(values.scheme);
    const asOf = dateOption('as-of', values['as-of']);
    return withConsole(folderOf(values.data, context.env), context, async ({ folder, scores }) => ({
      output: explain(folder.book, {
        clientNo,
        scheme,
        asOf: asOf ?? scores.asOf() ?? defaultAsOf(folder.book, businessDateOf(Date.now())),
      }),
      exit: 0,
    }));
  },
};

function schemeOf(id: string = abcVip.id): Scheme {
  const scheme = schemes.find((candidate) => candidate.id === id);
  if (!scheme) {
    throw new UsageError(`--scheme knows ${schemes.map((known) => known.id).join(', ')}`);
  }
  return scheme;
}
