import { hash } from 'node:crypto';
import { inTransaction, type Connection } from '../data/index.ts';
import { hex, type ChainHead } from './chain.ts';

/** One line of the audit trail, with the fields that its hash covers. */
export interface AuditLine {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** A line with its number and hash. */
export interface KeptLine extends AuditLine {
  readonly id: number;
  readonly hash: string;
}

interface AuditRow extends AuditLine {
  readonly id: number;
  readonly hash: Uint8Array;
}

/** The audit trail of `branch.db`. Each line carries a hash over the line before, like the records of the log. */
export interface AuditChain {
  /** Durable when it returns. @throws DataError */
  add(line: AuditLine): void;
  /** The last line's place in the chain; number 0 if there is none. */
  head(): ChainHead;
  hashAt(id: number): Uint8Array | null;
  /** Lines after a number, in order, each with its hash (64 hexadecimal digits). */
  after(id: number, limit: number): readonly KeptLine[];
  /** Recomputes the whole chain. @returns the number of the first changed or missing line; null: none */
  verify(): number | null;
}

/** Opens the audit trail. @param onDurable called when a line is on the disk */
export function createAuditChain(
  db: Connection,
  onDurable: () => void = () => undefined,
): AuditChain {
  const insert = db.prepare<[AuditLine & { id: number; hash: Uint8Array }]>(
    `INSERT INTO audit (id, at, actor, action, subject, detail, hash)
     VALUES (:id, :at, :actor, :action, :subject, :detail, :hash)`,
  );
  const last = db.prepare<[], { id: number; hash: Uint8Array }>(
    'SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1',
  );
  const hashOf = db.prepare<[number], Uint8Array>('SELECT hash FROM audit WHERE id = ?').pluck();
  const rows = db.prepare<[], AuditRow>(
    'SELECT id, at, actor, action, subject, detail, hash FROM audit ORDER BY id',
  );
  const after = db.prepare<[number, number], KeptLine>(
    `SELECT id, at, actor, action, subject, detail, lower(hex(hash)) AS hash FROM audit
     WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const origin = db.prepare<[], Uint8Array>('SELECT audit_hash FROM log_origin').pluck().get();
  if (!origin) throw new Error('the audit has no origin');
  const start = { id: 0, hash: lineHash(origin, 0, null) };
  return {
    add(line) {
      inTransaction(db, () => {
        const before = last.get() ?? start;
        const id = before.id + 1;
        insert.run({ ...line, id, hash: lineHash(before.hash, id, line) });
      });
      onDurable();
    },
    head() {
      const { id, hash: at } = last.get() ?? start;
      return { seq: id, hash: at };
    },
    after: (id, limit) => after.all(id, limit),
    hashAt: (id) => (id === 0 ? start.hash : (hashOf.get(id) ?? null)),
    verify() {
      let before = start;
      for (const { id, hash: stored, ...line } of rows.iterate()) {
        const expected = lineHash(before.hash, before.id + 1, line);
        if (id !== before.id + 1 || Buffer.compare(stored, expected) !== 0) return before.id + 1;
        before = { id, hash: stored };
      }
      return null;
    },
  };
}

function lineHash(before: Uint8Array, id: number, line: AuditLine | null): Uint8Array {
  const fields = line && [line.at, line.actor, line.action, line.subject, line.detail];
  return hash('sha256', JSON.stringify(['audit', hex(before), id, fields]), 'buffer');
}
