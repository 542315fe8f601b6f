export { DataError, asDataError, dataErrorCodes, type DataErrorCode } from './data-error.ts';
export {
  copyInto,
  inTransaction,
  integrityFindings,
  snapshotsOf,
  type Connection,
} from './database.ts';
export { copyWhileOpen } from './copy.ts';
export { lockFolder } from './lock.ts';
export { createSteadyClock } from './steady-clock.ts';
export { openBook, openCopy, openFolder, type BookAccess, type DataFolder } from './folder.ts';
export {
  checkKey,
  fileKeyKeeper,
  keyFileName,
  newKey,
  sealedKeyFileName,
  type DatabaseKey,
  type KeyKeeper,
} from './key.ts';
