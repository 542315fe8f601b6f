export { BackupError, type BackupErrorCode, type RestoreLoss } from './backup-error.ts';
export { createBackupRouter } from './backup.router.ts';
export { makeBackup, type Backup } from './backup.service.ts';
export { knownBackups, noteBackup, type KnownBackup } from './known-backups.ts';
export { examineBackup, restoreBackup, type Examined, type Restored } from './restore.service.ts';
export { backupsRepository } from './backups.repository.ts';
export { createBackups, type Backups } from './backups.service.ts';
