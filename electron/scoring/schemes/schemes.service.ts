import type { BusinessDate, Instant } from '../../../shared/model/dates.ts';
import {
  builtInScheme,
  builtInSchemes,
  type Scheme,
} from '../../../shared/model/schemes/scheme.ts';
import { inTransaction, type Connection } from '../../data/index.ts';
import { readScheme, type ReadScheme } from './scheme-file.ts';
import type { SchemeFault } from './scheme-faults.rules.ts';
import { insertScheme, ownSchemes } from './scheme.repository.ts';
import { ScoringError } from '../run/scoring-error.ts';

/** A scheme that was refused, with everything that is wrong with it. */
export class SchemeRefused extends ScoringError {
  readonly faults: readonly SchemeFault[];

  constructor(faults: readonly SchemeFault[]) {
    super('bad-scheme', faults.map(({ path, code }) => `${path}: ${code}`).join('; '));
    this.name = 'SchemeRefused';
    this.faults = faults;
  }
}

/** A scheme that the branch knows. */
export interface KnownScheme {
  readonly scheme: Scheme;
  readonly builtIn: boolean;
  /** Versions from the first to the last. */
  readonly versions: readonly { readonly version: number; readonly effectiveFrom: BusinessDate }[];
}

/** Built-in schemes and the branch's own, each in its latest version. */
export function knownSchemes(db: Connection): KnownScheme[] {
  const own = Map.groupBy(ownSchemes(db), ({ id }) => id);
  return [
    ...builtInSchemes.map((scheme) => known([scheme], true)),
    ...[...own.values()].map((versions) => known(versions, false)),
  ];
}

function known(versions: readonly Scheme[], builtIn: boolean): KnownScheme {
  const scheme = versions.at(-1);
  if (!scheme) throw new Error('a scheme has a version');
  return {
    scheme,
    builtIn,
    versions: versions.map(({ version, effectiveFrom }) => ({ version, effectiveFrom })),
  };
}

/**
 * The version of a scheme that applies on a date: the latest one that is in effect then; before any was, the first one,
 * so that a look back has an answer. Without a date, the latest version.
 * @throws ScoringError unknown-scheme
 */
export function schemeOn(db: Connection, id: string, asOf?: BusinessDate): Scheme {
  const builtIn = builtInScheme(id);
  const versions = builtIn ? [builtIn] : ownSchemes(db, id);
  const found =
    asOf === undefined
      ? versions.at(-1)
      : (versions.findLast(({ effectiveFrom }) => effectiveFrom <= asOf) ?? versions[0]);
  if (!found) throw new ScoringError('unknown-scheme', id);
  return found;
}

/**
 * A version of a scheme. Of a built-in scheme there is the one that the program has: a choice made under an older
 * program goes on with it.
 * @throws ScoringError unknown-scheme
 */
export function schemeVersion(db: Connection, id: string, version: number): Scheme {
  const found = builtInScheme(id) ?? ownSchemes(db, id).find((own) => own.version === version);
  if (!found) throw new ScoringError('unknown-scheme', `${id} ${version}`);
  return found;
}

/** What adding a scheme did. */
export interface AddedScheme {
  readonly scheme: Scheme;
  /** False when the branch already had this very version. */
  readonly added: boolean;
}

/**
 * Adds a scheme, or a newer version of one, from the value of a JSON file. Old versions stay: scores of the past refer
 * to them. The very same version again changes nothing.
 * @throws SchemeRefused nothing was changed
 */
export function addScheme(db: Connection, value: unknown, at: Instant): AddedScheme {
  return inTransaction(db, () => {
    const { scheme, faults, known } = checkScheme(db, value);
    if (!scheme) throw new SchemeRefused(faults);
    if (!known) insertScheme(db, scheme, at);
    return { scheme, added: !known };
  });
}

/** A scheme that may be added, or everything that is in the way. */
export type CheckedScheme = ReadScheme & {
  /** The branch has this very version. */
  readonly known: boolean;
  /** The latest version of the scheme, where it is what is in the way. */
  readonly taken: Scheme | null;
};

/** What {@link addScheme} would say; nothing is kept. */
export function checkScheme(db: Connection, value: unknown): CheckedScheme {
  const read = readScheme(value);
  const { scheme } = read;
  if (!scheme) return { ...read, known: false, taken: null };
  if (builtInScheme(scheme.id)) return refused([{ path: 'id', code: 'built-in' }]);
  const versions = ownSchemes(db, scheme.id);
  const same = versions.find(({ version }) => version === scheme.version);
  if (same && JSON.stringify(same) === JSON.stringify(scheme)) {
    return { scheme, faults: [], known: true, taken: null };
  }
  const last = versions.at(-1);
  const faulty: SchemeFault[] = [];
  if (last && scheme.version <= last.version) {
    faulty.push({ path: 'version', code: 'version-not-newer' });
  }
  if (last && scheme.effectiveFrom < last.effectiveFrom) {
    faulty.push({ path: 'effectiveFrom', code: 'version-not-newer' });
  }
  return faulty.length > 0
    ? refused(faulty, last)
    : { scheme, faults: [], known: false, taken: null };
}

const refused = (faults: readonly SchemeFault[], taken: Scheme | null = null): CheckedScheme => ({
  scheme: null,
  faults,
  known: false,
  taken,
});

/** Parses the text of a scheme file. @throws SchemeRefused not-json */
export function parseScheme(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new SchemeRefused([{ path: '', code: 'not-json' }]);
  }
}
