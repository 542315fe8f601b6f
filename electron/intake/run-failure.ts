import { codeOf } from '../platform/index.ts';
import { asDataError } from '../data/index.ts';

/** Codes for errors of the operating system in a folder that other machines write to. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'folder-missing',
  EBUSY: 'locked',
  EPERM: 'locked',
  EACCES: 'locked',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // `archive`, `refused` or `working` is a file.
  ENOTDIR: 'in-the-way',
  EEXIST: 'in-the-way',
  // The network share is not available.
  EIO: 'unreachable',
  ESTALE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** Why a run, or a look into the drop folder, failed: a code, and the file or folder in question. */
export interface RunFailure {
  readonly code: string;
  readonly subject: string;
}

/** The failure that an error means. */
export function failureOf(error: unknown): RunFailure {
  const { subject = '', path = '' } = error as { subject?: string; path?: string };
  const code = codeOf(error);
  const meaning = meanings[code];
  if (meaning !== undefined) return { code: meaning, subject: path };
  const known = codeOf(asDataError(error, subject));
  return { code: known === '' ? 'unexpected' : known, subject };
}
