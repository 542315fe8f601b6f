import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { digests } from '../clients/book-digest.fixture.ts';
import {
  DataError,
  fileKeyKeeper,
  integrityFindings,
  openBook,
  openFolder,
} from '../data/index.ts';
import { createRandom } from '../demo/index.ts';
import { conversionOf, type ConversionProgress } from './conversion.service.ts';
import { makeOlderFolder, unpacked } from '../data/older-book.fixture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const room = vi.hoisted(() => ({ blocks: null as number | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const statfsSync = (path: string) => {
    const found = fs.statfsSync(path);
    return room.blocks === null ? found : { ...found, bavail: room.blocks };
  };
  return { ...fs, default: { ...fs, statfsSync }, statfsSync };
});

const root = mkdtempSync(join(tmpdir(), 'vestibule-older-'));
const older = join(root, 'older');
const keeper = fileKeyKeeper({});
let expected: ReturnType<typeof digests>;
let latest: number;
let copies = 0;

beforeAll(() => {
  makeOlderFolder(older, 3000);
  // What the steps make of it when nobody watches them.
  const plain = copyOf();
  expected = look(plain);
  latest = versionOf(plain);
});
afterAll(() => rmSync(root, { recursive: true }));

function copyOf(): string {
  const dir = join(root, `copy-${(copies += 1)}`);
  cpSync(older, dir, { recursive: true });
  return dir;
}

function look(dir: string): ReturnType<typeof digests> {
  const folder = openFolder(dir, keeper);
  try {
    expect(integrityFindings(folder.book)).toEqual([]);
    return digests(folder.book);
  } finally {
    folder.close();
  }
}

function versionOf(dir: string): number {
  const book = openBook({ file: join(dir, 'book.db'), key: keeper.keyFor(dir, true) });
  try {
    return book.pragma('user_version', { simple: true }) as number;
  } finally {
    book.close();
  }
}

describe('a book of an older version', () => {
  it('is converted in a thread to what the steps make of it, and tells how far it is', async () => {
    const dir = copyOf();
    const told: ConversionProgress[] = [];
    const conversion = conversionOf(dir, keeper)!;
    // Nobody else may open it meanwhile.
    expect(() => openFolder(dir, keeper)).toThrow(/in-use/);
    await conversion.run((progress) => told.push(progress));
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
    expect(versionOf(dir)).toBe(latest);
    expect(conversionOf(dir, keeper)).toBeNull();
    expect(look(dir)).toEqual(expected);
  });

  it('goes on where it was stopped', async () => {
    const dir = copyOf();
    const stop = new AbortController();
    stop.abort();
    await expect(
      conversionOf(dir, keeper)!.run(() => undefined, stop.signal),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(versionOf(dir)).toBe(unpacked);
    expect(look(dir)).toEqual(expected);
  });

  it('is as a step left it, whenever the process is killed', () => {
    const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
    const random = createRandom(seed, 'conversion kills');
    const versions = new Set<number>();
    const dirs = Array.from({ length: 5 }, copyOf);
    for (const dir of dirs) {
      // Killed again and again until it comes through: every start gets a little further or begins the same step anew.
      for (let start = 0; start < 3; start += 1) {
        const tellings = String(1 + Math.floor(random.next() * 240));
        const child = join(import.meta.dirname, 'conversion-child.fixture.ts');
        const { signal, status, stderr } = spawnSync(process.execPath, [child, dir, tellings]);
        expect([signal === 'SIGKILL' || status === 0, String(stderr)]).toEqual([true, '']);
        versions.add(versionOf(dir));
      }
      expect([seed, look(dir)]).toEqual([seed, expected]);
    }
    expect(versions.size).toBeGreaterThan(1);
  });

  it('is not touched where the disk has too little room', () => {
    const dir = copyOf();
    room.blocks = 1;
    try {
      expect(() => conversionOf(dir, keeper)).toThrow(DataError);
      expect(() => conversionOf(dir, keeper)).toThrow(/no-room: .*book\.db \(1 MB < \d+ MB\)/);
    } finally {
      room.blocks = null;
    }
    expect(versionOf(dir)).toBe(unpacked);
    // Nobody holds the folder.
    expect(look(dir)).toEqual(expected);
  });
});

it('a book of a newer version is refused, whoever opens it', () => {
  const dir = copyOf();
  const folder = openFolder(dir, keeper);
  folder.book.pragma(`user_version = ${latest + 1}`);
  const access = folder.bookAccess;
  folder.close();
  for (const open of [
    () => conversionOf(dir, keeper),
    () => openFolder(dir, keeper),
    () => openBook(access),
  ]) {
    expect(open).toThrow(/newer-database: .*book\.db/);
  }
});

it('a folder without a book, and one that is up to date, need nothing', () => {
  const dir = join(root, 'new');
  expect(conversionOf(dir, keeper)).toBeNull();
  openFolder(dir, keeper).close();
  expect(conversionOf(dir, keeper)).toBeNull();
});
