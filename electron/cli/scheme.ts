import { readFileSync } from 'node:fs';
import { unconfirmedLevels, unitOf, type Scheme } from '../../shared/model/schemes/scheme.ts';
import type { Records } from '../store/index.ts';
import {
  addScheme,
  knownSchemes,
  parseScheme,
  schemeOn,
  SchemeRefused,
  ScoringError,
  writeScheme,
  type KnownScheme,
  type SchemeFault,
} from '../scoring/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand, type CommandContext } from './command.ts';
import { folderOf, fromUser, withConsole } from './folder.ts';
import { schemeFaultWords } from './words/scheme-words.ts';

/** Schemes as data: lists them, shows one as a file, adds one from a file. */
export const schemeCommand: CliCommand = {
  usage: 'scheme list --data DIR | scheme add --data DIR FILE.json | scheme show ID --data DIR',
  async run(args, context) {
    const [action, ...rest] = args;
    const options = { data: { type: 'string' } } as const;
    if (action !== 'list' && action !== 'show' && action !== 'add') {
      throw new UsageError(
        action === undefined ? 'list, add or show is missing' : `no scheme command ${action}`,
      );
    }
    const { values, positionals } = readArguments(rest, options, action === 'list' ? 0 : 1);
    const operand = positionals[0] ?? '';
    return withConsole(folderOf(values.data, context.env), context, async ({ records }) => {
      switch (action) {
        case 'list':
          return { output: { schemes: knownSchemes(records).map(summary) }, exit: 0 };
        case 'show':
          return { output: writeScheme(schemeOn(records, operand)), exit: 0 };
        case 'add':
          return { output: await add(records, fromUser(operand, context.env), context), exit: 0 };
      }
    });
  },
};

/** @throws ScoringError with the reasons in words; nothing was changed */
async function add(records: Records, file: string, context: CommandContext) {
  try {
    const { scheme, added } = await addScheme(records, parseScheme(readText(file)), {
      ...{ at: Date.now(), by: 'command' },
    });
    return { ...named(scheme), added };
  } catch (error) {
    throw error instanceof SchemeRefused ? inWords(error.faults, context) : error;
  }
}

function named({ id, version, effectiveFrom }: Scheme) {
  return { id, version, effectiveFrom };
}

function summary({ scheme, builtIn, versions }: KnownScheme) {
  return {
    ...named(scheme),
    builtIn,
    metric: scheme.metric.kind,
    unit: unitOf(scheme) === 'fen' ? 'yuan' : 'points',
    levels: scheme.levels.map(({ id, low, tier }) => ({
      id,
      low: low === null ? null : low / 100,
      tier,
    })),
    /** Levels with unconfirmed thresholds, which are never reached. */
    unconfirmed: unconfirmedLevels(scheme),
    falling: scheme.falling,
    versions,
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ScoringError('unreadable', file, error);
  }
}

function inWords(faults: readonly SchemeFault[], { language }: CommandContext): ScoringError {
  const shown = faults.slice(0, 10).map((fault) => schemeFaultWords(fault, language));
  if (faults.length > shown.length) shown.push('…');
  return new ScoringError('bad-scheme', shown.join(language === 'zh' ? '；' : '; '));
}
