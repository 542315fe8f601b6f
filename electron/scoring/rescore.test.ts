import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AdmissionGrant } from '../../shared/model/admission.ts';
import { abcVip, icbcStar } from '../../shared/model/scheme.ts';
import { openTestBook, type TestBook } from '../clients/book.fixture.ts';
import { openBook } from '../data/index.ts';
import { rescoreClient } from './rescore.service.ts';
import { createScoreCache } from './score-cache.service.ts';
import { fillBook, scoredTables, scoreInto } from './scoring.fixture.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const hold = (p: number, q: number): void =>
  fillBook(book, {
    clients: ['P', 'Q'],
    postings: (['P', 'Q'] as const).map((client, i) => ({
      client,
      account: client,
      product: 'fund',
      on: '2020-01-01',
      amount: [p, q][i] ?? 0,
    })),
  });
const today = '2026-06-20';
const rescored = (clientNo: string, schemeId: string, admissions: readonly AdmissionGrant[] = []) =>
  rescoreClient(book.folder.book, { clientNo, schemeId, admissions, today });

it.each([abcVip, icbcStar])('scores one client as scoring everybody would: $id', (scheme) => {
  hold(20_000_000, 20_000_000);
  scoreInto(book, scheme, '2026-05-20');
  scoreInto(book, scheme, '2026-06-19');
  const before = scoredTables(book);
  hold(900_000_000, 3);
  const cache = createScoreCache(book.folder.book, { schemeId: () => scheme.id });
  const score = rescored('P', scheme.id);
  expect(score).toMatchObject({
    value: scheme === abcVip ? 900_000_000 : 9_000_000,
    asOf: '2026-06-19',
  });
  expect(cache.get('P')).toEqual(score);
  // The other one waits for the next scoring, whatever its rows are by now.
  expect(cache.get('Q')?.value).toBe(scheme === abcVip ? 20_000_000 : 200_000);
  hold(900_000_000, 20_000_000);
  const after = scoredTables(book);
  expect(after).not.toEqual(before);
  scoreInto(book, scheme, '2026-06-19');
  expect(scoredTables(book)).toEqual(after);
});

it('answers with the admission that was just granted, and has none for others', () => {
  hold(5, 5);
  expect(rescored('P', 'abc-vip')).toBeNull();
  scoreInto(book, abcVip, '2026-05-31');
  const granted: AdmissionGrant = {
    id: 'a',
    clientNo: 'P',
    tier: 'diamond',
    from: today,
    until: '2026-12-31',
  };
  expect(rescored('P', 'abc-vip', [granted])).toMatchObject({
    tier: 'regular',
    effectiveTier: 'diamond',
    admission: { id: 'a', until: '2026-12-31' },
  });
  expect(rescored('Q', 'abc-vip', [granted])?.effectiveTier).toBe('regular');
  expect(() => rescored('X', 'abc-vip')).toThrow('unknown-client');
});

it('never waits for an import that writes, and gives the same answer', () => {
  hold(5, 5);
  scoreInto(book, abcVip, '2026-05-31');
  hold(30_000_000, 5);
  const writer = openBook(book.folder.bookAccess);
  writer.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  expect(rescored('P', 'abc-vip')).toMatchObject({ value: 30_000_000, tier: 'gold' });
  // The connection's own patience is ten seconds.
  expect(performance.now() - began).toBeLessThan(5_000);
  const cache = createScoreCache(book.folder.book, { schemeId: () => 'abc-vip' });
  expect(cache.get('P')?.value).toBe(5);
  writer.exec('ROLLBACK');
  writer.close();
  rescored('P', 'abc-vip');
  expect(cache.get('P')?.value).toBe(30_000_000);
});
