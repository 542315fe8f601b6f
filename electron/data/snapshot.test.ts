import { expect, it } from 'vitest';
import { openTestBook } from '../clients/book/book.fixture.ts';
import { openBook, snapshotsOf } from './index.ts';

it('a snapshot is of one moment, ends with its reading also when that throws, and may hold another', () => {
  const { folder, close } = openTestBook();
  const other = openBook(folder.bookAccess);
  const count = folder.book.prepare<[], number>('SELECT count(*) FROM clients').pluck();
  const add = (no: string) =>
    other.prepare('INSERT INTO clients (client_no, name, file_id) VALUES (?, ?, 1)').run(no, '王');
  const snapshot = snapshotsOf(folder.book);
  const seen = snapshot(() => {
    const before = count.get();
    add('C1');
    return [before, count.get(), snapshot(() => count.get())];
  });
  expect(seen).toEqual([0, 0, 0]);
  expect(count.get()).toBe(1);
  expect(() =>
    snapshot(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  add('C2');
  expect(count.get()).toBe(2);
  other.close();
  close();
});
