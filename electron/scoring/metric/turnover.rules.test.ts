import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../shared/model/dates.ts';
import { windowOf } from './window.rules.ts';
import { sumKind, type KindRows } from './turnover.rules.ts';

const posting = (on: string, amount: number) => ({ day: dayNumber(on), amount });
const sum = (rows: Partial<KindRows>, asOf = '2026-06-30', months = 6) =>
  sumKind({ kind: 'settlement', postings: [], months: [], ...rows }, windowOf(asOf, months));

describe('turnover', () => {
  it('counts postings by their size from the first to the last day of the window', () => {
    const postings = [
      posting('2025-12-30', 1000),
      posting('2025-12-31', 100),
      posting('2026-06-30', -20),
      posting('2026-07-01', 1000),
    ];
    // As of 30 June the half-year begins on 31 December.
    expect(sum({ postings })).toMatchObject({ fen: 120n, source: 'postings' });
  });

  it('counts whole months inside the window, a missing one as nothing, none in part', () => {
    const months = ['2025-12', '2026-01', '2026-03', '2026-06', '2026-07'].map((month, i) => ({
      month,
      amount: 10 ** i,
    }));
    expect(sum({ months })).toMatchObject({
      fen: 1110n,
      source: 'monthly',
      countedMonths: ['2026-01', '2026-03', '2026-06'],
    });
    expect(sum({ months }, '2026-06-29').fen).toBe(111n - 1n);
  });

  it('counts postings from the first one of the kind on and whole months before it', () => {
    const months = ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, amount: 1000 }));
    const rows = { months, postings: [posting('2026-03-05', -7)] };
    expect(sum(rows)).toMatchObject({
      fen: 2007n,
      source: 'monthly-then-postings',
      countedMonths: ['2026-01', '2026-02'],
    });
    // A first posting before the window rules months out, one after it does not.
    expect(sum({ months, postings: [posting('2020-01-01', 5)] }).fen).toBe(0n);
    expect(sum({ months, postings: [posting('2026-07-01', 5)] }).fen).toBe(3000n);
  });
});
