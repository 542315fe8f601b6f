import type { Connection } from '../data/index.ts';
import type { AuditEntry } from '../store/index.ts';

/** A stored line of the audit trail. */
export interface RecordedEntry extends AuditEntry {
  readonly id: number;
}

/** The audit trail of this workstation, to read. */
export interface AuditLines {
  /** The latest entries of these kinds, latest first. */
  latest(actions: readonly string[], limit: number): RecordedEntry[];
}

/** Reads the audit trail in `branch.db`. */
export function auditLinesIn(db: Connection): AuditLines {
  const latest = db.prepare<[{ actions: string; limit: number }], RecordedEntry>(
    `SELECT id, at, actor, action, subject, detail FROM audit
     WHERE action IN (SELECT value FROM json_each(:actions)) ORDER BY id DESC LIMIT :limit`,
  );
  return {
    latest: (actions, limit) => latest.all({ actions: JSON.stringify(actions), limit }),
  };
}
