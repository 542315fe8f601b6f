export type { AuditEntry, AuditPort, RecordsPort, StoredRecord } from './branch-store.ts';
export {
  createRecords,
  readerOf,
  type RecordChange,
  type RecordKind,
  type RecordReader,
  type Records,
} from './records.ts';
export { createRecordTable } from './sqlite/record-table.repository.ts';
export { createSqliteRecords } from './sqlite/records.repository.ts';
