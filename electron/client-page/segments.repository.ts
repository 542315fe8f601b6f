import type { Instant } from '../../shared/model/dates.ts';
import type { BranchSegment } from '../../shared/model/clients/segments.ts';
import type { Connection } from '../data/index.ts';

/** A segment that the branch has given a client, by whom and when. */
export interface SegmentEntry {
  readonly segment: BranchSegment;
  readonly value: string;
  readonly at: Instant;
  readonly actor: string;
}

/** The branch's own segments. They are in `branch.db`, because the book is rebuilt from files. */
export function segmentsRepository(db: Connection) {
  const of = db.prepare<[string], SegmentEntry>(
    'SELECT segment, value, at, actor FROM segments WHERE client_no = ? ORDER BY segment',
  );
  const set = db.prepare(
    `INSERT INTO segments (client_no, segment, value, at, actor)
     VALUES (:clientNo, :segment, :value, :at, :actor)
     ON CONFLICT DO UPDATE SET value = :value, at = :at, actor = :actor`,
  );
  const remove = db.prepare('DELETE FROM segments WHERE client_no = ? AND segment = ?');
  const having = db
    .prepare<[string, string], string>(
      'SELECT client_no FROM segments WHERE segment = ? AND value = ?',
    )
    .pluck();
  return {
    of: (clientNo: string): SegmentEntry[] => of.all(clientNo),
    set: (clientNo: string, entry: SegmentEntry): void => {
      set.run({ clientNo, ...entry });
    },
    remove: (clientNo: string, segment: BranchSegment): void => {
      remove.run(clientNo, segment);
    },
    having: (segment: BranchSegment, value: string): string[] => having.all(segment, value),
  };
}
