export { type BackupErrorCode } from './backup-error.ts';
export { createBackupRouter } from './backup.router.ts';
export { makeBackup, restoreBackup, type Backup } from './backup.service.ts';
export { backupsRepository } from './backups.repository.ts';
export { createBackups, type Backups } from './backups.service.ts';
