import type { RecordsPort, StoredRecord } from './branch-store.ts';

/** This workstation's own copy of the shared records. */
export interface LocalRecords extends Pick<RecordsPort, 'get' | 'all'> {
  /** The number of the last change that was adopted; 0: none. */
  lastChange(): number;
  /** The version of a record as it is stored, also of one that was forgotten; 0: there never was one. */
  version(kind: string, id: string): number;
  /** Keeps records as they are after this change, for good. @throws DataError */
  adopt(records: readonly StoredRecord[], change: number): void;
}
