import { inTransaction, type Connection } from '../../data/index.ts';
import { createFaults, type Faults } from '../../platform/index.ts';
import type { AuditPort, RecordsPort } from '../branch-store.ts';
import { createRecordTable } from './record-table.repository.ts';

/**
 * The records of a branch on one machine. A put is durable before its promise is there, so puts follow each other in
 * the order of the calls.
 * @param faults where a failing listener is noted: the change is durable all the same
 */
export function createSqliteRecords(
  db: Connection,
  audit: AuditPort,
  faults: Pick<Faults, 'guard'> = createFaults(),
): RecordsPort {
  const table = createRecordTable(db);
  const listeners = new Set<(kinds: ReadonlySet<string>) => void>();

  function tell(kinds: ReadonlySet<string>): void {
    for (const listener of [...listeners]) faults.guard('listener', () => listener(kinds));
  }

  return {
    get: (kind, id) => table.get(kind, id),
    all: (kind) => table.all(kind),
    async put(writes, lines = []) {
      // What an outer transaction takes back would be read from memory all the same.
      if (db.inTransaction) throw new Error('records are written in a transaction of their own');
      const done = inTransaction(db, () => {
        const conflict = table.conflictOf(writes);
        if (conflict) return { conflict };
        const change = table.lastChange() + 1;
        const stored = writes.map(({ kind, id, body }) => ({
          ...{ kind, id, body },
          version: table.nextVersion(kind, id),
        }));
        const publish = table.store(stored, change);
        for (const line of lines) audit.add(line);
        return { publish };
      });
      if (done.conflict) {
        const { kind, id } = done.conflict;
        return { kind: 'conflict', record: { kind, id } };
      }
      done.publish();
      if (writes.length > 0) tell(new Set(writes.map(({ kind }) => kind)));
      return { kind: 'written' };
    },
    subscribe(listener) {
      const own = (kinds: ReadonlySet<string>) => listener(kinds);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
