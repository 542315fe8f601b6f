import { afterAll, expect, it } from 'vitest';
import { openTestBook } from './book.fixture.ts';

const book = openTestBook();
afterAll(() => book.close());

it('clients whom later lines of a first file change are found by their last keys only', async () => {
  const lines = [
    'C5,王一,11010519491231002X,13800000001',
    'C6,李二,,13800000002',
    'C7,赵三,330102200001011230,',
    'C5,王一,11010519491231002X,13900000000', // another phone, and back
    'C5,王一,11010519491231002X,13800000001',
    'C6,李二二,330102200001011249,', // other keys, one of them gone
    'C1,周四,,13800000004', // new, out of order, then changed
    'C1,周四,,13800000005',
    'C7,赵三,330102200001011230,', // as it was
  ];
  await book.land({ 'clients.csv': `client_no,name,id_no,phone\n${lines.join('\n')}\n` });
  const rows = (sql: string): unknown[] => book.folder.book.prepare(sql).raw().all();
  expect(
    rows('SELECT client_no, t.name FROM clients_by_name AS t JOIN clients USING (client_id)'),
  ).toEqual([
    ['C1', '周四'],
    ['C6', '李二二'],
    ['C5', '王一'],
    ['C7', '赵三'],
  ]);
  expect(
    rows('SELECT client_no, phone_reversed FROM clients_by_phone JOIN clients USING (client_id)'),
  ).toEqual([
    ['C5', '10000000831'],
    ['C1', '50000000831'],
  ]);
  expect(
    rows('SELECT client_no, id_no_reversed FROM clients_by_id_no JOIN clients USING (client_id)'),
  ).toEqual([
    ['C7', '032110100002201033'],
    ['C6', '942110100002201033'],
    ['C5', 'X20013219491501011'],
  ]);
  // The book is as one is that was never empty: changes reach the tables by triggers again, and nothing is left behind.
  await book.land({ 'clients.csv': 'client_no,name,phone\nC7,赵三三,13800000007\n' });
  expect(rows('SELECT name FROM clients_by_name ORDER BY client_id')).toContainEqual(['赵三三']);
  expect(rows('SELECT count(*) FROM clients_by_phone')).toEqual([[3]]);
  expect(rows("SELECT name FROM sqlite_master WHERE name = 'clients_apart'")).toEqual([]);
});
