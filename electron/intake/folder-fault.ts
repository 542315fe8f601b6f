import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { dropFolder } from './drop-folder.ts';

/** Why a folder cannot be the drop folder. */
export const folderFaultCodes = [
  'not-absolute',
  'folder-missing',
  'no-permission',
  'data-folder', // the branch's own data: in it, around it, or it
  'in-work', // files of the folder before are being imported
] as const;
export type FolderFaultCode = (typeof folderFaultCodes)[number];

/**
 * Checks a drop folder before it is watched: the console renames files in it, so it must exist and be writable.
 * @param before the folder that is watched now
 */
export function folderFault(
  folder: string | null,
  before: string | null,
  dataDir: string,
): FolderFaultCode | null {
  if (folder === before) return null;
  if (before !== null && inWork(before)) return 'in-work';
  if (folder === null) return null;
  if (!isAbsolute(folder)) return 'not-absolute';
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return 'folder-missing';
  const [real, data] = [realpathSync(folder), realpathSync(dataDir)];
  if (isWithin(real, data) || isWithin(data, real)) return 'data-folder';
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    return 'no-permission';
  }
  return null;
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function inWork(folder: string): boolean {
  try {
    return dropFolder(folder).taken().length > 0;
  } catch {
    // A folder that is gone holds nothing of ours any more.
    return false;
  }
}
