import { createHmac, randomUUID } from 'node:crypto';
import type { Faults } from '../../platform/index.ts';
import {
  LinkLost,
  type AuditEntry,
  type AuditPort,
  type RecordsPort,
  type RecordWrite,
  type StoredRecord,
} from '../branch-store.ts';
import type { LocalRecords } from '../local-records.ts';
import type { Calls } from './calls.ts';
import { sqlState } from './connection.ts';
import { createLane } from './lane.ts';
import { generationOf, latestGeneration, open, seal, type BranchKeys } from './sealing.ts';

/** What the records need from the store around them. */
export interface PostgresRecordsParts {
  readonly branch: string;
  readonly local: LocalRecords;
  readonly audit: AuditPort;
  readonly calls: Calls;
  readonly keys: () => BranchKeys;
  /** Fetches the keys again: another generation is in force. */
  readonly renewKeys: () => Promise<void>;
  /** Waits until there is a line again after it was lost. @throws LinkLost */
  readonly reconnected: () => Promise<void>;
  readonly faults: Pick<Faults, 'note' | 'guard'>;
}

/** The records on the server, for the store that hears of changes. */
export interface PostgresRecords extends RecordsPort {
  /** Fetches what is new. */
  catchUp(): Promise<void>;
  /** The line is there again: settles what was left open, and catches up. */
  joined(): Promise<void>;
}

/** What is sealed of a record. */
type Sealed = Pick<StoredRecord, 'kind' | 'id' | 'body'>;

type WireRecord = readonly [key: string, version: number, change: number, body: string];

interface Changes {
  readonly change: number | null;
  readonly generation: number;
  readonly records: readonly WireRecord[];
}

const atOnce = 500;
const mostTries = 5;

/** Creates the records. Puts and catching up take turns. */
export function createPostgresRecords(parts: PostgresRecordsParts): PostgresRecords {
  const { branch, local, calls, keys, faults } = parts;
  const lane = createLane();
  const listeners = new Set<(kinds: ReadonlySet<string>) => void>();

  /** Kind and id as the server knows them. The first generation's key, so that it stays the same. */
  function keyOf(kind: string, id: string): string {
    const key = keys().get(Math.min(...keys().keys()));
    if (!key) throw new LinkLost('not-admitted');
    return createHmac('sha256', key)
      .update(JSON.stringify(['record', kind, id]))
      .digest('hex');
  }
  const contextOf = (key: string, version: number) =>
    JSON.stringify(['record', branch, key, version]);

  function opened([key, version, , sealed]: WireRecord): StoredRecord {
    const text = open(keys(), contextOf(key, version), sealed);
    const { kind, id, body } = JSON.parse(text) as Sealed;
    return { kind, id, version, body };
  }

  async function catchUp(): Promise<void> {
    for (let all = false; !all;) {
      const answer = await calls.call('records_after', local.lastChange(), atOnce);
      const { change, generation, records } = answer as Changes;
      if (generation !== latestGeneration(keys())) await parts.renewKeys();
      const last = records.at(-1)?.[2];
      all = last === undefined || last === change;
      if (last === undefined) return;
      const adopted = records.map(opened);
      local.adopt(adopted, last);
      const kinds = new Set(adopted.map(({ kind }) => kind));
      for (const listener of [...listeners]) faults.guard('listener', () => listener(kinds));
    }
  }

  const linesOf = (put: string) => JSON.stringify(['put', branch, put]);

  /** Adds the audit lines of a put that is written, and says that it is known. */
  function settle(put: string, audit: readonly AuditEntry[]): void {
    for (const entry of audit) parts.audit.add(entry);
    // If this is lost the put is open at the next start, and its lines come a second time: better than never.
    calls.call('settle_put', put).catch(() => undefined);
  }

  /** Settles puts whose replies never came. */
  async function recover(): Promise<void> {
    const left = (await calls.call('open_puts')) as [string, string][];
    for (const [put, lines] of left) {
      settle(put, JSON.parse(open(keys(), linesOf(put), lines)) as AuditEntry[]);
    }
  }

  /** A write that does not fit the own copy would not fit the server's either. */
  function staleIn(writes: readonly RecordWrite[]): RecordWrite | undefined {
    return writes.find(({ kind, id, version }) => (local.get(kind, id)?.version ?? 0) !== version);
  }

  async function put(
    writes: readonly RecordWrite[],
    audit: readonly AuditEntry[],
  ): Promise<RecordWrite | null> {
    const stale = staleIn(writes);
    if (stale) return stale;
    const versions = writes.map(({ kind, id }) => local.version(kind, id));
    const stored = writes.map(({ kind, id }) => keyOf(kind, id));
    const sealedBodies = () =>
      writes.map(({ kind, id, body }, index) => {
        const context = contextOf(stored[index] ?? '', (versions[index] ?? 0) + 1);
        return seal(keys(), context, JSON.stringify({ kind, id, body }));
      });
    const id = randomUUID();
    const lines = seal(keys(), linesOf(id), JSON.stringify(audit));
    let bodies = sealedBodies();
    for (let tries = 1; ; tries += 1) {
      try {
        const generation = generationOf(bodies[0] ?? '');
        const values = [id, lines, generation, stored, versions, bodies];
        const conflict = await calls.call('put_records', ...values);
        if (conflict === null) settle(id, audit);
        await catchUp();
        return typeof conflict === 'number' ? (writes[conflict - 1] ?? null) : null;
      } catch (error) {
        if (tries === mostTries) throw error;
        if (sqlState(error) === 'VT002') {
          await parts.renewKeys();
          bodies = sealedBodies();
        } else if (error instanceof LinkLost) await parts.reconnected();
        else throw error;
      }
    }
  }

  return {
    get: (kind, id) => local.get(kind, id),
    all: (kind) => local.all(kind),
    async put(writes, audit = []) {
      return lane.run(async () => {
        if (writes.length === 0) for (const entry of audit) parts.audit.add(entry);
        const conflict = writes.length > 0 ? await put(writes, audit) : null;
        if (!conflict) return { kind: 'written' };
        const { kind, id } = conflict;
        return { kind: 'conflict', record: { kind, id } };
      });
    },
    subscribe(listener) {
      const own = (kinds: ReadonlySet<string>) => listener(kinds);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    catchUp: () => lane.run(catchUp),
    async joined() {
      await lane.run(recover);
      await lane.run(catchUp);
    },
  };
}
