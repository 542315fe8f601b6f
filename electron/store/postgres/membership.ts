import { DataError } from '../../data/index.ts';
import type { Connection } from './connection.ts';
import {
  latestGeneration,
  newBranchKey,
  unwrapKeys,
  wrapKeys,
  type BranchKeys,
  type Identity,
} from './sealing.ts';

/** What a workstation keeps of its membership, so that it can start while the server cannot be reached. */
export interface Membership {
  readonly branch: string;
  readonly workstation: string;
  /** The branch's keys, sealed for this workstation; null: not admitted. */
  readonly sealedKey: string | null;
  /** Marks the tickets that it takes while cut off. */
  readonly letter: string | null;
}

/** The server's answer to the first call of a connection. */
export interface Greeting {
  readonly now: number;
  readonly branch: string;
  readonly workstation: string;
  readonly public_key: string | null;
  readonly sealed_key: string | null;
  readonly letter: string | null;
  readonly format: number;
  readonly generation: number;
  readonly start_seq: number;
  readonly start_hash: string;
  /** The place from which a new copy can read, if older months were detached. */
  readonly anchor: readonly [seq: number, hash: string] | null;
}

/** Another workstation of the branch, as an admin sees it. */
export interface Member {
  readonly workstation: string;
  /** 64 hexadecimal digits; null: it has never asked. */
  readonly public_key: string | null;
  readonly admitted: boolean;
  readonly put_out: boolean;
  readonly letter: string | null;
  readonly reads_format: number;
  readonly version: string;
  readonly seen_at: number | null;
  readonly seq: number | null;
}

/** Asks the server who this workstation is there, and says what it reads. */
export async function greet(
  connection: Connection,
  readsFormat: number,
  version: string,
): Promise<Greeting> {
  return (await connection.call('hello', readsFormat, version)) as Greeting;
}

/** Asks to be admitted; or, in a branch that begins, makes its key. @returns whether it is admitted now */
export async function join(
  connection: Connection,
  identity: Identity,
  greeting: Greeting,
  begins: boolean,
): Promise<void> {
  if (greeting.public_key !== identity.publicKey.toString('hex')) {
    await connection.call('join_branch', identity.publicKey);
  }
  if (!begins) return;
  const keys = new Map([[greeting.generation, newBranchKey()]]);
  await connection.call('begin_branch', wrapKeys(keys, greeting.branch, identity.publicKey));
}

/** The other workstations and this one. */
export async function members(connection: Connection): Promise<readonly Member[]> {
  return (await connection.call('members')) as Member[];
}

/** Gives the branch's keys to a workstation whose public key an admin has compared. */
export async function admit(
  connection: Connection,
  keys: BranchKeys,
  branch: string,
  member: Member,
): Promise<void> {
  const publicKey = Buffer.from(member.public_key ?? '', 'hex');
  const sealed = wrapKeys(keys, branch, publicKey);
  const generation = latestGeneration(keys);
  await connection.call('admit', member.workstation, publicKey, generation, sealed);
}

/** Puts a workstation out and gives a new key to all others. */
export async function putOut(
  connection: Connection,
  keys: BranchKeys,
  branch: string,
  workstation: string,
): Promise<void> {
  const generation = latestGeneration(keys) + 1;
  const next = new Map([...keys, [generation, newBranchKey()]]);
  const staying = (await members(connection)).filter(
    (one) => one.admitted && one.workstation !== workstation,
  );
  const sealed = staying.map((one) => [
    one.workstation,
    wrapKeys(next, branch, Buffer.from(one.public_key ?? '', 'hex')),
  ]);
  await connection.call(
    'put_out',
    workstation,
    generation,
    JSON.stringify(Object.fromEntries(sealed)),
  );
}

/** The branch's keys from what the workstation keeps. @throws DataError key-invalid */
export function keysOf(identity: Identity, { branch, sealedKey }: Membership): BranchKeys {
  if (sealedKey === null) return new Map();
  try {
    return unwrapKeys(identity, branch, sealedKey);
  } catch (error) {
    throw new DataError('key-invalid', 'server', error);
  }
}
