import type { BusinessDate, Instant } from '../../../shared/model/dates.ts';
import {
  builtInScheme,
  builtInSchemes,
  type Scheme,
} from '../../../shared/model/schemes/scheme.ts';
import type { RecordReader, Records } from '../../store/index.ts';
import { readScheme, type ReadScheme } from './scheme-file.ts';
import type { SchemeFault } from './scheme-faults.rules.ts';
import { schemeKind } from './scheme.repository.ts';
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
export function knownSchemes(records: RecordReader): KnownScheme[] {
  return [
    ...builtInSchemes.map((scheme) => known([scheme], true)),
    ...records.all(schemeKind).map(({ versions }) =>
      known(
        versions.map(({ scheme }) => scheme),
        false,
      ),
    ),
  ];
}

/** Every version of a scheme of the branch's own, from the first to the last. */
function ownVersions(records: RecordReader, id: string): Scheme[] {
  return (records.get(schemeKind, id)?.versions ?? []).map(({ scheme }) => scheme);
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
export function schemeOn(records: RecordReader, id: string, asOf?: BusinessDate): Scheme {
  const builtIn = builtInScheme(id);
  const versions = builtIn ? [builtIn] : ownVersions(records, id);
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
export function schemeVersion(records: RecordReader, id: string, version: number): Scheme {
  const found =
    builtInScheme(id) ?? ownVersions(records, id).find((own) => own.version === version);
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
 * @param by who adds it: a staff number, or "command"
 * @throws SchemeRefused nothing was changed
 */
export function addScheme(
  records: Records,
  value: unknown,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<AddedScheme> {
  return records.change((change) => {
    const { scheme, faults, known: isKnown } = checkScheme(change, value);
    if (!scheme) throw new SchemeRefused(faults);
    if (isKnown) return { scheme, added: false };
    const { id, version } = scheme;
    const versions = change.get(schemeKind, id)?.versions ?? [];
    change.put(schemeKind, id, { versions: [...versions, { scheme, addedAt: at }] });
    const subject = `${id} ${String(version)}`;
    change.audit({ at, actor: by, action: 'scheme-added', subject, detail: '' });
    return { scheme, added: true };
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
export function checkScheme(records: RecordReader, value: unknown): CheckedScheme {
  const read = readScheme(value);
  const { scheme } = read;
  if (!scheme) return { ...read, known: false, taken: null };
  if (builtInScheme(scheme.id)) return refused([{ path: 'id', code: 'built-in' }]);
  const versions = ownVersions(records, scheme.id);
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
