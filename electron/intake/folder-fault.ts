import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { dropFolder } from './drop-folder.ts';

/** Why a folder cannot be the drop folder. */
export const folderFaultCodes = [
  'not-absolute',
  'folder-missing',
  'no-permission',
  'data-folder', // it is, contains or is inside the branch's data folder
  'in-work', // files of the present folder are being imported
] as const;
export type FolderFaultCode = (typeof folderFaultCodes)[number];

/**
 * Checks a drop folder before it is used: the console renames files in it, so it must exist and be writable.
 * @param before the present drop folder
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
    // The folder does not exist any more, so nothing in it is being imported.
    return false;
  }
}
