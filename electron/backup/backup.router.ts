import { ORPCError } from '@orpc/server';
import type { BackupStateView } from '../../shared/contract/backup.ts';
import { procedures } from '../server/index.ts';
import type { Backups } from './backups.service.ts';

/** Dependencies of the procedures. */
export interface BackupRouterParts {
  readonly backups: Backups;
  readonly dir: string;
  readonly staffName: (staffNo: string) => string | null;
}

/** Backups of the data folder: `shared/contract/backup.ts`. */
export function createBackupRouter({ backups, dir, staffName }: BackupRouterParts) {
  const area = procedures.backup;
  return {
    state: area.state.handler((): BackupStateView => {
      const { running, outcome, made } = backups.state();
      return {
        dataDir: dir,
        running,
        outcome,
        made: made.map(({ by, ...one }) => ({
          ...one,
          by: by === 'cli' ? null : (staffName(by) ?? by),
        })),
      };
    }),
    make: area.make.handler(({ input, context }) => {
      const code = backups.make(input.folder, context.actor.staffNo);
      if (code !== null) throw new ORPCError('FOLDER', { status: 422, data: { code } });
    }),
    verify: area.verify.handler(({ input }) => {
      backups.verify(input.file);
    }),
  };
}
