export { DataError, asDataError, dataErrorCodes, type DataErrorCode } from './data-error.ts';
export {
  copyInto,
  inTransaction,
  integrityFindings,
  snapshotsOf,
  type Connection,
} from './database.ts';
export { copyOpenDatabase } from './copy.ts';
export { lockFolder } from './lock.ts';
export { createSteadyClock } from './steady-clock.ts';
export {
  makeFolder,
  openBook,
  openCopy,
  openFolder,
  removeMade,
  type BookAccess,
  type DataFolder,
  type DataNotice,
  type FolderOptions,
} from './folder.ts';
export { syncFolder, writeFileAtomic } from './durable.ts';
export { openTextFile, type TextFile } from './text-file.ts';
export {
  requireBranch,
  firstRunFile,
  hasBytes,
  inFirstRun,
  removeBranch,
  branchFilesIn,
} from './first-run.ts';
export { noticeWords } from './notice-words.ts';
export { restrictToOwner } from './owner-only.ts';
export { finishRestore, incomingFolder, replaceFiles } from './restore-journal.ts';
export {
  checkKey,
  fileKeyKeeper,
  keyFileName,
  newKey,
  sealedKeyFileName,
  type DatabaseKey,
  type KeyKeeper,
} from './key.ts';
export { isSealOf, sealOf, type SealPurpose } from './seal.ts';
