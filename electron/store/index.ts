export type {
  ActId,
  Appended,
  AuditEntry,
  AuditPort,
  BranchStore,
  Draft,
  LinkState,
  LogPort,
  RecordsPort,
  Refusal,
  StoredRecord,
} from './branch-store.ts';
export { createDraftLog } from './draft-log.ts';
export { createSqliteLogPort } from './sqlite/log-port.ts';
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
