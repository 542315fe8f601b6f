import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/*
 * What the server must not read is sealed: AES-256-GCM with the branch's key, bound to what the text belongs to, so that it
 * opens nowhere else. Each workstation has the key from an admin's workstation, sealed for its own key (X25519).
 */

/** The branch's keys by generation. New text is sealed with the latest; older text stays readable. */
export type BranchKeys = ReadonlyMap<number, Buffer>;

/** A sealed text that does not open: another key, another place, or changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const wrapPurpose = 'vestibule branch key';
/** The header that makes DER of the 32 bytes of an X25519 public key. */
const publicKeyHeader = Buffer.from('302a300506032b656e032100', 'hex');

/** A new key of a branch. */
export function newBranchKey(): Buffer {
  return randomBytes(keyBytes);
}

/** The generation that new text is sealed with. */
export function latestGeneration(keys: BranchKeys): number {
  return Math.max(...keys.keys());
}

/** Seals a text. @param context what it belongs to; the same is needed to open it */
export function seal(keys: BranchKeys, context: string, text: string): string {
  const generation = latestGeneration(keys);
  const key = keys.get(generation);
  if (!key) throw new SealBroken('there is no key');
  return `${generation}.${encrypt(key, context, text).toString('base64')}`;
}

/** Opens a sealed text. @throws SealBroken */
export function open(keys: BranchKeys, context: string, sealed: string): string {
  const dot = sealed.indexOf('.');
  const key = keys.get(Number(sealed.slice(0, dot)));
  if (!key) throw new SealBroken('sealed with a key that this workstation does not have');
  return decrypt(key, context, Buffer.from(sealed.slice(dot + 1), 'base64'));
}

/** The generation of the key that sealed a text. */
export function generationOf(sealed: string): number {
  return Number.parseInt(sealed, 10);
}

/** The key pair of a workstation. */
export interface Identity {
  readonly privateKey: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;
}

/** Makes the key pair of a workstation. */
export function newIdentity(): Identity {
  return identityOf(generateKeyPairSync('x25519').privateKey);
}

/** The key pair to a private key. */
export function identityOf(privateKey: KeyObject): Identity {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: der.subarray(publicKeyHeader.length) };
}

/** Text of a private key, to be kept in the operating system's key store or an encrypted database. */
export function identityText({ privateKey }: Identity): string {
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The inverse of {@link identityText}. */
export function identityFrom(text: string): Identity {
  const key = Buffer.from(text, 'base64');
  return identityOf(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

/** Seals the branch's keys for one workstation. */
export function wrapKeys(keys: BranchKeys, branch: string, publicKey: Uint8Array): string {
  const once = newIdentity();
  const key = sharedKey(once.privateKey, once.publicKey, publicKey, publicKey);
  const text = JSON.stringify([...keys].map(([n, one]) => [n, one.toString('base64')]));
  return Buffer.concat([once.publicKey, encrypt(key, branch, text)]).toString('base64');
}

/** Opens the branch's keys. @throws SealBroken */
export function unwrapKeys(identity: Identity, branch: string, sealed: string): BranchKeys {
  const bytes = Buffer.from(sealed, 'base64');
  const once = bytes.subarray(0, keyBytes);
  const key = sharedKey(identity.privateKey, once, once, identity.publicKey);
  const text = decrypt(key, branch, bytes.subarray(keyBytes));
  const list = JSON.parse(text) as [number, string][];
  return new Map(list.map(([n, one]) => [n, Buffer.from(one, 'base64')]));
}

/**
 * The digits by which people compare a public key on two screens: six groups of five, from its SHA-256 (99 bits; a group
 * is 16.5). Digits are read out the same in every language.
 */
export function fingerprint(publicKey: Uint8Array): string {
  const hash = createHash('sha256').update('vestibule workstation').update(publicKey).digest();
  const groups = [0, 4, 8, 12, 16, 20].map((at) => hash.readUInt32BE(at) % 100_000);
  return groups.map((group) => String(group).padStart(5, '0')).join(' ');
}

function sharedKey(
  own: KeyObject,
  once: Uint8Array,
  other: Uint8Array,
  receiver: Uint8Array,
): Buffer {
  const publicKey = createPublicKey({
    key: Buffer.concat([publicKeyHeader, other]),
    format: 'der',
    type: 'spki',
  });
  const secret = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat([once, receiver]);
  return Buffer.from(hkdfSync('sha256', secret, salt, wrapPurpose, keyBytes));
}

function encrypt(key: Buffer, context: string, text: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([
    nonce,
    sealing.update(text, 'utf8'),
    sealing.final(),
    sealing.getAuthTag(),
  ]);
}

function decrypt(key: Buffer, context: string, bytes: Buffer): string {
  try {
    const end = bytes.length - tagBytes;
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    opening.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(end));
    const text = opening.update(bytes.subarray(nonceBytes, end), undefined, 'utf8');
    return text + opening.final('utf8');
  } catch (error) {
    throw new SealBroken('does not open', { cause: error });
  }
}
