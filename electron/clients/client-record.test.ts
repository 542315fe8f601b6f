import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientKinds, genders, idTypes } from '../../shared/model/client.ts';
import { openTestBook, type TestBook } from './book.fixture.ts';
import { attributeNames, attributesJson, clientOf } from './client-record.rules.ts';
import { clientRepository } from './client.repository.ts';

let book: TestBook;
beforeAll(() => {
  book = openTestBook();
});
afterAll(() => book.close());

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 2 });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
/** A line's values: what JSON has to escape is among them. */
const line = fc.tuple(
  fc.constant('C1'),
  text,
  ...attributeNames.slice(1).map((name): fc.Arbitrary<string | number | null> => {
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

/** Puts a client of these attributes into the book, in place of whom it held. */
function put(json: string): void {
  book.folder.book.exec('DELETE FROM clients');
  book.folder.book.prepare("INSERT INTO clients VALUES (1, 'C1', jsonb(?))").run(json);
}

describe('a client packed', () => {
  it('comes back as it was, to SQL by the names of its attributes and to programs as a client', () => {
    const columns = book.folder.book.prepare('SELECT * FROM clients_unpacked').raw();
    const clients = clientRepository(book.folder.book);
    expect(columns.columns().map(({ name }) => name)).toEqual([
      'client_id',
      'client_no',
      ...attributeNames,
    ]);
    fc.assert(
      fc.property(line, (values) => {
        put(attributesJson(values));
        expect(columns.all()).toEqual([[1, ...values]]);
        const { clientId, ...client } = clients.client('C1') ?? {};
        expect(clientId).toBe(1);
        expect(Object.values(client).map((value) => value ?? null)).toEqual(
          values.map((value, i) => (i === 5 || i === 6 ? mirrored(value) : value)),
        );
      }),
    );
  });

  it.each([
    ['no array', '{"name":"王"}'],
    ['nobody', '[]'],
    ['a name that is none', '[null,"F"]'],
    ['a gender', '["王","X"]'],
    ['a kind of document', '["王",null,null,"ticket"]'],
    ['a kind of client', `["王"${',null'.repeat(10)},"robot"]`],
    ['a risk grade', `["王"${',null'.repeat(13)},6]`],
    ['a risk grade between two', `["王"${',null'.repeat(13)},1.5]`],
  ])('is refused by the book and by who reads: %s', (_what, json) => {
    expect(() => put(json)).toThrow(/CHECK/);
    expect(() => clientOf(1, 'C1', json)).toThrow(/damaged/);
  });

  it('is refused by who reads when an attribute is no text or there are too many', () => {
    expect(() => clientOf(1, 'C1', '["王",null,19700101]')).toThrow(/damaged/);
    expect(() => clientOf(1, 'C1', `["王"${',null'.repeat(17)}]`)).toThrow(/damaged/);
  });
});
