import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { abcVip } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { createScoreCache } from '../scores/score-cache.service.ts';
import { fillBook, scoreHere } from '../run/scoring.fixture.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const grants: readonly AdmissionGrant[] = [
  { id: 'a1', clientNo: 'P', tier: 'platinum', from: '2026-03-01', until: '2026-03-31' },
];

it('lifts the effective tier in cache, file and explanation from its first day to its last', () => {
  fillBook(book, {
    clients: ['P', 'Q'],
    postings: ['P', 'Q'].map((client) => ({
      client,
      account: client,
      product: 'fund' as const,
      on: '2020-01-01',
      amount: 20_000_000,
    })),
  });
  let today = '2026-02-28';
  const cache = createScoreCache(book.folder.book, {
    schemeId: () => abcVip.id,
    admissions: {
      grantsOf: (clientNo) => grants.filter((grant) => grant.clientNo === clientNo),
      today: () => today,
    },
  });
  const seen = (date: string): unknown[] => {
    today = date;
    const { lines } = scoreHere(book, abcVip, date, grants);
    const told = explain(book.folder.book, {
      clientNo: 'P',
      scheme: abcVip,
      asOf: date,
      admissions: grants,
    });
    const score = cache.get('P');
    expect(score?.effectiveTier).toBe(lines.get('P')?.effectiveTier);
    expect(told.effectiveTier).toBe(lines.get('P')?.effectiveTier);
    expect(score?.tier).toBe('gold');
    expect(lines.get('Q')?.effectiveTier).toBe('gold');
    return [told.effectiveLevel, told.difference, score?.admission];
  };
  const lifted = [
    'platinum',
    {
      cause: 'special-admission',
      admissionId: 'a1',
      until: '2026-03-31',
      otherwise: 'gold',
      otherwiseDifference: null,
    },
    { id: 'a1', until: '2026-03-31' },
  ];
  expect(seen('2026-02-28')).toEqual(['gold', null, null]);
  expect(seen('2026-03-01')).toEqual(lifted);
  expect(seen('2026-03-31')).toEqual(lifted);
  // No buffer, no waiting: what was signed for has ended.
  expect(seen('2026-04-01')).toEqual(['gold', null, null]);
  // The lobby has the day's answer even before anybody scores.
  today = '2026-03-15';
  expect(cache.get('P')).toMatchObject({ effectiveTier: 'platinum', asOf: '2026-04-01' });
});
