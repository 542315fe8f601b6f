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
export { LinkLost } from './branch-store.ts';
export { createDraftLog } from './draft-log.ts';
export { untilJoined } from './until-joined.ts';
export { openBranchStore, readsFormat } from './open-store.ts';
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
export type { LocalLog } from './local-log.ts';
export type { LocalRecords } from './local-records.ts';
export type { Presence, PresencePort } from './presence.ts';
export { createLocalLog } from './sqlite/local-log.repository.ts';
export { createLocalRecords } from './sqlite/local-records.repository.ts';
export { administer, type Administration } from './postgres/administration.ts';
export { connect } from './postgres/connection.ts';
export { sendHistory } from './postgres/history.ts';
export * from './postgres/membership.ts';
export {
  openPostgresStore,
  type PostgresStore,
  type PostgresStoreParts,
} from './postgres/postgres-store.ts';
export {
  fingerprint,
  identityFrom,
  identityText,
  newIdentity,
  type Identity,
} from './postgres/sealing.ts';
export { AddressInvalid, serverAddress, type ServerAddress } from './postgres/server-address.ts';
export { createSqliteRecords } from './sqlite/records.repository.ts';
