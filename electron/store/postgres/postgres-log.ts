import { ChainBroken, hex, type ChainHead } from '../../branch-log/index.ts';
import { DataError } from '../../data/index.ts';
import type { Faults } from '../../platform/index.ts';
import {
  LinkLost,
  type ActId,
  type Appended,
  type Draft,
  type LinkState,
  type LogPort,
  type LogRow,
  type Refusal,
} from '../branch-store.ts';
import type { LocalLog } from '../local-log.ts';
import { ConnectionLost, sqlState, type Connection } from './connection.ts';
import { fetchHistory } from './history.ts';
import { createLane } from './lane.ts';
import { generationOf, latestGeneration, SealBroken, type BranchKeys } from './sealing.ts';
import type { ServerClock } from './server-clock.ts';
import { openedRow, sealedRows, type SealedRow, type WireRow } from './wire-rows.ts';

/** What the log needs from the store around it. */
export interface PostgresLogParts {
  readonly branch: string;
  readonly local: LocalLog;
  readonly clock: ServerClock;
  readonly steady: () => number;
  readonly faults: Pick<Faults, 'note' | 'guard'>;
  /** The newest event format that this program can read; it writes nothing newer. */
  readonly readsFormat: number;
  /** The keys of the branch, of all generations that this workstation has. */
  readonly keys: () => BranchKeys;
  /** Fetches the keys again: another generation is in force. */
  readonly renewKeys: (connection: Connection) => Promise<void>;
  readonly connection: () => Connection | null;
  /** Waits for a connection. @throws ConnectionLost */
  readonly connected: (ms: number) => Promise<Connection>;
  /** Another workstation has changed records, up to this change. */
  readonly recordsChanged: (change: number) => void;
  /** How long an act that has begun may wait for a connection that was lost meanwhile. */
  readonly patienceMs?: number;
}

/** The log on the server, for the store that keeps its connection. */
export interface PostgresLog extends LogPort {
  /** Fetches what is new. Never throws: what fails is seen in the state of the line. */
  catchUp(): Promise<void>;
  /** Rows as they were told by another workstation. */
  told(rows: readonly WireRow[]): void;
  /** The line is cut, or this workstation is not admitted. */
  cut(state: 'cut' | 'not-admitted'): void;
  /** The event format that the branch writes now. */
  format(): number;
  close(): void;
}

/** What the server knows: the answer of hold and of catch_up. */
interface Seen {
  readonly now: number;
  readonly format: number;
  readonly generation: number;
  /** Where the log on the server starts; what was before is in its history. */
  readonly start: number;
  /** The number of the records' last change. */
  readonly change: number;
  readonly seq: number;
  readonly hash: string;
  readonly rows: readonly WireRow[];
  readonly found?: readonly WireRow[] | null;
}

type Listener = Parameters<LogPort['follow']>[0];

const rowsAtOnce = 1000;
/** While the branch is held only so many rows are fetched; who is further behind catches up first. */
const rowsWhileHeld = 200;
const patience = 4000;

