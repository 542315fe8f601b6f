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

/** A place in the chain: a record's number and its hash. Number 0 is the chain's start. */
export interface ChainHead {
  readonly seq: number;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

/**
 * SHA-256 over the previous record's hash and this record's canonical bytes: a JSON array of its fields in fixed
 * order, UTF-8. Changing, dropping, inserting or reordering a record changes every hash after it. The hash before the
 * first record is the branch's own (see the migrations), so no record of another branch fits anywhere. Unambiguous: the
 * first 32 bytes are the hash, a JSON array can be read in one way only, and every column of the table is in it.
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
