import { describe, expect, it } from 'vitest';
import type { Client } from '../../../shared/model/clients/client.ts';
import { hintsFor, nextBirthday, type HintFacts } from './hints.rules.ts';

const nobody: Client = {
  clientId: 1,
  clientNo: 'C1',
  name: '王小明',
  gender: null,
  birthDate: null,
  idType: null,
  idNo: null,
  phone: null,
  homeBranch: null,
  managerNo: null,
  occupation: null,
  orientation: null,
  clientSince: null,
  kind: null,
  employerNo: null,
  drink: null,
  riskGrade: null,
  riskAssessedOn: null,
  caution: null,
};
const facts = (client: Partial<Client>, more: Partial<HintFacts> = {}): HintFacts => ({
  client: { ...nobody, ...client },
  holdings: [],
  nextLevel: null,
  today: '2026-11-22',
  ...more,
});

describe('hints', () => {
  it.each([
    ['1980-11-22', '2026-11-22', 0, 46],
    ['1980-11-23', '2026-11-22', 1, 46],
    ['1980-11-21', '2026-11-22', 364, 47],
    ['1980-01-02', '2026-12-31', 2, 47],
    ['1996-02-29', '2026-02-27', 1, 30],
    ['1996-02-29', '2028-02-29', 0, 32],
  ])('born %s, on %s', (born, today, daysAhead, age) => {
    expect(nextBirthday(born, today)).toEqual({ daysAhead, age });
  });

  it('has nothing to say of an unknown client', () => {
    expect(hintsFor(facts({}))).toEqual([]);
  });

  it('names a birthday within a week, not later', () => {
    expect(hintsFor(facts({ birthDate: '1980-11-29' }))).toEqual([
      { kind: 'birthday', daysAhead: 7, age: 46 },
    ]);
    expect(hintsFor(facts({ birthDate: '1980-11-30' }))).toEqual([]);
  });

  it('knows a risk assessment valid for one year', () => {
    expect(hintsFor(facts({ riskAssessedOn: '2025-11-22' }))).toEqual([
      { kind: 'risk-expired', assessedOn: '2025-11-22', daysAgo: 0 },
    ]);
    expect(hintsFor(facts({ riskAssessedOn: '2025-11-23' }))).toEqual([
      { kind: 'risk-expiring', assessedOn: '2025-11-23', daysAhead: 1 },
    ]);
    expect(hintsFor(facts({ riskAssessedOn: '2026-06-01' }))).toEqual([]);
  });

  it('names the soonest maturity, today included', () => {
    const holding = (maturesOn: string | null) => ({
      productName: `p${maturesOn}`,
      product: null,
      amountFen: 5,
      maturesOn,
    });
    const holdings = [
      holding('2026-12-01'),
      holding('2026-11-22'),
      holding('2026-11-21'),
      holding(null),
    ];
    expect(hintsFor(facts({}, { holdings }))).toEqual([
      { kind: 'maturing', productName: 'p2026-11-22', amountFen: 5, daysAhead: 0 },
    ]);
  });

  it('names the next level when it is near', () => {
    const nextLevel = (shortOf: number) => ({
      level: 'gold',
      shortOf,
      low: 10_000_000,
      unit: 'fen' as const,
    });
    expect(hintsFor(facts({}, { nextLevel: nextLevel(2_000_000) }))).toHaveLength(1);
    expect(hintsFor(facts({}, { nextLevel: nextLevel(2_000_001) }))).toHaveLength(0);
  });

  it('the caution comes first, the drink last, and none is left out', () => {
    const hints = hintsFor(
      facts({ birthDate: '1980-11-22', riskAssessedOn: '2020-01-01', caution: 'x', drink: '龙井' }),
    );
    expect(hints.map(({ kind }) => kind)).toEqual(['caution', 'birthday', 'risk-expired', 'drink']);
  });
});
