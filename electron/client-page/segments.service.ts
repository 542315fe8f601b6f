import type { Instant } from '../../shared/model/dates.ts';
import { isSegmentValue, type BranchSegment } from '../../shared/model/clients/segments.ts';
import type { Records } from '../store/index.ts';
import { segmentsKind, type SegmentEntry } from './segments.repository.ts';

/** The branch's own segments of clients. */
export interface Segments {
  /** Those of a client, in the order of their names. */
  of(clientNo: string): readonly SegmentEntry[];
  /**
   * Sets a value, or takes it away with null; recorded with who and when. False: the value is not of the
   * segmentation.
   */
  set(clientNo: string, segment: BranchSegment, value: string | null, by: string): Promise<boolean>;
  /** Clients that have all these values. */
  having(values: Readonly<Partial<Record<BranchSegment, string>>>): string[];
}

/** Opens the segmentations on the branch's records. */
export function createSegments(records: Records, clock: () => Instant): Segments {
  // Read while the console opens: 20,000 clients take a tenth of a second, for which no act should have to wait later.
  records.all(segmentsKind);
  return {
    of: (clientNo) => records.get(segmentsKind, clientNo)?.entries ?? [],
    async set(clientNo, segment, value, by) {
      if (value !== null && !isSegmentValue(segment, value)) return false;
      await records.change((change) => {
        const before = change.get(segmentsKind, clientNo)?.entries ?? [];
        const others = before.filter((entry) => entry.segment !== segment);
        const at = clock();
        const set = value === null ? [] : [{ segment, value, at, actor: by }];
        const entries = [...others, ...set].sort((a, b) => (a.segment < b.segment ? -1 : 1));
        if (entries.length === 0) change.forget(segmentsKind, clientNo);
        else change.put(segmentsKind, clientNo, { clientNo, entries });
        const detail = `${segment}=${value ?? ''}`;
        change.audit({ at, actor: by, action: 'segment', subject: clientNo, detail });
      });
      return true;
    },
    // A branch has given some ten thousand clients a segment: looking at all of them takes a millisecond or two.
    having(values) {
      const wanted = Object.entries(values);
      if (wanted.length === 0) return [];
      const has = (entries: readonly SegmentEntry[]) =>
        wanted.every(([segment, value]) =>
          entries.some((entry) => entry.segment === segment && entry.value === value),
        );
      return records
        .all(segmentsKind)
        .filter(({ entries }) => has(entries))
        .map(({ clientNo }) => clientNo);
    },
  };
}
