import type { Instant } from '../../../shared/model/dates.ts';
import type { Faults } from '../../platform/index.ts';
import { LinkLost, type AuditPort, type BranchStore } from '../branch-store.ts';
import type { LocalLog } from '../local-log.ts';
import type { LocalRecords } from '../local-records.ts';
import type { PresencePort } from '../presence.ts';
import { createAuditSender, type LocalAudit } from './audit-sender.ts';
import { createCalls } from './calls.ts';
import { ConnectionLost, sqlState, type Connection } from './connection.ts';
import { openLink } from './link.ts';
import { greet, keysOf, type Membership } from './membership.ts';
import { createPostgresDuties, type PostgresDuties } from './postgres-duties.ts';
import { createPostgresLog } from './postgres-log.ts';
import { createPostgresPresence } from './postgres-presence.ts';
import { createPostgresRecords } from './postgres-records.ts';
import type { BranchKeys, Identity } from './sealing.ts';
import type { ServerAddress } from './server-address.ts';
import { createServerClock } from './server-clock.ts';
import type { WireRow } from './wire-rows.ts';

/** What a workstation brings to the branch's server. */
export interface PostgresStoreParts {
  readonly server: ServerAddress;
  readonly identity: Identity;
  readonly membership: Membership;
  /** Keeps what the server has changed: a new key after somebody was put out. */
  readonly keepMembership: (membership: Membership) => void;
  readonly local: LocalLog;
  readonly localRecords: LocalRecords;
  /** This workstation's audit trail: written here, and sent when it can be. */
  readonly audit: AuditPort & LocalAudit;
  readonly faults: Pick<Faults, 'note' | 'guard' | 'every'>;
  readonly wall: () => Instant;
  /** Milliseconds that only go forward. */
  readonly steady: () => number;
  /** For the back-off. */
  readonly random: () => number;
  /** The newest event format that this program reads. */
  readonly readsFormat: number;
  readonly version: string;
  /** How long an act waits for a connection that was lost while it was under way. */
  readonly patienceMs?: number;
  /** When a connection that does not answer is taken for dead. */
  readonly answerMs?: number;
  /** How often to look for what was not heard. */
  readonly pollMs?: number;
}

/** The branch's store on a server. */
export interface PostgresStore extends BranchStore {
  readonly duties: PostgresDuties;
  readonly presence: PresencePort;
  /** The connection of now, for what an admin does; null: cut. */
  connection(): Connection | null;
  membership(): Membership;
  keys(): BranchKeys;
  /** The event format that the branch writes now. */
  format(): number;
  /** How far this machine's clock is ahead of the server's; null: not known. */
  machineAhead(): number | null;
  close(): Promise<void>;
}

const pollEveryMs = 5000;
const patience = 4000;

