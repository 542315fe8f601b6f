import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import { branchSegmentNames, type BranchSegment } from '../../shared/model/clients/segments.ts';
import type { RecordKind } from '../store/index.ts';

/** A segment that the branch has given a client, by whom and when. */
export interface SegmentEntry {
  readonly segment: BranchSegment;
  readonly value: string;
  readonly at: Instant;
  readonly actor: string;
}

/** All segments that the branch has given a client. */
export interface SegmentsOfClient {
  readonly clientNo: string;
  readonly entries: readonly SegmentEntry[];
}

/**
 * The branch's own segments, by client. They are in its records, because the book is rebuilt from files. Checked by hand:
 * a filter reads all of them, and a schema of nested lists takes ten times as long.
 */
export const segmentsKind: RecordKind<SegmentsOfClient> = {
  kind: 'segments',
  schema: z.custom<SegmentsOfClient>((body) => {
    const { clientNo, entries } = (body ?? {}) as Partial<SegmentsOfClient>;
    return typeof clientNo === 'string' && Array.isArray(entries) && entries.every(isEntry);
  }),
};

function isEntry(entry: Partial<SegmentEntry> | null): boolean {
  const { segment, value, at, actor } = entry ?? {};
  return (
    branchSegmentNames.includes(segment as BranchSegment) &&
    typeof value === 'string' &&
    typeof at === 'number' &&
    typeof actor === 'string'
  );
}
