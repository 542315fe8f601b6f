import { createHash } from 'node:crypto';

/** The fields of a record that its hash protects. */
export interface ChainedRecord {
  readonly seq: number;
  readonly day: string;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly place: string;
  /** The event as JSON text, exactly as stored. */
  readonly body: string;
}

/** The hash before the first record: 32 zero bytes. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over the previous record's hash and this record's canonical bytes: a JSON array of its fields in fixed
 * order, UTF-8. Changing, dropping, inserting or reordering a record changes every hash after it.
 */
export function chainHash(previous: Uint8Array, record: ChainedRecord): Buffer {
  const canonical = JSON.stringify([
    record.seq,
    record.day,
    record.at,
    record.type,
    record.actor,
    record.place,
    record.body,
  ]);
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest();
}
