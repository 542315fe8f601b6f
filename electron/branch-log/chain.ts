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

/** A place in the chain: a record's number and hash. Number 0 is the start of the chain. */
export interface ChainHead {
  readonly seq: number;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

/** The first record of a stored log that is not what was written. */
export interface BrokenRecord {
  readonly seq: number;
  /**
   * missing: there is no record of this number; hash: this record or its predecessor was changed; unreadable: its event
   * cannot be parsed; outside: a record before the first or after the last that was ever written.
   */
  readonly problem: 'missing' | 'hash' | 'unreadable' | 'outside';
}

/** Records that do not follow the log's head in the chain. */
export class ChainBroken extends Error {
  override readonly name = 'ChainBroken';
}

/**
 * SHA-256 over the previous record's hash and this record's canonical bytes: a JSON array of its fields in fixed
 * order, UTF-8. Changing, dropping, inserting or reordering a record changes every later hash. The hash before the
 * first record is random for each branch (see the migrations), so no record of another branch fits. The bytes are
 * unambiguous: the hash has 32 of them, a JSON array has one reading, and it contains every column of the table.
 * @param previous 64 hexadecimal digits, like the result: text crosses into native code faster than bytes
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
/** The most UTF-8 bytes that one UTF-16 code unit takes. */
const utf8Most = 3;
/** A buffer for the input of one hash call; hashing in parts would take four calls. */
let scratch = Buffer.allocUnsafe(16_384);
