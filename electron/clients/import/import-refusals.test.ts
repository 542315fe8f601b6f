import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gz, openTestBook, resultOf, snapshot, type TestBook } from '../book/book.fixture.ts';
import { asImportError, ImportError } from './import-error.ts';

// Each import starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const clients = (count: number): string =>
  `client_no,name\n${Array.from({ length: count }, (_, i) => `C${i + 1},客户${i + 1}`).join('\n')}\n`;

describe('files that cannot be taken', () => {
  const refusalOf = async (files: Record<string, string | Buffer>, file = 'clients.csv') => {
    const before = snapshot(book);
    const { refused, about, accepted } = resultOf(await book.land(files), file);
    expect(accepted).toBe(0);
    expect(snapshot(book)).toEqual(before);
    return { refused, about };
  };

  beforeEach(async () => {
    await book.land({ 'clients.csv': clients(3) });
  });

  it('a wrong header, a missing column, an empty file', async () => {
    expect(await refusalOf({ 'clients.csv': '客户号,地址\nC9,王\n' })).toMatchObject({
      refused: 'missing-column',
    });
    expect(await refusalOf({ 'clients.csv': 'client_no,phone\nC9,1\n' })).toEqual({
      refused: 'missing-column',
      about: 'name',
    });
    expect(await refusalOf({ 'clients.csv': 'client_no,name,name\nC9,a,b\n' })).toEqual({
      refused: 'double-column',
      about: 'name',
    });
    expect(await refusalOf({ 'clients.csv': '' })).toMatchObject({ refused: 'empty-file' });
  });

  it('a half-written gzip file, and one that is none', async () => {
    const whole = gz(clients(20_000));
    const half = { 'clients.csv.gz': whole.subarray(0, whole.length / 2) };
    expect(await refusalOf(half)).toMatchObject({ refused: 'damaged-gz' });
    expect(await refusalOf({ 'clients.csv.gz': Buffer.from(clients(5)) })).toMatchObject({
      refused: 'damaged-gz',
    });
    expect(
      await refusalOf({ 'clients.csv.gz': whole.subarray(0, whole.length - 4) }),
    ).toMatchObject({ refused: 'damaged-gz' });
  });

  it('two forms of one file, a folder in place of a file', async () => {
    expect(
      await refusalOf({ 'clients.csv': clients(1), 'clients.csv.gz': gz(clients(2)) }),
    ).toMatchObject({
      refused: 'two-forms',
    });
    const input = join(book.root, 'odd');
    mkdirSync(join(input, 'clients.csv'), { recursive: true });
    expect(resultOf(await book.landFolder(input), 'clients.csv').refused).toBe('unreadable');
  });

  it('a folder that is not there, is a file, or holds nothing known', async () => {
    const missing = join(book.root, 'missing');
    await expect(book.landFolder(missing)).rejects.toMatchObject({
      code: 'folder-missing',
      subject: missing,
    });
    const file = join(book.root, 'file');
    writeFileSync(file, '');
    await expect(book.landFolder(file)).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(book.land({ 'other.csv': 'a\n' })).rejects.toBeInstanceOf(ImportError);
    await expect(book.land({ 'other.csv': 'a\n' })).rejects.toMatchObject({
      code: 'nothing-to-import',
    });
  });

  // Root may read everything; there the mapping of the error code is all that there is.
  it.skipIf(process.getuid?.() === 0)('a file and a folder without permission', async () => {
    const input = join(book.root, 'closed');
    mkdirSync(input);
    writeFileSync(join(input, 'clients.csv'), clients(1));
    chmodSync(join(input, 'clients.csv'), 0);
    expect(resultOf(await book.landFolder(input), 'clients.csv').refused).toBe('no-permission');
    chmodSync(input, 0);
    await expect(book.landFolder(input)).rejects.toMatchObject({ code: 'no-permission' });
    chmodSync(input, 0o700);
  });

  it('an error of the system as what it means', () => {
    const means = (code: string) => asImportError(Object.assign(new Error(), { code }), 'x');
    expect(means('EACCES')).toMatchObject({ code: 'no-permission' });
    expect(means('EBUSY')).toMatchObject({ code: 'locked' });
    expect(means('ENOSPC')).toMatchObject({ code: 'disk-full' });
    expect(means('SQLITE_FULL')).toMatchObject({ code: 'disk-full' });
    expect(means('SQLITE_BUSY')).toMatchObject({ code: 'busy' });
    expect(means('Z_DATA_ERROR')).toMatchObject({ code: 'damaged-gz' });
    expect(means('OTHER')).not.toBeInstanceOf(ImportError);
  });

  it('staff that the branch refuses', async () => {
    const result = await book.land(
      { 'staff.csv': 'staff_no,name,role\nS1,张,lobby\n' },
      {
        importStaff: () => {
          throw new Error('no');
        },
      },
    );
    expect(resultOf(result, 'staff.csv')).toMatchObject({ refused: 'staff-refused', accepted: 0 });
  });
});
