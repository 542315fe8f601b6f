import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fenPerWan } from '../../../shared/model/money.ts';
import { weekOf } from '../../../shared/model/relationship/work-calendar.ts';
import { anyLog } from '../any-facts.fixture.ts';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import { folded } from '../facts/evolve.rules.ts';
import { TestLog } from '../relationship.fixture.ts';
import { forecast, funnelForecast, leadsNeeded, stageOdds } from './forecast.rules.ts';
import { offerRefusal, validUntil, winRefusal } from './risk.rules.ts';
import { defaultSellingTables } from './selling-tables.rules.ts';
import { familiesOf, suggestions } from './suggestions.rules.ts';
import { frozenAt, gapTo, tableSums, weekDays, weekTable } from './week-table.rules.ts';

const calendar = createWorkCalendar(officialYears);
const nobody = () => null;

function open(log: TestLog, day: string, id: string, amountFen: number, clientNo = 'A'): void {
  const opening = { opportunityId: id, clientNo, product: 'fund', stage: 'lead' } as const;
  log.add(day, { type: 'opportunity-opened', ...opening, amountFen, expectedOn: null });
}

it('rule 11: the week of 2026-09-28 is frozen on 09-30 and met about on 10-08', () => {
  expect(weekDays(calendar, '2026-09-28')).toEqual({
    ...{ frozenOn: '2026-09-30', meetingOn: '2026-10-08' },
  });
  expect(weekDays(calendar, '2026-10-04')).toEqual(weekDays(calendar, '2026-09-28'));
  // An ordinary week, and one that ends with a make-up Saturday.
  expect(weekDays(calendar, '2026-11-25')).toEqual({
    ...{ frozenOn: '2026-11-27', meetingOn: '2026-11-30' },
  });
  expect(weekDays(calendar, '2026-10-05')).toEqual({
    ...{ frozenOn: '2026-10-10', meetingOn: '2026-10-12' },
  });
  expect(weekDays(calendar, '2026-02-16')).toBeNull();
  expect(() => weekDays(calendar, '2026-12-28')).toThrow('calendar-year-missing');
});

it('rule 11: the table handed in on Friday can be seen as it was, whatever happens on the weekend', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1');
  open(log, '2026-11-10', 'old', 100_00);
  open(log, '2026-11-24', 'new', 200_00);
  const moved = { opportunityId: 'old', stage: 'proposal', amountFen: 150_00 } as const;
  log.add('2026-11-25', { type: 'opportunity-moved', ...moved, expectedOn: null });
  log.add('2026-11-27', { type: 'week-submitted', week: '2026-11-23', managerNo: 'M1' });
  log.add('2026-11-28', { type: 'opportunity-won', opportunityId: 'old', amountFen: 160_00 });
  log.assign('2026-11-29', 'A', 'M2');
  const state = folded(log.facts);
  const moment = frozenAt(state, '2026-11-23', 'M1');
  const frozen = weekTable(state, nobody, '2026-11-23', moment ?? { seq: 0, on: '' }, 'M1');
  expect(frozen).toMatchObject([
    {
      opportunityId: 'old',
      stage: 'proposal',
      stageBefore: 'lead',
      amountFen: 150_00,
      quietDays: 2,
    },
    { opportunityId: 'new', stage: 'lead', stageBefore: null, managerNo: 'M1' },
  ]);
  expect(tableSums(frozen)).toMatchObject({ open: 2, openFen: 350_00, fresh: 1, moved: 1, won: 0 });
  const now = { seq: Infinity, on: '2026-11-30' };
  const sums = tableSums(weekTable(state, nobody, '2026-11-23', now));
  expect(sums).toMatchObject({ open: 1, won: 1, wonFen: 160_00, lost: 0 });
  expect([gapTo(200_00, sums), gapTo(null, sums)]).toEqual([40_00, null]);
  // A week later what was won is no longer in the table.
  expect(weekTable(state, nobody, '2026-11-30', now)).toHaveLength(1);
  expect(frozenAt(state, '2026-11-23', 'M2')).toBeNull();
});

