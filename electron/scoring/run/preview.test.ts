import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { abcVip, cmb, icbcStar, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { runPreview } from './preview-run.service.ts';
import { clientNosOf } from './preview.repository.ts';
import { fillBook, scoredTables, scoreHere, scoreInto } from './scoring.fixture.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const today = '2026-06-29';
const clients = Array.from({ length: 40 }, (_, i) => `C${String(i).padStart(2, '0')}`);
const hold = (times: number): void =>
  fillBook(book, {
    clients,
    postings: clients.map((client, i) => ({
      client,
      account: client,
      product: i % 3 === 0 ? 'demand_deposit' : 'fund',
      on: '2020-01-01',
      amount: i * i * 700_000 * times,
    })),
  });
const preview = (scheme: Scheme, admissions: readonly AdmissionGrant[] = []) =>
  runPreview(
    { access: book.folder.bookAccess, scheme, shown: abcVip.id, today, admissions },
    {
      cancelled: () => false,
      report: () => undefined,
      ask: () => Promise.reject(new Error('asks')),
    },
  );

it('names who would be received otherwise, as scorings by both schemes find it', () => {
  hold(1);
  scoreInto(book, abcVip, today);
  const before = scoredTables(book);
  const found = preview(icbcStar);
  expect(scoredTables(book)).toEqual(before);
  const now = scoreHere(book, abcVip, today).lines;
  const then = scoreHere(book, icbcStar, today).lines;
  const expected = clients
    .map((no) => [no, now.get(no)?.effectiveTier, then.get(no)?.effectiveTier] as const)
    .filter(([, was, is]) => was !== is);
  expect(expected.length).toBeGreaterThan(2);
  const numbers = clientNosOf(book.folder.book, [...found.clientIds]);
  expect(numbers.map((no, i) => [no, tiers[found.from[i] ?? 0], tiers[found.to[i] ?? 0]])).toEqual(
    expected,
  );
});

it('lets the rules for moving and special admissions have their say', () => {
  hold(1);
  scoreInto(book, icbcStar, '2026-05-20');
  scoreInto(book, abcVip, '2026-05-20');
  hold(0);
  scoreInto(book, abcVip, today);
  // Nobody has lost a tier yet under a scheme that was scored before and falls on given days only.
  expect(preview(icbcStar).then[3]).toBeLessThan(40);
  // One that was never scored has nothing to fall from.
  expect(preview(cmb).then).toEqual([0, 0, 0, 40]);
  const granted: AdmissionGrant = {
    id: 'a',
    clientNo: 'C01',
    tier: 'diamond',
    from: today,
    until: today,
  };
  expect(preview(cmb, [granted]).then).toEqual([1, 0, 0, 39]);
});
