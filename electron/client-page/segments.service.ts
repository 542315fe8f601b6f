import type { Instant } from '../../shared/model/dates.ts';
import { isSegmentValue, type BranchSegment } from '../../shared/model/clients/segments.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { StaffService } from '../staff/index.ts';
import { segmentsRepository, type SegmentEntry } from './segments.repository.ts';

/** The branch's own segments of clients. */
export interface Segments {
  of(clientNo: string): SegmentEntry[];
  /**
   * Sets a value, or takes it away with null; recorded with who and when. False: the value is not of the
   * segmentation.
   */
  set(clientNo: string, segment: BranchSegment, value: string | null, by: string): boolean;
  /** Clients that have all these values. */
  having(values: Readonly<Partial<Record<BranchSegment, string>>>): string[];
}

/** Opens the segmentations on the branch's database. */
export function createSegments(
  db: Connection,
  staff: Pick<StaffService, 'audit'>,
  clock: () => Instant,
): Segments {
  const repository = segmentsRepository(db);
  return {
    of: (clientNo) => repository.of(clientNo),
    set(clientNo, segment, value, by) {
      if (value !== null && !isSegmentValue(segment, value)) return false;
      inTransaction(db, () => {
        if (value === null) repository.remove(clientNo, segment);
        else repository.set(clientNo, { segment, value, at: clock(), actor: by });
        // In the same transaction, so that no change is without its audit line.
        staff.audit(by, 'segment', clientNo, `${segment}=${value ?? ''}`);
      });
      return true;
    },
    having(values) {
      const lists = Object.entries(values).map(
        ([segment, value]) => new Set(repository.having(segment as BranchSegment, value)),
      );
      const [first, ...others] = lists;
      return first ? [...first].filter((no) => others.every((list) => list.has(no))) : [];
    },
  };
}
