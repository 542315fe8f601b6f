import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { clientKinds, genders, idTypes } from '../../../shared/model/clients/client.ts';
import { openTestBook } from './book.fixture.ts';
import { clientRepository } from './client.repository.ts';
import { bookColumn, columnsOf } from '../csv/exchange-files.rules.ts';

const book = openTestBook();
afterAll(() => book.close());
const columns = columnsOf('clients.csv').map(bookColumn);

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2 });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const line = fc.tuple(
  fc.constant('C1'),
  text,
  ...columns.slice(2).map((name): fc.Arbitrary<string | number | null> => {
    if (name === 'gender') return maybe(fc.constantFrom(...genders));
    if (name === 'id_type') return maybe(fc.constantFrom(...idTypes));
    if (name === 'kind') return maybe(fc.constantFrom(...clientKinds));
    // Keys are letters and digits, whatever they came as.
    if (name.endsWith('_reversed')) return maybe(fc.stringMatching(/^[0-9A-Z]{1,20}$/));
    if (name === 'risk_grade') return maybe(fc.integer({ min: 1, max: 5 }));
    return maybe(fc.oneof(text, fc.constantFrom('"\\\'', '\u001f\n\u2028', '𠮷𠮷', '5', 'null')));
  }),
);
const mirrored = (value: unknown): unknown =>
  typeof value === 'string' ? [...value].reverse().join('') : value;

function put(row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row);
  book.folder.book.exec('DELETE FROM clients');
  book.folder.book
    .prepare(
      `INSERT INTO clients (file_id, ${names.join(', ')}) VALUES (1, ${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row));
}

describe('a client of the book', () => {
  it('comes back as it was put in, attribute by attribute', () => {
    const clients = clientRepository(book.folder.book);
    fc.assert(
      fc.property(line, (values) => {
        put(Object.fromEntries(columns.map((name, i) => [name, values[i]])));
        const client = clients.client('C1');
        const camel = (name: string): string =>
          name
            .replace('_reversed', '')
            .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
        const expected = columns.map((name, i): [string, unknown] => [
          camel(name),
          name.endsWith('_reversed') ? mirrored(values[i]) : values[i],
        ]);
        // Only relationship work reads it.
        expected.splice(columns.indexOf('lunar_birthday'), 1);
        expect(client).toEqual({ clientId: client?.clientId, ...Object.fromEntries(expected) });
      }),
    );
  });

  it.each([
    ['a gender', { gender: 'X' }],
    ['a kind of document', { id_type: 'ticket' }],
    ['a kind of client', { kind: 'robot' }],
    ['a risk grade', { risk_grade: 6 }],
    ['a risk grade between two', { risk_grade: 1.5 }],
    ['no name', { name: null }],
    ['a birthday that is no text', { birth_date: Buffer.from('1') }],
  ])('is refused by the book: %s', (_what, wrong) => {
    expect(() => put({ client_no: 'C1', name: '王', ...wrong })).toThrow(/constraint|cannot store/);
  });
});
