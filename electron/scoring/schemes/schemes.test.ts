import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abcVip, builtInSchemes, icbcStar } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { readScheme, writeScheme } from './scheme-file.ts';
import { recordsIn } from '../../store/records.fixture.ts';
import { addScheme, knownSchemes, schemeOn, SchemeRefused } from './schemes.service.ts';

const own = {
  id: 'branch-own',
  version: 1,
  effectiveFrom: '2026-01-01',
  name: '本网点方案',
  metric: { kind: 'average-balance', months: 3, products: ['fund', 'gold'] },
  levels: [
    { id: 'none', low: null, tier: 'regular' },
    { id: 'some', low: 50_000.5, tier: 'gold', name: '金' },
    { id: 'open', low: null, tier: 'gold', unconfirmed: true },
    { id: 'much', low: 2_000_000, tier: 'diamond' },
  ],
  falling: { kind: 'after-months', months: 2 },
};
const faults = (value: unknown): string[] =>
  readScheme(value).faults.map(({ path, code }) => `${path}: ${code}`);

describe('scheme files', () => {
  it('have thresholds in yuan or points', () => {
    expect(readScheme(own).scheme).toMatchObject({
      name: '本网点方案',
      metric: { floorAtZero: false },
      levels: [{ low: null }, { low: 5_000_050, name: '金' }, { low: null }, { low: 200_000_000 }],
    });
  });

  it.each(builtInSchemes)('write and read $id', (scheme) => {
    const file = JSON.parse(JSON.stringify(writeScheme(scheme))) as unknown;
    expect(readScheme(file)).toEqual({ scheme, faults: [] });
  });

  const level = (i: number, more: object) => ({
    ...own,
    levels: own.levels.map((one, at) => (at === i ? { ...one, ...more } : one)),
  });
  const metric = (more: object) => ({ ...own, metric: { ...own.metric, ...more } });
  const star = writeScheme(icbcStar) as { metric: { terms: object[] } };
  const term = (more: object) => ({
    ...star,
    metric: { kind: 'points', terms: star.metric.terms.map((one) => ({ ...one, ...more })) },
  });
  it.each<[string, unknown, string[]]>([
    ['text', 'x', [': wrong-kind']],
    ['nothing', {}, ['id: missing', 'version: missing']],
    ['an id with spaces', { ...own, id: 'a b' }, ['id: bad-id']],
    ['a version of zero', { ...own, version: 0 }, ['version: out-of-range']],
    ['no day', { ...own, effectiveFrom: '2026-02-30' }, ['effectiveFrom: bad-date']],
    ['a stray key', { ...own, colour: 1 }, ['colour: unknown-key']],
    ['a stray key of a level', level(1, { c: 1 }), ['levels[1].c: unknown-key']],
    ['an unknown metric', metric({ kind: 'x' }), ['metric.kind: not-allowed']],
    ['an unknown product', metric({ products: ['gems'] }), ['metric.products[0]: not-allowed']],
    ['no product', metric({ products: [] }), ['metric.products: too-few']],
    ['a product twice', metric({ products: ['fund', 'fund'] }), ['metric.products[1]: repeated']],
    ['no window', metric({ months: 0 }), ['metric.months: out-of-range']],
    ['one level', { ...own, levels: own.levels.slice(0, 1) }, ['levels: too-few']],
    ['a lowest level with a threshold', level(0, { low: 1 }), ['levels[0].low: first-level-open']],
    ['a level without one', level(1, { low: null }), ['levels[1].low: threshold-missing']],
    [
      'an unconfirmed one with one',
      level(2, { low: 60_000 }),
      ['levels[2].low: threshold-unconfirmed'],
    ],
    ['falling thresholds', level(3, { low: 50_000 }), ['levels[3].low: thresholds-rise']],
    ['equal thresholds', level(3, { low: 50_000.5 }), ['levels[3].low: thresholds-rise']],
    ['a third of a fen', level(1, { low: 0.001 }), ['levels[1].low: too-precise']],
    ['a negative threshold', level(1, { low: -1 }), ['levels[1].low: out-of-range']],
    ['text for a threshold', level(1, { low: '5' }), ['levels[1].low: wrong-kind']],
    ['a tier lower than before', level(3, { tier: 'regular' }), ['levels[3].tier: tiers-rise']],
    ['a name twice', level(3, { name: '金' }), ['levels[3].name: repeated']],
    ['an id twice', level(3, { id: 'some' }), ['levels[3].id: repeated']],
    [
      'a buffer without falling days',
      level(1, { bufferMonths: 6 }),
      ['levels[1].bufferMonths: buffer-without-days'],
    ],
    [
      'days that not every year has',
      { ...own, falling: { kind: 'on-days', days: ['02-29', '06-31'] } },
      ['falling.days[0]: not-a-day', 'falling.days[1]: not-a-day'],
    ],
    [
      'a rate of nothing',
      term({ pointsPerWan: 0 }),
      ['metric.terms[0].pointsPerWan: out-of-range'],
    ],
    [
      'five decimals',
      term({ pointsPerWan: 0.00001 }),
      ['metric.terms[0].pointsPerWan: too-precise'],
    ],
    [
      'ten faults, every one of them',
      {
        id: 'A',
        version: 1.5,
        effectiveFrom: '2026-13-01',
        metric: { kind: 'average-balance', months: 3, products: ['fund', 'fund'] },
        levels: [
          { id: 'a', low: 5, tier: 'gold' },
          { id: 'b', low: null, tier: 'gold' },
          { id: 'b', low: 5, tier: 'regular', bufferMonths: 6 },
        ],
        falling: { kind: 'on-days', days: ['02-30'] },
      },
      [
        'id: bad-id',
        'version: wrong-kind',
        'effectiveFrom: bad-date',
        'metric.products[1]: repeated',
        'levels[2].id: repeated',
        'levels[0].low: first-level-open',
        'levels[1].low: threshold-missing',
        'levels[2].low: thresholds-rise',
        'levels[2].tier: tiers-rise',
        'falling.days[0]: not-a-day',
      ],
    ],
    ['a term twice', term({ id: 'a' }), ['metric.terms[1].id: repeated']],
  ])('refuse %s', (_, value, expected) => {
    expect(faults(value).slice(0, expected.length)).toEqual(expected);
  });
});