/** Creates the log. Appends and catching up take turns in one lane, so that rows are adopted and told in order. */
export function createPostgresLog(parts: PostgresLogParts): PostgresLog {
  const { branch, local, clock, steady, faults, keys, patienceMs = patience } = parts;
  const lane = createLane();
  const listeners = new Set<Listener>();
  let state: LinkState = 'cut';
  let format = 1;
  /** Appends that wait or run: what is new reaches their callers through `decide`. */
  let appending = 0;
  /** The highest number that was told, and whether something else was left to be fetched. */
  let newest = 0;
  let missed = false;
  let fetching = false;

  function become(next: LinkState): void {
    if (state === next) return;
    state = next;
    for (const listener of [...listeners]) faults.guard('listener', () => listener.link(next));
  }

  function tell(rows: readonly LogRow[]): void {
    if (rows.length === 0) return;
    for (const listener of [...listeners]) faults.guard('listener', () => listener.rows(rows));
  }

  /** Adopts rows of the server. @throws ConnectionLost they do not fit: `behind` is the state then */
  function adoptRows(rows: readonly LogRow[]): void {
    try {
      local.adopt(rows);
    } catch (error) {
      if (!(error instanceof ChainBroken)) throw error;
      faults.note('store', error);
      throw blocked('behind');
    }
  }

  /** The same for rows as the server has them. */
  function adopt(rows: readonly WireRow[]): void {
    let opened;
    try {
      opened = rows.map((row) => openedRow(keys(), branch, row));
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      faults.note('store', error);
      throw blocked('behind');
    }
    adoptRows(opened);
  }

  /** Takes over what the server knows. @returns whether all of it was in the answer */
  async function take(connection: Connection, seen: Seen, asked: number): Promise<boolean> {
    clock.measure(seen.now, asked);
    format = seen.format;
    if (format > parts.readsFormat) throw blocked('newer-format');
    if (seen.generation !== latestGeneration(keys())) await parts.renewKeys(connection);
    parts.recordsChanged(seen.change);
    if (local.head().seq < seen.start) {
      const piece = await fetchHistory(connection, keys(), branch, local.head().seq);
      if (!piece) throw blocked('behind');
      local.begin(piece.origin);
      adoptRows(piece.rows);
      return false;
    }
    const head = local.head();
    const before = seen.seq < head.seq || (seen.seq === head.seq && seen.hash !== hex(head.hash));
    if (before) throw blocked('behind');
    adopt(seen.rows);
    return local.head().seq >= seen.seq;
  }

  function blocked(next: LinkState): ConnectionLost {
    become(next);
    return new ConnectionLost(next);
  }

  const mayWrite = () => state === 'joined' || state === 'catching-up' || state === 'cut';

  async function catchUp(): Promise<void> {
    fetching = false;
    const connection = parts.connection();
    if (!connection) return;
    missed = false;
    try {
      for (let all = false; !all;) {
        const before = local.head();
        const asked = steady();
        const answer = await connection.call('catch_up', before.seq, rowsAtOnce);
        // An append waits: it fetches the same rows, and its caller gets them by `decide`.
        missed = appending > 0;
        if (missed) return;
        all = await take(connection, answer as Seen, asked);
        tell(local.after(before.seq));
        if (!all) become('catching-up');
      }
      become('joined');
    } catch (error) {
      failed(connection, error);
    }
  }

  /** Fetches what is new when the lane comes to it; several wishes are one. */
  async function soon(): Promise<void> {
    if (fetching) return;
    fetching = true;
    await lane.run(catchUp);
  }

  /** Ends a connection after which nothing is known; notes what nobody expects. */
  function failed(connection: Connection, error: unknown): void {
    if (error instanceof ConnectionLost) {
      if (mayWrite()) connection.end();
    } else if (sqlState(error) === '42501') {
      become('not-admitted');
    } else {
      faults.note('store', error);
    }
  }

  /** One try of an append. @returns null to try again */
  async function attempt(connection: Connection, act: ActId, job: Job): Promise<Appended | null> {
    const { seq } = local.head();
    const asked = steady();
    const begun = connection.run('BEGIN');
    begun.catch(() => undefined);
    const seen = (await connection.call('hold', seq, act, rowsWhileHeld)) as Seen;
    let result: Appended | null = null;
    let draft: Draft | null = null;
    try {
      const all = await take(connection, seen, asked);
      if (all && seen.found) {
        job.tellRest();
        const rows = seen.found.map((row) => openedRow(keys(), branch, row));
        result = { kind: 'found', rows };
      } else if (all) {
        const decision = job.decide();
        if (decision === null) result = { kind: 'nothing' };
        else if ('refused' in decision) result = { kind: 'refused', refusal: decision };
        else if (decision.events.length === 0) result = { kind: 'nothing' };
        else draft = decision;
      }
    } finally {
      if (!draft) connection.run('ROLLBACK').catch(() => undefined);
    }
    if (!draft) return result;
    const rows = sealedRows(keys(), branch, local.head(), draft);
    await write(connection, act, draft, rows);
    local.adopt(rows);
    job.given = local.head();
    return { kind: 'written', rows };
  }

  /** Appends, commits, and tells the others without waiting for it: three statements in one trip. */
  async function write(
    connection: Connection,
    act: ActId,
    { day, at, actor, place }: Draft,
    rows: readonly SealedRow[],
  ): Promise<void> {
    const head = local.head();
    const types = rows.map(({ type }) => type);
    const bodies = rows.map(({ sealed }) => sealed);
    const hashes = rows.map(({ hash }) => hash);
    const generation = generationOf(bodies[0] ?? '');
    const values = [head.seq, hex(head.hash), day, at, actor, place, act, format, generation];
    const appended = connection.call('append', ...values, types, bodies, hashes);
    const committed = connection.run('COMMIT');
    connection.call('tell', head.seq, act).catch(() => undefined);
    committed.catch(() => undefined);
    await appended;
    if ((await committed) !== 'COMMIT') throw new ConnectionLost('not committed');
  }

  /** The place up to which an append's caller has been given rows, and the way to give it more. */
  interface Job {
    given: ChainHead;
    decide(): Draft | Refusal | null;
    tellRest(): void;
  }

  function jobOf(
    from: ChainHead,
    decide: (newer: readonly LogRow[]) => Draft | Refusal | null,
  ): Job {
    const rest = (job: Job) => {
      const rows = local.after(job.given.seq);
      job.given = local.head();
      return rows;
    };
    return {
      given: from,
      decide() {
        return decide(rest(this));
      },
      tellRest() {
        tell(rest(this));
      },
    };
  }

  async function settle(act: ActId, job: Job): Promise<Appended> {
    const until = steady() + patienceMs;
    // Cut before it began: said at once, so that the screen can go on without the server.
    let connection = parts.connection();
    for (let tries = 0; ; tries += 1) {
      if (!mayWrite()) throw new LinkLost(state);
      try {
        connection ??= tries === 0 ? null : await parts.connected(until - steady());
        if (!connection) throw new LinkLost('cut');
        const result = await attempt(connection, act, job);
        if (result) {
          become('joined');
          return result;
        }
        await catchUpQuietly(connection);
      } catch (error) {
        const again = await retryable(error, connection, tries);
        if (!again || steady() >= until) throw asLinkLost(error);
        if (again === 'elsewhere') connection = null;
      }
    }
  }

  /** Fetches many rows outside of a transaction; the caller gets them by `decide`. */
  async function catchUpQuietly(connection: Connection): Promise<void> {
    for (let all = false; !all;) {
      const asked = steady();
      const answer = await connection.call('catch_up', local.head().seq, rowsAtOnce);
      all = await take(connection, answer as Seen, asked);
    }
  }

  /** Whether an append may be tried again: on another connection, or on the same one. */
  async function retryable(
    error: unknown,
    connection: Connection | null,
    tries: number,
  ): Promise<'elsewhere' | 'here' | null> {
    if (error instanceof ConnectionLost) {
      if (!mayWrite()) return null;
      connection?.end();
      return 'elsewhere';
    }
    switch (sqlState(error)) {
      case 'VT001': // A transaction that was cut while it decided.
        return 'here';
      case 'VT002':
        if (connection) await parts.renewKeys(connection);
        return 'here';
      case 'VT004': // The time was taken before a measurement that corrected it; once.
        return tries === 0 ? 'here' : null;
      case null:
      default:
        return null;
    }
  }

  function asLinkLost(error: unknown): unknown {
    if (error instanceof ConnectionLost) return new LinkLost(error.message, { cause: error });
    switch (sqlState(error)) {
      case null:
      case 'VT004':
      case 'VT005':
        return error;
      case '53100':
        return new DataError('disk-full', 'server', error);
      case '42501':
        become('not-admitted');
        return new LinkLost('not-admitted', { cause: error });
      default:
        faults.note('store', error);
        return new LinkLost('refused by the server', { cause: error });
    }
  }

  return {
    async append(act, from, decide) {
      appending += 1;
      try {
        return await lane.run(() => settle(act, jobOf(from, decide)));
      } catch (error) {
        missed = true;
        throw error;
      } finally {
        appending -= 1;
        if (missed || newest > local.head().seq) void soon();
      }
    },

    follow(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    catchUp: soon,

    told(rows) {
      const head = local.head();
      const last = rows.at(-1)?.[0] ?? 0;
      if (last <= head.seq) return;
      newest = Math.max(newest, last);
      if (appending > 0) return;
      const next = state === 'joined' && !lane.busy() && rows[0]?.[0] === head.seq + 1;
      // Anybody who may log in can tell something: what does not fit is fetched from the log itself.
      if (!next || rows.some(([, , , , , , body]) => !isCurrent(body))) return void soon();
      try {
        const opened = rows.map((row) => openedRow(keys(), branch, row));
        local.adopt(opened);
        tell(opened);
      } catch {
        void soon();
      }
    },

    cut: become,
    link: () => state,
    now: () => clock.now(),
    format: () => format,
    close() {
      listeners.clear();
    },
  };

  /** A workstation that was put out still has the older keys. */
  function isCurrent(sealed: string): boolean {
    return generationOf(sealed) === latestGeneration(keys());
  }
}
