import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { icbcStar } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { fillBook, scoreHere } from '../run/scoring.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

describe('moves on given days', () => {
  const hold = (amount: number) =>
    fillBook(book, {
      clients: ['P'],
      postings: [{ client: 'P', account: 'A', product: 'fund', on: '2020-01-01', amount }],
    });
  const effective = (asOf: string): unknown[] => {
    const { lines, result } = scoreHere(book, icbcStar, asOf);
    const told = explain(book.folder.book, { clientNo: 'P', scheme: icbcStar, asOf });
    expect(told.effectiveTier).toBe(lines.get('P')?.effectiveTier);
    return [
      lines.get('P')?.level,
      told.effectiveLevel,
      told.difference?.cause ?? null,
      result.changed,
    ];
  };

  it('follow from the scorings before the date, again and again the same', () => {
    const [six, four] = [150_000_000, 6_000_000];
    hold(six);
    expect(effective('2024-03-01')).toEqual(['six-star', 'six-star', null, 1]);
    hold(four);
    expect(effective('2024-06-29')).toEqual(['four-star', 'six-star', 'falling-day', 0]);
    expect(effective('2024-06-30')).toEqual(['four-star', 'six-star', 'buffer', 0]);
    expect(effective('2024-06-30')).toEqual(['four-star', 'six-star', 'buffer', 0]);
    // A correction of the same day takes the buffer back.
    hold(six);
    expect(effective('2024-06-30')).toEqual(['six-star', 'six-star', null, 0]);
    hold(four);
    expect(effective('2024-06-30')).toEqual(['four-star', 'six-star', 'buffer', 0]);
    expect(effective('2024-12-31')).toEqual(['four-star', 'six-star', 'buffer', 0]);
    expect(effective('2025-06-30')).toEqual(['four-star', 'four-star', null, 1]);
    expect(effective('2025-06-30')).toEqual(['four-star', 'four-star', null, 0]);
    // A look back sees what was true then, and leaves the cache alone.
    expect(effective('2024-12-31').slice(0, 3)).toEqual(['four-star', 'six-star', 'buffer']);
    hold(six);
    expect(effective('2025-07-01')).toEqual(['six-star', 'six-star', null, 1]);
  });
});
