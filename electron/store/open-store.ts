import type { Instant } from '../../shared/model/dates.ts';
import type { AuditChain, BranchLog } from '../branch-log/index.ts';
import type { Connection } from '../data/index.ts';
import type { Faults } from '../platform/index.ts';
import type { BranchStore } from './branch-store.ts';
import { openPostgresStore } from './postgres/postgres-store.ts';
import { identityFrom } from './postgres/sealing.ts';
import { serverAddress, type ServerAddress } from './postgres/server-address.ts';
import { createLocalLog } from './sqlite/local-log.repository.ts';
import { createLocalRecords } from './sqlite/local-records.repository.ts';
import { createSqliteStore } from './sqlite/sqlite-store.ts';
import { sharedStoreRepository, type SharedStore } from './sqlite/shared-store.repository.ts';

/** The newest format of events that this program reads. A new type of event raises it. */
export const readsFormat = 1;

/** What a branch's store is opened on. */
export interface StoreParts {
  /** This workstation's `branch.db`. */
  readonly db: Connection;
  readonly log: BranchLog;
  readonly audit: AuditChain;
  readonly faults: Faults;
  readonly clock: () => Instant;
  /** Milliseconds that only go forward. */
  readonly steady: () => number;
  readonly version: string;
}

/** Opens the store of a branch: on this machine, or on the server that `branch.db` names. */
export function openBranchStore(parts: StoreParts): BranchStore {
  const { db, log, audit, faults, clock, steady, version } = parts;
  const stores = sharedStoreRepository(db);
  const shared = stores.get();
  if (!shared) return createSqliteStore(parts);
  const { branch, workstation, sealedKey, letter } = shared;
  return openPostgresStore({
    server: addressOf(shared),
    identity: identityFrom(shared.identity),
    membership: { branch, workstation, sealedKey, letter },
    keepMembership: (membership) => stores.save({ ...shared, ...membership }),
    local: createLocalLog(log),
    localRecords: createLocalRecords(db),
    audit,
    faults,
    wall: clock,
    steady,
    random: Math.random,
    readsFormat,
    version,
  });
}

/** @throws AddressInvalid */
export function addressOf({ url, ca, cert, certKey, serverName }: SharedStore): ServerAddress {
  const tls = ca === null ? null : { ca, cert: cert ?? undefined, key: certKey ?? undefined };
  return serverAddress(url, tls && { ...tls, name: serverName ?? undefined });
}
