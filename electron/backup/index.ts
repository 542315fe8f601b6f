export { BackupError, type BackupErrorCode } from './backup-error.ts';
export { makeBackup, restoreBackup, type Backup, type Restored } from './backup.service.ts';
