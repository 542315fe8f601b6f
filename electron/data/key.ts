import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './data-error.ts';
import { writeFileAtomic } from './durable.ts';

/** The 256-bit key of a branch's databases, as 64 lower-case hexadecimal digits. */
export type DatabaseKey = string;

/** Provides the key of a data folder, and creates one for a new folder. Each host has its own implementation. */
export interface KeyKeeper {
  /** @throws DataError key-missing, key-exposed, key-invalid, key-sealed */
  keyFor(dataDir: string, databaseExists: boolean): DatabaseKey;
}

/** Key file of hosts without a system key store. */
export const keyFileName = 'branch.key';
/** Key sealed by the system's key store; only the desktop app can open it. */
export const sealedKeyFileName = 'branch.key.sealed';

const keyPattern = /^[0-9a-f]{64}$/;

/** A new random key. */
export function newKey(): DatabaseKey {
  return randomBytes(32).toString('hex');
}

/** Checks the form of a key. @throws DataError key-invalid */
export function checkKey(text: string, subject: string): DatabaseKey {
  const key = text.trim().toLowerCase();
  if (!keyPattern.test(key)) throw new DataError('key-invalid', subject);
  return key;
}

/**
 * For the browser host and the command line: `VESTIBULE_KEY` (64 hexadecimal digits) if it is set, else a key file in
 * the data folder that only its owner may read. There is no mode without encryption.
 */
export function fileKeyKeeper(env: Readonly<Record<string, string | undefined>>): KeyKeeper {
  return {
    keyFor(dataDir, databaseExists) {
      const given = env['VESTIBULE_KEY'];
      if (given !== undefined && given !== '') return checkKey(given, 'VESTIBULE_KEY');
      const file = join(dataDir, keyFileName);
      if (existsSync(file)) return readKeyFile(file);
      const sealed = join(dataDir, sealedKeyFileName);
      if (existsSync(sealed)) throw new DataError('key-sealed', sealed);
      if (databaseExists) throw new DataError('key-missing', file);
      const key = newKey();
      writeFileAtomic(file, `${key}\n`);
      return key;
    },
  };
}

function readKeyFile(file: string): DatabaseKey {
  // Windows has no mode bits: there the folder's own access list protects the file.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new DataError('key-exposed', file);
  }
  return checkKey(readFileSync(file, 'utf8'), file);
}
