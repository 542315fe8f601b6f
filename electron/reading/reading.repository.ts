import { readingActs, type ReadingAct } from '../../shared/model/reading.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { ReadingLine } from './reading.service.ts';

/** A recorded reading. */
export interface RecordedReading extends ReadingLine {
  readonly id: number;
  readonly action: ReadingAct;
}

/** The audit trail as far as it is about reading. @param audit adds a line to the chain */
export function readingRepository(db: Connection, audit: { add(line: ReadingLine): void }) {
  const latest = db.prepare<
    [{ acts: string; actor: string | null; limit: number }],
    RecordedReading
  >(
    `SELECT id, at, actor, action, subject, detail FROM audit
     WHERE action IN (SELECT value FROM json_each(:acts)) AND (:actor IS NULL OR actor = :actor)
     ORDER BY id DESC LIMIT :limit`,
  );
  const acts = JSON.stringify(readingActs);
  return {
    /** Adds lines in one transaction: one sync, however many they are. */
    add: (lines: readonly ReadingLine[]) =>
      inTransaction(db, () => {
        for (const line of lines) audit.add(line);
      }),
    latest: (actor: string | null, limit: number) => latest.all({ acts, actor, limit }),
  };
}
