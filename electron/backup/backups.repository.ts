import type { Instant } from '../../shared/model/dates.ts';
import { hex, type ChainHead } from '../branch-log/index.ts';
import type { Connection } from '../data/index.ts';

/** A backup that was made, and by whom; "cli": on the command line. */
export interface BackupMade {
  readonly at: Instant;
  readonly file: string;
  readonly bytes: number;
  readonly seq: number;
  readonly hash: string;
  readonly by: string;
}

/** The list of backups in `branch.db`. A backup does not contain its own line. */
export function backupsRepository(db: Connection) {
  const insert = db.prepare(
    'INSERT INTO backups (at, file, bytes, seq, hash, made_by) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const latest = db.prepare<[number], BackupMade>(
    'SELECT at, file, bytes, seq, hash, made_by AS by FROM backups ORDER BY backup_id DESC LIMIT ?',
  );
  return {
    add(made: { file: string; bytes: number; head: ChainHead }, at: Instant, by: string): void {
      insert.run(at, made.file, made.bytes, made.head.seq, hex(made.head.hash), by);
    },
    latest: (limit: number): BackupMade[] => latest.all(limit),
  };
}
