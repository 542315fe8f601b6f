import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataError, fileKeyKeeper, newKey } from '../data/index.ts';
import { sealedKeyKeeper, type SealedKeyOptions } from './sealed-key.ts';
import { standInKeyStore } from './stand-in/stand-in.fixture.ts';

let dir: string;
const keptInFile = vi.fn();

beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'key-'))));
afterEach(() => {
  rmSync(dir, { recursive: true });
  keptInFile.mockReset();
});

function keeper(options: Partial<SealedKeyOptions> = {}) {
  return sealedKeyKeeper({
    store: standInKeyStore(),
    platform: 'linux',
    env: {},
    keptInFile,
    ...options,
  });
}

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error instanceof DataError ? error.code : error;
  }
  return undefined;
}

describe('the sealed key', () => {
  it('is made, sealed, readable by its owner only, and opened again', () => {
    const key = keeper().keyFor(dir, false);
    const file = join(dir, 'branch.key.sealed');
    expect(readdirSync(dir)).toEqual(['branch.key.sealed']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).not.toContain(key);
    expect(keeper().keyFor(dir, true)).toBe(key);
    expect(keptInFile).not.toHaveBeenCalled();
  });

  it('leaves the other hosts a clear refusal', () => {
    keeper().keyFor(dir, false);
    expect(codeOf(() => fileKeyKeeper({}).keyFor(dir, true))).toBe('key-sealed');
  });

  it('survives a draft that a crash left behind', () => {
    writeFileSync(join(dir, 'branch.key.sealed.new'), 'half');
    const key = keeper().keyFor(dir, false);
    expect(keeper().keyFor(dir, true)).toBe(key);
    expect(readdirSync(dir)).toEqual(['branch.key.sealed']);
  });

  it('is not trusted before it has been read back', () => {
    const store = { ...standInKeyStore(), decryptString: () => 'something else' };
    expect(codeOf(() => keeper({ store }).keyFor(dir, false))).toBe('key-sealed');
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(['none', 'basic_text'] as const)(
    'is not made with the key store %s: an owner-only file is, and it is said',
    (kind) => {
      const key = keeper({ store: standInKeyStore(kind) }).keyFor(dir, false);
      expect(readdirSync(dir)).toEqual(['branch.key']);
      expect(statSync(join(dir, 'branch.key')).mode & 0o777).toBe(0o600);
      expect(fileKeyKeeper({}).keyFor(dir, true)).toBe(key);
      expect(keptInFile).toHaveBeenCalledOnce();
    },
  );

  it('asks for no backend where only Linux has several', () => {
    const store = {
      ...standInKeyStore(),
      getSelectedStorageBackend: (): never => {
        throw new TypeError('not a function');
      },
    };
    keeper({ store, platform: 'win32' }).keyFor(dir, false);
    expect(existsSync(join(dir, 'branch.key.sealed'))).toBe(true);
  });

  it.each(['none', 'basic_text'] as const)('is not opened with the key store %s', (kind) => {
    keeper().keyFor(dir, false);
    expect(codeOf(() => keeper({ store: standInKeyStore(kind) }).keyFor(dir, true))).toBe(
      'key-sealed',
    );
    expect(readdirSync(dir)).toEqual(['branch.key.sealed']);
  });

  it('of another account is refused and left alone', () => {
    const file = join(dir, 'branch.key.sealed');
    writeFileSync(file, Buffer.from('other').toString('base64'));
    expect(codeOf(() => keeper().keyFor(dir, true))).toBe('key-sealed');
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64').toString()).toBe('other');
  });
});

describe('a folder of another host', () => {
  it('is opened with its key file as it is, without a notice', () => {
    const key = fileKeyKeeper({}).keyFor(dir, false);
    expect(keeper().keyFor(dir, true)).toBe(key);
    expect(readdirSync(dir)).toEqual(['branch.key']);
    expect(keptInFile).not.toHaveBeenCalled();
  });

  it('with a key that others may read is refused', () => {
    writeFileSync(join(dir, 'branch.key'), newKey(), { mode: 0o644 });
    expect(codeOf(() => keeper().keyFor(dir, true))).toBe('key-exposed');
  });

  it('without its key gets no new one', () => {
    expect(codeOf(() => keeper().keyFor(dir, true))).toBe('key-missing');
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('VESTIBULE_KEY', () => {
  it('goes before every file and leaves none', () => {
    const key = newKey();
    expect(keeper({ env: { VESTIBULE_KEY: key } }).keyFor(dir, false)).toBe(key);
    expect(readdirSync(dir)).toEqual([]);
    keeper().keyFor(dir, false);
    expect(keeper({ env: { VESTIBULE_KEY: key } }).keyFor(dir, true)).toBe(key);
  });

  it('is checked', () => {
    const given = keeper({ env: { VESTIBULE_KEY: 'short' } });
    expect(codeOf(() => given.keyFor(dir, false))).toBe('key-invalid');
  });
});
