import type { Instant } from '../../../shared/model/dates.ts';
import type { Faults } from '../../platform/index.ts';
import type { LogPort } from '../branch-store.ts';
import type { LocalLog } from '../local-log.ts';
import { ConnectionLost, sqlState, type Connection } from './connection.ts';
import { openLink } from './link.ts';
import { greet, keysOf, type Membership } from './membership.ts';
import { createPostgresLog } from './postgres-log.ts';
import type { Identity } from './sealing.ts';
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
  /** How often to look for what was not heard. */
  readonly pollMs?: number;
}

/** The branch's log on a server. */
export interface PostgresStore {
  readonly log: LogPort;
  /** The event format that the branch writes now. */
  format(): number;
  /** How far this machine's clock is ahead of the server's; null: not known. */
  machineAhead(): number | null;
  close(): Promise<void>;
}

const pollEveryMs = 5000;

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
    joined: () => (membership.sealedKey === null ? log.cut('not-admitted') : void log.catchUp()),
    cut: (why) => log.cut(isShutOut(why) ? 'not-admitted' : 'cut'),
    told,
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
    ...(parts.patienceMs !== undefined && { patienceMs: parts.patienceMs }),
  });

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
  }

  /** Looks for what was not heard; also finds out that the connection is dead. */
  async function look(): Promise<void> {
    const connection = link.current();
    if (!connection) return;
    if (membership.sealedKey !== null) return log.catchUp();
    try {
      await renew(connection);
      // Admitted just now: connect again, to listen.
      if (keys.size > 0) connection.end();
    } catch (error) {
      if (error instanceof ConnectionLost) connection.end();
      else log.cut('not-admitted');
    }
  }
  const stopLooking = faults.every('store', pollMs, look);

  return {
    log,
    format: () => log.format(),
    machineAhead: () => clock.machineAhead(),
    async close() {
      stopLooking();
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
