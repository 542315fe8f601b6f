import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkKey,
  DataError,
  fileKeyKeeper,
  keyFileName,
  newKey,
  sealedKeyFileName,
  writeFileAtomic,
  type DatabaseKey,
  type KeyKeeper,
} from '../data/index.ts';

/** The part of the system's key store that is used; Electron gives it only once it is ready. */
export interface SealingStore {
  // The calls that answer at once: a folder is opened in one go, and its key is needed in the middle of that.
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
  getSelectedStorageBackend(): string;
}

/** What the keeper depends on. */
export interface SealedKeyOptions {
  readonly store: SealingStore;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called when a new key had to go into a file because there is no key store to seal it. */
  readonly keptInFile: () => void;
}

/**
 * The desktop's keeper: the key of a new folder is sealed by the system's key store. A folder that has a key file, made
 * by the browser host or the command line, is opened with it as it is, and `VESTIBULE_KEY` goes before both. Where the
 * system has no key store that deserves the name, a new key goes into an owner-only file and the person is told.
 */
export function sealedKeyKeeper(options: SealedKeyOptions): KeyKeeper {
  const files = fileKeyKeeper(options.env);
  return {
    keyFor(dataDir, databaseExists) {
      const sealed = join(dataDir, sealedKeyFileName);
      const given = (options.env['VESTIBULE_KEY'] ?? '') !== '';
      if (given || existsSync(join(dataDir, keyFileName))) {
        return files.keyFor(dataDir, databaseExists);
      }
      if (existsSync(sealed)) return unseal(options, sealed);
      if (databaseExists) throw new DataError('key-missing', sealed);
      if (canSeal(options)) return seal(options.store, sealed);
      const key = files.keyFor(dataDir, databaseExists);
      options.keptInFile();
      return key;
    },
  };
}

function canSeal({ store, platform }: SealedKeyOptions): boolean {
  if (!store.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  // `basic_text` scrambles with a password that everyone knows; that would only look like protection.
  const backend = store.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

function seal(store: SealingStore, file: string): DatabaseKey {
  const key = newKey();
  const sealed = store.encryptString(key);
  // A key that cannot be read back would lock the branch out of its own data for good.
  if (store.decryptString(sealed) !== key) throw new DataError('key-sealed', file);
  writeFileAtomic(file, `${sealed.toString('base64')}\n`);
  return key;
}

function unseal(options: SealedKeyOptions, file: string): DatabaseKey {
  if (!canSeal(options)) throw new DataError('key-sealed', file);
  const sealed = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  let key: string;
  try {
    key = options.store.decryptString(sealed);
  } catch (cause) {
    throw new DataError('key-sealed', file, cause);
  }
  return checkKey(key, file);
}
