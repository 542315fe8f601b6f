import type { AuditEntry, AuditPort, StoredRecord } from './branch-store.ts';
import type { LocalRecords } from './local-records.ts';

/** A copy of records in memory. */
export function memoryRecords(): LocalRecords {
  const known = new Map<string, StoredRecord>();
  let last = 0;
  const find = (kind: string, id: string) => known.get(JSON.stringify([kind, id]));
  return {
    get(kind, id) {
      const record = find(kind, id);
      return record && record.body !== null ? record : null;
    },
    all: (kind) =>
      [...known.values()]
        .filter((record) => record.kind === kind && record.body !== null)
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    lastChange: () => last,
    version: (kind, id) => find(kind, id)?.version ?? 0,
    adopt(records, change) {
      for (const record of records) known.set(JSON.stringify([record.kind, record.id]), record);
      last = change;
    },
  };
}

/** An audit trail in memory. */
export interface MemoryAudit extends AuditPort {
  readonly lines: readonly (AuditEntry & { readonly id: number })[];
  after(id: number, limit: number): readonly (AuditEntry & { readonly id: number })[];
}

/** Creates an empty one. */
export function memoryAudit(): MemoryAudit {
  const lines: (AuditEntry & { readonly id: number })[] = [];
  return {
    lines,
    add: (entry) => void lines.push({ ...entry, id: lines.length + 1 }),
    after: (id, limit) => lines.slice(id, id + limit),
  };
}