it('rule 11: a table that was handed in is the same for ever, whatever is recorded later', () => {
  let rows = 0;
  fc.assert(
    fc.property(anyLog, fc.nat(), (facts, at) => {
      const past = facts.slice(0, facts.length === 0 ? 0 : at % facts.length);
      const moment = { seq: past.length, on: past.at(-1)?.day ?? '2026-08-20' };
      const week = weekOf(moment.on);
      const then = weekTable(folded(past), nobody, week, { ...moment, seq: Infinity });
      expect(weekTable(folded(facts), nobody, week, moment)).toEqual(then);
      rows += then.length;
    }),
    { numRuns: 300 },
  );
  expect(rows).toBeGreaterThan(100);
});

/** So many closed opportunities that all went from lead to proposal, of which so many were won. */
function history(closed: number, won: number): TestLog {
  const log = new TestLog();
  for (let i = 0; i < closed; i += 1) {
    const opportunityId = `h${i}`;
    open(log, '2026-06-01', opportunityId, 100_00);
    const moved = { opportunityId, stage: 'proposal', amountFen: 100_00 } as const;
    log.add('2026-06-02', { type: 'opportunity-moved', ...moved, expectedOn: null });
    if (i < won)
      log.add('2026-06-03', { type: 'opportunity-won', opportunityId, amountFen: 100_00 });
    else log.add('2026-06-03', { type: 'opportunity-lost', opportunityId, reason: 'rate' });
  }
  return log;
}

it('rule 12: the forecast is Σ amount × p(stage), p from the branch’s own closed opportunities', () => {
  const log = history(30, 10);
  open(log, '2026-11-24', 'a', 10 * fenPerWan);
  open(log, '2026-11-24', 'b', 5 * fenPerWan + 1);
  const state = folded(log.facts);
  const odds = stageOdds(state.opportunities.values());
  expect(odds.get('lead')).toEqual({ won: 10, closed: 30 });
  const rows = weekTable(state, nobody, '2026-11-23', { seq: Infinity, on: '2026-11-27' });
  // (15万 and one fen) / 3, half-up.
  expect(forecast(rows, odds, 30)).toMatchObject({
    ...{ forecastFen: 5 * fenPerWan, unknownCount: 0, unknownFen: 0 },
  });
});

it('rule 12: below 30 closed opportunities the forecast is blank and says what it leaves out', () => {
  const log = history(29, 10);
  open(log, '2026-11-24', 'a', 10 * fenPerWan);
  const state = folded(log.facts);
  const rows = weekTable(state, nobody, '2026-11-23', { seq: Infinity, on: '2026-11-27' });
  const blank = forecast(rows, stageOdds(state.opportunities.values()), 30);
  expect(blank).toMatchObject({
    ...{ forecastFen: null, unknownCount: 1, unknownFen: 10 * fenPerWan },
  });
  expect(forecast([], stageOdds([]), 0).forecastFen).toBeNull();
});

it('rule 12: a stage that too few closed ones went through has no probability, others keep theirs', () => {
  const log = history(40, 20);
  const state = folded(log.facts);
  const odds = stageOdds(state.opportunities.values());
  const rows = [
    { stage: 'lead', amountFen: 1000 },
    { stage: 'signing', amountFen: 500 },
  ] as const;
  expect(forecast(rows, odds, 30)).toMatchObject({
    ...{ forecastFen: 500, unknownCount: 1, unknownFen: 500 },
  });
});

it('rule 12: the forecast of Friday stays what it was when more is closed later', () => {
  const log = history(30, 15);
  const friday = log.facts.length;
  open(log, '2026-11-30', 'x', 100);
  log.add('2026-11-30', { type: 'opportunity-lost', opportunityId: 'x', reason: 'rate' });
  const { opportunities } = folded(log.facts);
  expect(stageOdds(opportunities.values(), friday).get('lead')).toEqual({ won: 15, closed: 30 });
  expect(stageOdds(opportunities.values()).get('lead')).toEqual({ won: 15, closed: 31 });
});

it('rule 12: funnel 1:5: five opportunities of 10万 give 10万, five wins a week need 25 new leads', () => {
  expect(funnelForecast(Array<number>(5).fill(10 * fenPerWan), 5)).toBe(10 * fenPerWan);
  expect(leadsNeeded(5, 5)).toBe(25);
});

