import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addMonthsToMonth } from '../../../shared/model/dates.ts';
import type { Product } from '../../../shared/model/clients/products.ts';
import { abcVip } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from './explain.service.ts';
import { fillBook, type TestMonth } from '../run/scoring.fixture.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

/** 92,580 yuan in each of the twelve months before the given one, `more` on top in its January. */
const held = (last: string, more = 0): TestMonth<Product>[] =>
  Array.from({ length: 12 }, (_, i) => addMonthsToMonth(last, -i)).map((month) => ({
    client: 'P',
    key: 'fund',
    month,
    amount: 9_258_000 + (month.endsWith('-01') ? more : 0),
  }));

describe('the amount for one month', () => {
  it('is that of twelve months where the window ends with a month', () => {
    fillBook(book, { clients: ['P'], balances: held('2026-10') });
    const told = explain(book.folder.book, { clientNo: 'P', scheme: abcVip, asOf: '2026-10-31' });
    expect(told.toNext).toMatchObject({
      by: 742_000,
      oneMonth: { ofMonths: 12, fen: 8_904_000 },
    });
  });

  it('is that of the eleven whole months where it ends inside one: no more than it takes', () => {
    fillBook(book, { clients: ['P'], balances: held('2026-10') });
    const of = () =>
      explain(book.folder.book, { clientNo: 'P', scheme: abcVip, asOf: '2026-11-23' });
    expect(of()).toMatchObject({
      monthlyDays: 335,
      toNext: { by: 742_000, oneMonth: { ofMonths: 11, fen: 8_162_000 } },
    });
    fillBook(book, { clients: ['P'], balances: held('2026-10', 8_162_000) });
    expect(of().level).toBe('gold');
  });

  it('is that of the window where postings count', () => {
    fillBook(book, {
      clients: ['P'],
      postings: [
        { client: 'P', account: 'A', product: 'fund', on: '2020-01-01', amount: 9_258_000 },
      ],
    });
    const told = explain(book.folder.book, { clientNo: 'P', scheme: abcVip, asOf: '2026-11-23' });
    expect(told.toNext?.oneMonth).toEqual({ ofMonths: 12, fen: 8_904_000 });
  });
});