/** Opens the store. It connects in the background; until then the line is cut. */
export function openPostgresStore(parts: PostgresStoreParts): PostgresStore {
  const { server, identity, faults, steady, pollMs = pollEveryMs } = parts;
  let { membership } = parts;
  let keys = keysOf(identity, membership);
  const clock = createServerClock(parts.wall, steady);

  async function renew(connection: Connection): Promise<void> {
    const asked = steady();
    const { now, branch, workstation, ...greeting } = await greet(
      connection,
      parts.readsFormat,
      parts.version,
    );
    clock.measure(now, asked);
    if (branch !== membership.branch || workstation !== membership.workstation) {
      throw new Error('the server knows this role as another workstation');
    }
    if (greeting.start_seq === 0) parts.local.begin(Buffer.from(greeting.start_hash, 'hex'));
    const { sealed_key: sealedKey, letter } = greeting;
    if (sealedKey === membership.sealedKey && letter === membership.letter) return;
    membership = { branch, workstation, sealedKey, letter };
    keys = keysOf(identity, membership);
    parts.keepMembership(membership);
  }

  const link = openLink({
    server,
    faults,
    random: parts.random,
    async greet(connection) {
      await renew(connection);
      return membership.sealedKey === null ? null : `b_${membership.branch}`;
    },
    joined() {
      void look();
      if (keys.size > 0) void quietly(() => records.joined());
    },
    cut: (why) => log.cut(isShutOut(why) ? 'not-admitted' : 'cut'),
    told,
    ...(parts.answerMs !== undefined && { answerMs: parts.answerMs }),
  });
  const log = createPostgresLog({
    branch: membership.branch,
    local: parts.local,
    clock,
    steady,
    faults,
    readsFormat: parts.readsFormat,
    keys: () => keys,
    renewKeys: renew,
    connection: () => link.current(),
    connected: (ms) => link.connected(ms),
    recordsChanged: (change) => {
      if (change !== parts.localRecords.lastChange()) void quietly(() => records.catchUp());
    },
    ...(parts.patienceMs !== undefined && { patienceMs: parts.patienceMs }),
  });

  const { branch, workstation } = membership;
  const calls = createCalls(() => link.current());
  const own = { branch, workstation, calls, faults, keys: () => keys };
  const records = createPostgresRecords({
    ...own,
    local: parts.localRecords,
    audit: parts.audit,
    async renewKeys() {
      const connection = link.current();
      if (!connection) throw new LinkLost('cut');
      await renew(connection);
    },
    async reconnected() {
      try {
        await link.connected(parts.patienceMs ?? patience);
      } catch (error) {
        throw new LinkLost('cut', { cause: error });
      }
    },
  });
  const auditSender = createAuditSender({ ...own, local: parts.audit });
  const presence = createPostgresPresence(own);
  const duties = createPostgresDuties(calls);

  async function quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LinkLost)) faults.note('store', error);
    }
  }

  /** Rows of the log, or the name of what has changed. Anybody who may log in can send anything here. */
  function told(payload: string): void {
    let said: unknown;
    try {
      said = JSON.parse(payload);
    } catch {
      return;
    }
    if (isRows(said)) log.told(said);
    else if (said === 'log' || said === 'members') void log.catchUp();
    else if (said === 'records') void quietly(() => records.catchUp());
    else if (said === 'presence') void presence.look();
  }

  /** Looks for what was not heard; also finds out that the connection is dead. */
  async function look(): Promise<void> {
    const connection = link.current();
    if (!connection) return;
    if (keys.size > 0) {
      await log.catchUp();
      if (log.link() !== 'joined') return;
      await Promise.all([presence.beat(parts.local.head().seq), auditSender.send()]);
      return;
    }
    try {
      await renew(connection);
      // Admitted just now: connect again, to listen.
      if (keys.size > 0) connection.end();
      else log.cut('not-admitted');
    } catch (error) {
      if (error instanceof ConnectionLost) connection.end();
      else log.cut('not-admitted');
    }
  }
  const stopLooking = faults.every('store', pollMs, look);

  return {
    kind: 'postgres',
    workstation,
    log,
    records,
    audit: {
      add(entry) {
        parts.audit.add(entry);
        void auditSender.send();
      },
    },
    duties,
    presence,
    connection: () => link.current(),
    membership: () => membership,
    keys: () => keys,
    format: () => log.format(),
    machineAhead: () => clock.machineAhead(),
    async close() {
      stopLooking();
      await quietly(() => duties.leave());
      link.close();
      log.close();
    },
  };
}

/** Whether the server refuses this workstation: its role may not log in, or it was put out. */
function isShutOut(why: unknown): boolean {
  return /^(42501|28...)$/.test(sqlState(why) ?? '');
}

function isRows(said: unknown): said is WireRow[] {
  return (
    Array.isArray(said) &&
    said.length > 0 &&
    said.every(
      (row) => Array.isArray(row) && typeof row[0] === 'number' && typeof row[6] === 'string',
    )
  );
}
