import { hash } from 'node:crypto';

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

/** The first record at which a stored log is not what was written. */
export interface BrokenRecord {
  readonly seq: number;
  /**
   * missing: this number is gone; hash: this record, or what stood before it, was changed; unreadable: its event cannot
   * be read; outside: a record before the first or after the last that was ever written.
   */
  readonly problem: 'missing' | 'hash' | 'unreadable' | 'outside';
}

/**
 * SHA-256 over the previous record's hash and this record's canonical bytes: a JSON array of its fields in fixed
 * order, UTF-8. Changing, dropping, inserting or reordering a record changes every hash after it. The hash before the
 * first record is the branch's own (see the migrations), so no record of another branch fits anywhere. Unambiguous: the
 * first 32 bytes are the hash, a JSON array can be read in one way only, and every column of the table is in it.
 * @param previous 64 hexadecimal digits, as what is returned: text crosses into native code and back for less than bytes
 */
export function chainHash(previous: string, record: ChainedRecord): string {
  const canonical = JSON.stringify([
    record.seq,
    record.day,
    record.at,
    record.type,
    record.actor,
    record.place,
    record.body,
  ]);
  const most = hashBytes + canonical.length * utf8Most;
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most);
  scratch.write(previous, 0, 'hex');
  const end = hashBytes + scratch.write(canonical, hashBytes, 'utf8');
  return hash('sha256', scratch.subarray(0, end), 'hex');
}

/** A hash as text: 64 hexadecimal digits. */
export function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

const hashBytes = 32;
/** Bytes of UTF-8 that one unit of UTF-16 takes at most. */
const utf8Most = 3;
/** What is hashed is put together here: one call hashes it, where a hash in parts costs four. */
let scratch = Buffer.allocUnsafe(16_384);
