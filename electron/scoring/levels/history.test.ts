import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abcVip, icbcStar } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { movesOf, seriesOf, valuesAt } from './history.service.ts';
import { fillBook, scoreHere } from '../run/scoring.fixture.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const hold = (...amounts: readonly (readonly [on: string, amount: number])[]) =>
  fillBook(book, {
    clients: ['P'],
    postings: amounts.map(([on, amount]) => ({
      client: 'P',
      account: 'A',
      product: 'fund' as const,
      on,
      amount,
    })),
  });

describe('the history of moves', () => {
  const moves = (schemeId: string, upTo = '2030-01-01') =>
    movesOf(book.folder.book, { clientNo: 'P', schemeId, upTo }).map(({ day, from, to, cause }) => [
      day,
      from?.level ?? null,
      to.level,
      cause,
    ]);

  it('has a cause for each, and is the same however often dates are scored again', () => {
    const [six, four] = [150_000_000, 6_000_000];
    const run = (): void => {
      for (const [date, amount] of [
        ['2024-03-01', six],
        ['2024-06-30', four],
        ['2025-06-30', four],
        ['2025-07-01', six],
        ['2025-08-01', 30_000_000],
        ['2025-12-31', 30_000_000],
      ] as const) {
        hold(['2020-01-01', amount]);
        scoreHere(book, icbcStar, date);
        scoreHere(book, icbcStar, date);
      }
    };
    run();
    const seen = moves(icbcStar.id);
    expect(seen).toEqual([
      ['2024-03-01', null, 'six-star', 'first-scored'],
      ['2025-06-30', 'six-star', 'four-star', 'buffer-ended'],
      ['2025-07-01', 'four-star', 'six-star', 'risen'],
    ]);
    scoreHere(book, icbcStar, '2024-06-30');
    expect(moves(icbcStar.id)).toEqual(seen);
    expect(moves(icbcStar.id, '2025-06-30')).toHaveLength(2);
    expect(moves('abc-vip')).toEqual([]);
    expect(() =>
      movesOf(book.folder.book, { clientNo: 'X', schemeId: 'abc-vip', upTo: '2030-01-01' }),
    ).toThrow('unknown-client');
  });

  it('forgets a move that a correction of the same day takes back', () => {
    hold(['2020-01-01', 5]);
    scoreHere(book, abcVip, '2026-01-31');
    hold(['2020-01-01', 900_000_000]);
    scoreHere(book, abcVip, '2026-02-28');
    expect(moves('abc-vip')).toEqual([['2026-02-28', 'regular', 'diamond', 'risen']]);
    hold(['2020-01-01', 5]);
    scoreHere(book, abcVip, '2026-02-28');
    expect(moves('abc-vip')).toEqual([]);
  });

  it('names a new version of the scheme', () => {
    hold(['2020-01-01', 20_000_000]);
    scoreHere(book, abcVip, '2026-01-31');
    const stricter = {
      ...abcVip,
      version: 2,
      falling: { kind: 'at-once' as const },
      levels: abcVip.levels.map((level) =>
        level.id === 'gold' ? { ...level, low: 30_000_000 } : level,
      ),
    };
    scoreHere(book, stricter, '2026-02-28');
    expect(moves('abc-vip').at(-1)).toEqual(['2026-02-28', 'gold', 'regular', 'scheme-changed']);
  });
});

describe('values over time', () => {
  it('are what an explanation of the date says, at month ends and the as-of date', () => {
    hold(['2025-11-20', 60_000_000], ['2026-02-03', 90_000_000], ['2026-03-20', 1]);
    const series = seriesOf(book.folder.book, 'P', abcVip, '2026-03-15');
    expect(series.points.map(({ date }) => date)).toEqual([
      '2025-11-30',
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-15',
    ]);
    for (const point of series.points) {
      const told = explain(book.folder.book, { clientNo: 'P', scheme: abcVip, asOf: point.date });
      expect(point).toEqual({
        date: point.date,
        value: told.value,
        valueText: told.valueText,
        level: told.level,
        tier: told.tier,
      });
    }
    // 60万 on 11 of 365 days.
    expect(series.points[0]?.value).toBe(1_808_219);
    expect(series.thresholds.map(({ low }) => low)).toEqual([10_000_000, 100_000_000, 500_000_000]);
    expect(
      valuesAt(book.folder.book, 'P', abcVip, ['2026-01-31', '2025-11-30']).map(
        ({ value }) => value,
      ),
    ).toEqual([series.points[2]?.value, series.points[0]?.value]);
  });

  it('are none where the book holds nothing', () => {
    fillBook(book, { clients: ['P'] });
    expect(seriesOf(book.folder.book, 'P', icbcStar, '2026-03-15').points).toEqual([]);
    expect(() => valuesAt(book.folder.book, 'P', abcVip, ['2026-02-30'])).toThrow('bad-date');
  });
});
