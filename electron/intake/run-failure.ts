import { codeOf } from '../clients/index.ts';

const locked: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Why a run, or a look into the drop folder, came to nothing: a code, and the file or folder that it is about. */
export interface RunFailure {
  readonly code: string;
  readonly subject: string;
}

/** What an error means for a run. */
export function failureOf(error: unknown): RunFailure {
  const { subject = '', path = '' } = error as { subject?: string; path?: string };
  const code = codeOf(error);
  if (code === 'ENOENT') return { code: 'folder-missing', subject: path };
  if (locked.has(code)) return { code: 'locked', subject: path };
  return { code: code === '' ? 'unexpected' : code, subject };
}
