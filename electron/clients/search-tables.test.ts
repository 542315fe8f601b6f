import { expect, it, vi } from 'vitest';
import { openTestBook } from './book.fixture.ts';
import { checkSearchTables } from './search-tables.service.ts';

vi.setConfig({ testTimeout: 60_000 });

it('a book whose search tables were tampered with is told apart from a sound one', async () => {
  const book = openTestBook();
  try {
    await book.land({
      'clients.csv':
        'client_no,name,phone,id_no,id_type\nC1,王一,13800000001,E10000001,passport\nC2,王一,,,\nC3,李三,13800000003,E10000003,passport\n',
    });
    const check = () => checkSearchTables(book.folder.bookAccess);
    const change = (sql: string) => book.folder.book.exec(sql);
    expect(await check()).toEqual([]);
    change('DELETE FROM clients_by_name WHERE client_id = 2; DELETE FROM clients_by_phone');
    expect(await check()).toEqual([
      { table: 'clients_by_name', problem: 'missing', entries: 1, first: 'C2' },
      { table: 'clients_by_phone', problem: 'missing', entries: 2, first: 'C1' },
    ]);
    // As many as before, but of another; and one of nobody.
    change(`INSERT INTO clients_by_name VALUES ('李四', 2);
      INSERT INTO clients_by_phone SELECT phone_reversed, client_id FROM clients_unpacked
        WHERE phone_reversed IS NOT NULL;
      INSERT INTO clients_by_id_no VALUES ('9A', 99)`);
    expect(await check()).toEqual([
      { table: 'clients_by_name', problem: 'missing', entries: 1, first: 'C2' },
      { table: 'clients_by_name', problem: 'stale', entries: 1, first: 'C2' },
      { table: 'clients_by_id_no', problem: 'stale', entries: 1, first: null },
    ]);
  } finally {
    book.close();
  }
});