it('rule 14: an assessment of 2025-11-30 is valid to 2026-11-29, grade 2 is not offered R3', () => {
  expect(validUntil('2025-11-30')).toBe('2026-11-29');
  const changedOn = null;
  const grade2 = { riskGrade: 2, riskAssessedOn: '2025-11-30', changedOn };
  expect(offerRefusal(grade2, 3, '2026-11-29')).toBe('above-grade');
  expect(offerRefusal(grade2, 2, '2026-11-29')).toBeNull();
  expect(offerRefusal(grade2, 2, '2026-11-30')).toBe('assessment-expired');
  expect(offerRefusal({ riskGrade: 5, riskAssessedOn: null, changedOn }, 1, '2026-11-30')).toBe(
    'not-assessed',
  );
  expect(
    offerRefusal({ riskGrade: null, riskAssessedOn: null, changedOn }, null, '2026-11-30'),
  ).toBeNull();
});

it('rule 14: it is made again when assets, income, preference or debts have changed since', () => {
  const log = new TestLog();
  const change = { type: 'circumstances-changed', clientNo: 'A', what: 'income' } as const;
  const refusal = (riskAssessedOn: string) => {
    const changedOn = folded(log.facts).clients.get('A')?.circumstancesChangedOn ?? null;
    return offerRefusal({ riskGrade: 3, riskAssessedOn, changedOn }, 3, '2026-11-30');
  };
  expect(refusal('2026-06-01')).toBeNull();
  log.add('2026-09-01', change);
  expect(refusal('2026-06-01')).toBe('circumstances-changed');
  expect(refusal('2026-09-01')).toBeNull();
});

it('rule 14: disclosure is recorded before a product opportunity is won', () => {
  const client = { riskGrade: 3, riskAssessedOn: '2026-06-01', changedOn: null };
  const win = (risks: readonly ('legal' | 'policy' | 'market')[] | null, grade: number | null) =>
    winRefusal({ disclosed: risks && { on: '2026-11-01', risks } }, client, grade, '2026-11-30');
  expect(win(null, 3)).toBe('not-disclosed');
  expect(win(['legal', 'policy'], 3)).toBe('not-disclosed');
  expect(win(['legal', 'policy', 'market'], 3)).toBeNull();
  expect(win(['legal', 'policy', 'market'], 4)).toBe('above-grade');
  expect(win(null, null)).toBeNull();
});

it('selling: the tables suggest what is not held and what the risk grade allows, with its reason', () => {
  const held = [
    { productName: '白金贷记卡', product: null },
    { productName: '手机银行', product: null },
  ];
  const grades = new Map([['wealth-product', 3]]);
  const of = (riskGrade: number) =>
    suggestions(
      held,
      defaultSellingTables,
      { riskGrade, riskAssessedOn: '2026-06-01', changedOn: null },
      (family) => grades.get(family) ?? null,
      '2026-11-30',
    );
  expect(of(3).map(({ family }) => family)).toEqual([
    ...['online-bank', 'gold-debit-card', 'message-service', 'wealth-treasure', 'wealth-product'],
  ]);
  expect(of(2).map(({ family }) => family)).not.toContain('wealth-product');
  expect(of(3)[0]).toEqual({
    family: 'online-bank',
    way: 'cross',
    because: ['platinum-credit-card'],
  });
});

it('selling: a product is known by the closest word, or by its code', () => {
  const families = (productName: string, product: string | null = null) =>
    familiesOf({ productName, product }, defaultSellingTables.families);
  expect(families('白金贷记卡')).toEqual(['platinum-credit-card']);
  expect(families('某货币型基金A')).toEqual(['money-fund']);
  expect(families('稳健一号', 'wealth')).toEqual(['wealth-product']);
  expect(families('unknown')).toEqual([]);
});

it('selling: every family that the tables name is there', () => {
  const ids = new Set(defaultSellingTables.families.map(({ id }) => id));
  const named = defaultSellingTables.rows.flatMap(({ held, offered }) => [held, ...offered]);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
