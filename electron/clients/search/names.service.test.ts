import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestBook, type TestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';
import { namesHere, namesInThread } from './names.service.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const clients = (...names: readonly string[]): string =>
  `client_no,name\n${names.map((name, i) => `C${String(i)},${name}`).join('\n')}\n`;

it('reads in a thread what it reads here, and again when clients have landed', async () => {
  const { book: db } = book.folder;
  await book.land({ 'clients.csv': clients('王小明', '单雪', 'John Smith') });
  const names = namesInThread(db, book.folder.bookAccess);
  const found = createClientBook(db, { names });
  const search = (text: string) => {
    const { hits, unread } = found.search(text);
    return [unread, ...hits.map(({ client }) => client.name)];
  };
  expect(search('shanxue')).toEqual([true]);
  // Keys wait for no names.
  expect(search('C1')).toEqual([false, '单雪']);
  await found.ready();
  expect(names.current()).toEqual(namesHere(db).current());
  expect(search('shanxue')).toEqual([false, '单雪']);
  await book.land({ 'clients.csv': clients('王小明', '解缙', 'John Smith') });
  expect(search('shanxue')).toEqual([true]);
  await found.ready();
  expect(search('shanxue')).toEqual([false]);
  expect(search('xiejin')).toEqual([false, '解缙']);
  await names.close();
});

it('is not read again when something else has landed, and ends with the console', async () => {
  const { book: db } = book.folder;
  await book.land({ 'clients.csv': clients('王小明') });
  const names = namesInThread(db, book.folder.bookAccess);
  await names.ready();
  const before = names.current();
  await book.land({ 'cards.csv': 'card_no,client_no\n6228480012345678,C0\n' });
  expect(names.current()).toBe(before);
  await book.land({ 'clients.csv': clients('李雪') });
  const reading = names.ready();
  await names.close();
  await Promise.allSettled([reading]);
  await expect(names.ready()).rejects.toThrow();
});
