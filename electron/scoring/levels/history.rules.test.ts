import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { addDays } from '../../../shared/model/dates.ts';
import { abcVip } from '../../../shared/model/schemes/scheme.ts';
import { admittedLevel } from './admission.rules.ts';
import { chartDates, movesWith, type StoredMove } from './history.rules.ts';

const levels = abcVip.levels.map(({ id }) => id);
const grant = (tier: AdmissionGrant['tier'], from: string, until: string): AdmissionGrant => ({
  id: `${tier}/${from}`,
  clientNo: 'P',
  tier,
  from,
  until,
});
const told = (stored: readonly StoredMove[], grants: readonly AdmissionGrant[], upTo: string) =>
  movesWith(abcVip, stored, grants, upTo).map(({ day, from, to, cause, admissionId }) =>
    [day, from?.level ?? '-', to.level, cause, admissionId ?? ''].join(' '),
  );

describe('moves with special admissions', () => {
  const stored: readonly StoredMove[] = [
    { day: '2026-01-31', from: null, to: 'gold', cause: 'first-scored' },
    { day: '2026-04-30', from: 'gold', to: 'regular', cause: 'fallen-after-months' },
    { day: '2026-08-31', from: 'regular', to: 'diamond', cause: 'risen' },
  ];

  it('begin and end on their days, whenever scorings were', () => {
    expect(told(stored, [grant('platinum', '2026-02-10', '2026-03-09')], '2026-12-31')).toEqual([
      '2026-01-31 - gold first-scored ',
      '2026-02-10 gold platinum admitted platinum/2026-02-10',
      '2026-03-10 platinum gold admission-ended platinum/2026-02-10',
      '2026-04-30 gold regular fallen-after-months ',
      '2026-08-31 regular diamond risen ',
    ]);
  });

  it('catch a fall, and are no move where the client stands as high already', () => {
    expect(told(stored, [grant('gold', '2026-02-01', '2026-06-30')], '2026-07-31')).toEqual([
      '2026-01-31 - gold first-scored ',
      '2026-07-01 gold regular admission-ended gold/2026-02-01',
    ]);
    const two = [
      grant('gold', '2026-03-01', '2026-06-30'),
      grant('diamond', '2026-02-01', '2026-04-30'),
    ];
    expect(told(stored, two, '2026-06-01')).toEqual([
      '2026-01-31 - gold first-scored ',
      '2026-02-01 gold diamond admitted diamond/2026-02-01',
      '2026-05-01 diamond gold admission-ended diamond/2026-02-01',
    ]);
  });

  it('say nothing of days that lie ahead', () => {
    expect(told([], [grant('gold', '2026-02-01', '2026-06-30')], '2026-02-01')).toEqual([
      '2026-02-01 regular gold admitted gold/2026-02-01',
    ]);
  });

  it('always add up to the higher of both on every day', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-01-01', n));
    const storedMoves = fc
      .uniqueArray(fc.record({ day, to: fc.constantFrom(...levels) }), { selector: (m) => m.day })
      .map((found) =>
        found
          .toSorted((a, b) => (a.day < b.day ? -1 : 1))
          .map((move, i, all): StoredMove => {
            const from = all[i - 1]?.to ?? null;
            const up = levels.indexOf(move.to) > levels.indexOf(from ?? 'regular');
            return { ...move, from, cause: up ? 'risen' : 'fallen' };
          }),
      );
    const grants = fc.array(
      fc
        .tuple(fc.constantFrom('gold' as const, 'platinum' as const, 'diamond' as const), day, day)
        .map(([tier, a, b]) => grant(tier, a < b ? a : b, a < b ? b : a)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(storedMoves, grants, (kept, given) => {
        const moves = movesWith(abcVip, kept, given, '2026-12-31');
        for (let n = 0; n < 70; n += 1) {
          const on = addDays('2026-01-01', n);
          const rules = levels.indexOf(kept.findLast((move) => move.day <= on)?.to ?? 'regular');
          const both = Math.max(rules, admittedLevel(abcVip, given, on)?.level ?? 0);
          const last = moves.findLast((move) => move.day <= on)?.to.level ?? 'regular';
          expect([on, last]).toEqual([on, levels[both]]);
        }
        moves.forEach((move, i) => {
          if (i > 0) expect(move.from).toEqual(moves[i - 1]?.to);
          expect(move.from?.level).not.toBe(move.to.level);
          const up = levels.indexOf(move.to.level) > levels.indexOf(move.from?.level ?? 'regular');
          if (move.cause === 'admitted' || move.cause === 'risen') expect(up).toBe(true);
          if (move.cause === 'admission-ended' || move.cause === 'fallen') expect(up).toBe(false);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('the dates of a chart', () => {
  it('are month ends from the first figure on, and the as-of date', () => {
    expect(chartDates('2026-02-15', '2026-05-10', 24)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-10',
    ]);
    expect(chartDates('2026-02-15', '2026-04-30', 24)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(chartDates('2001-01-01', '2026-04-30', 24)).toHaveLength(24);
    expect(chartDates('2026-05-11', '2026-05-10', 24)).toEqual([]);
    expect(chartDates(null, '2026-05-10', 24)).toEqual([]);
  });
});