describe('schemes of a branch', () => {
  let book: TestBook;
  beforeEach(() => {
    book = openTestBook();
  });
  afterEach(() => book.close());

  it('begin with the built-in ones and keep every version of its own', async () => {
    const db = recordsIn(book.folder.branch);
    const ids = () => knownSchemes(db).map(({ scheme }) => `${scheme.id} ${scheme.version}`);
    const builtIn = ['abc-vip 1', 'icbc-star 1', 'icbc-assets 1', 'cmb 1'];
    expect(ids()).toEqual(builtIn);
    expect(await addScheme(db, own, { at: 1, by: 'A01' })).toMatchObject({
      added: true,
      scheme: { id: 'branch-own' },
    });
    expect(await addScheme(db, own, { at: 2, by: 'A01' })).toMatchObject({ added: false });
    const second = { ...own, version: 2, effectiveFrom: '2026-07-01' };
    expect(await addScheme(db, second, { at: 3, by: 'A01' })).toMatchObject({ added: true });
    expect(ids()).toEqual([...builtIn, 'branch-own 2']);
    expect(knownSchemes(db).at(-1)?.versions).toEqual([
      { version: 1, effectiveFrom: '2026-01-01' },
      { version: 2, effectiveFrom: '2026-07-01' },
    ]);
    const on = (date?: string) => schemeOn(db, 'branch-own', date).version;
    expect([on(), on('2026-07-01'), on('2026-06-30'), on('2020-01-01')]).toEqual([2, 2, 1, 1]);
    expect(schemeOn(db, 'abc-vip', '2026-01-01')).toBe(abcVip);
    expect(() => schemeOn(db, 'none')).toThrow('unknown-scheme');
  });

  it.each<[string, object, string]>([
    ['a built-in id', { id: 'cmb' }, 'id: built-in'],
    ['another scheme as the same version', { name: 'x' }, 'version: version-not-newer'],
    ['an older version', { version: 1, name: 'y' }, 'version: version-not-newer'],
    [
      'a later version in effect before',
      { version: 9, effectiveFrom: '2025-01-01' },
      'effectiveFrom: version-not-newer',
    ],
    ['what is not sound', { levels: [] }, 'levels: too-few'],
  ])('refuse %s and change nothing', async (_, more, reason) => {
    const db = recordsIn(book.folder.branch);
    const by = { at: 1, by: 'A01' };
    await addScheme(db, { ...own, version: 2 }, by);
    const before = knownSchemes(db);
    const refused = addScheme(db, { ...own, version: 2, ...more }, by);
    await expect(refused).rejects.toThrow(SchemeRefused);
    await expect(refused).rejects.toThrow(reason);
    expect(knownSchemes(db)).toEqual(before);
  });
});
