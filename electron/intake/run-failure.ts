import { codeOf } from '../clients/index.ts';

/** What errors of the operating system mean, in a folder that other machines write to. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'folder-missing',
  EBUSY: 'locked',
  EPERM: 'locked',
  EACCES: 'locked',
  EROFS: 'no-permission',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // A file in the place of `archive`, `refused` or `working`.
  ENOTDIR: 'in-the-way',
  EEXIST: 'in-the-way',
  // A share that is gone.
  EIO: 'unreachable',
  ESTALE: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** Why a run, or a look into the drop folder, came to nothing: a code, and the file or folder that it is about. */
export interface RunFailure {
  readonly code: string;
  readonly subject: string;
}

/** What an error means for a run. */
export function failureOf(error: unknown): RunFailure {
  const { subject = '', path = '' } = error as { subject?: string; path?: string };
  const code = codeOf(error);
  const meaning = meanings[code];
  if (meaning !== undefined) return { code: meaning, subject: path };
  return { code: code === '' ? 'unexpected' : code, subject };
}
