import { expect, it } from 'vitest';
import { fenPerWan } from '../../../shared/model/money.ts';
import type {
  Approval,
  Complaint,
  Rating,
  Retention,
} from '../../../shared/model/relationship/state.ts';
import { decisionRefusal, type Decision } from './approval.rules.ts';
import {
  answerDue,
  daysLeft,
  extensionRefusal,
  isHabitual,
  latestExtension,
  shownCaution,
} from './complaint-clock.rules.ts';
import { callsSupervisor, faces, forumDue, ratingFigures } from './rating.rules.ts';
import { alertsFor, alertState, clientsToWin, type AlertFacts } from './retention.rules.ts';

const approval = (tier: Approval['tier'], requestedBy = 'M1'): Approval => ({
  ...{ id: 'p', clientNo: 'A', tier, until: '2027-11-30', reason: 'x', requestedBy },
  requestedOn: '2026-11-30',
  decided: null,
});
const decision = (more: Partial<Decision> = {}): Decision => ({
  by: { staffNo: 'H', role: 'head' },
  ...{ granted: true, document: null, named: false },
  ...more,
});

it('rule 13: gold is decided by the branch head, platinum and diamond by name and document number', () => {
  expect(decisionRefusal(approval('gold'), decision(), true)).toBeNull();
  for (const tier of ['platinum', 'diamond'] as const) {
    const refusal = (more: Partial<Decision>) =>
      decisionRefusal(approval(tier), decision(more), true);
    expect(refusal({})).toBe('document-missing');
    expect(refusal({ document: ' ' })).toBe('document-missing');
    expect(refusal({ document: '2026-118' })).toBe('name-missing');
    expect(refusal({ document: '2026-118', named: true })).toBeNull();
    expect(refusal({ granted: false })).toBeNull();
  }
});

it('rule 13: who requests does not decide, nor does anybody but the head', () => {
  expect(decisionRefusal(approval('gold', 'H'), decision(), true)).toBe('requester-decides');
  expect(decisionRefusal(approval('gold', 'H'), decision(), false)).toBeNull();
  const paper = decision({ document: '2026-118', named: true });
  expect(decisionRefusal(approval('diamond', 'H'), paper, true)).toBeNull();
  const manager = decision({ by: { staffNo: 'M2', role: 'manager' } });
  expect(decisionRefusal(approval('gold'), manager, true)).toBe('not-head');
  const decided = { granted: true, by: 'H', on: '2026-11-30', document: null, text: null };
  expect(decisionRefusal({ ...approval('gold'), decided }, decision(), true)).toBe(
    'already-decided',
  );
});

it('rule 15: of 1,000 clients 30 % come back and 10 % growth is wanted: 800 to win; at 100 % 100', () => {
  expect(clientsToWin(1000, 30, 10)).toEqual({
    ...{ target: 1100, staying: 300, toWin: 800 },
    // In the cost of keeping one client.
    cost: { low: 4000, high: 4800 },
  });
  expect(clientsToWin(1000, 100, 10).toWin).toBe(100);
  expect(clientsToWin(1000, 100, -10).toWin).toBe(0);
});

const complaint: Complaint = {
  ...{ id: 'k', clientNo: 'A', on: '2026-11-30', complex: false },
  ...{ extended: null, closed: null, text: null },
};
const complex = { ...complaint, complex: true };

it('rule 17: a complaint of 2026-11-30 is answered by 12-15, a complex one by 12-30', () => {
  expect(answerDue(complaint)).toBe('2026-12-15');
  expect(answerDue(complex)).toBe('2026-12-30');
  expect(latestExtension('2026-11-30')).toBe('2027-01-29');
  expect(daysLeft(complaint, '2026-12-10')).toBe(5);
  expect(daysLeft(complaint, '2026-12-16')).toBe(-1);
  expect(
    daysLeft({ ...complaint, closed: { on: '2026-12-01', outcome: 'settled' } }, '2026-12-16'),
  ).toBeNull();
});

it('rule 17: it is extended at most to 2027-01-29, once and with approval', () => {
  expect(extensionRefusal(complex, '2027-01-29', 'H')).toBeNull();
  expect(extensionRefusal(complex, '2027-01-30', 'H')).toBe('too-late-a-day');
  expect(extensionRefusal(complex, '2027-01-29', null)).toBe('approval-missing');
  expect(extensionRefusal(complex, '2026-12-30', 'H')).toBe('not-later');
  expect(extensionRefusal(complaint, '2027-01-10', 'H')).toBe('not-complex');
  const extended = { ...complex, extended: { until: '2027-01-15', approvedBy: 'H' } };
  expect(extensionRefusal(extended, '2027-01-29', 'H')).toBe('already-extended');
  expect(answerDue(extended)).toBe('2027-01-15');
});

it('rule 17: a caution is shown up to its end and not a day longer', () => {
  const text = { ref: 't', hash: 'h' };
  const caution = { complaintId: 'k', until: '2027-05-31', text, by: 'H' };
  expect(shownCaution(caution, '2027-05-31')).toBe(caution);
  expect(shownCaution(caution, '2027-06-01')).toBeNull();
  expect(shownCaution(null, '2027-06-01')).toBeNull();
});

it('rule 17: habitual is who complained so often within a year, once the branch has said how often', () => {
  const days = ['2025-11-30', '2025-12-01', '2026-11-30'].map((on) => ({ on }));
  expect(isHabitual(days, null, '2026-11-30')).toBe(false);
  expect(isHabitual(days, 2, '2026-11-30')).toBe(true);
  expect(isHabitual(days, 3, '2026-11-30')).toBe(false);
});

const facts = (more: Partial<AlertFacts> = {}): AlertFacts => ({
  postings: [],
  moves: [],
  averageFen: 50 * fenPerWan,
  averageOn: '2026-11-30',
  ...more,
});

it('alerts: an outflow only once the branch has said how much is large', () => {
  const postings = [
    { on: '2026-11-27', sumFen: -50 * fenPerWan },
    { on: '2026-11-28', sumFen: -50 * fenPerWan + 1 },
    { on: '2026-10-01', sumFen: -90 * fenPerWan },
  ];
  const of = (largeOutflowFen: number | null) =>
    alertsFor(
      facts({ postings }),
      { largeOutflowFen, lostBelowFen: null, alertDays: 30 },
      '2026-11-30',
    );
  expect(of(null)).toEqual([]);
  expect(of(50 * fenPerWan)).toEqual([{ trigger: 'outflow', since: '2026-11-27' }]);
});

it('alerts: a downgrade always, a loss once the branch has said what counts as lost', () => {
  const moves = [
    { on: '2025-01-31', from: null, to: 'gold' },
    { on: '2026-11-20', from: 'gold', to: 'regular' },
  ] as const;
  const of = (lostBelowFen: number | null, averageFen: number) =>
    alertsFor(
      facts({ moves, averageFen }),
      { largeOutflowFen: null, lostBelowFen, alertDays: 30 },
      '2026-11-30',
    ).map(({ trigger }) => trigger);
  expect(of(null, 0)).toEqual(['downgrade']);
  expect(of(1 * fenPerWan, 1 * fenPerWan)).toEqual(['downgrade']);
  expect(of(1 * fenPerWan, 1 * fenPerWan - 1)).toEqual(['downgrade', 'loss']);
});

it('alerts: one is untreated until a measure is opened for it, and closed with its outcome', () => {
  const alert = { trigger: 'downgrade', since: '2026-11-20' } as const;
  const measure: Retention = { id: 'r', ...alert, openedOn: '2026-11-21', closed: null };
  expect(alertState(alert, [])).toBe('untreated');
  expect(alertState(alert, [{ ...measure, since: '2026-10-20' }])).toBe('untreated');
  expect(alertState(alert, [measure])).toBe('in-treatment');
  const closed = { on: '2026-11-30', outcome: 'kept', measure: 'visit' } as const;
  expect(alertState(alert, [{ ...measure, closed }])).toBe('closed');
});

it('rule 19: a client forum is held at least once a year', () => {
  expect(forumDue([])).toBeNull();
  expect(forumDue(['2026-03-01', '2025-11-12'])).toBe('2027-03-01');
});

it('rule 20: a rating of 1 or 2, or the sad face, calls the supervisor', () => {
  const calls = [1, 2, 3, 4, 5].map((score) => callsSupervisor(score, 2));
  expect(calls).toEqual([true, true, false, false, false]);
  expect(Object.values(faces).map((score) => callsSupervisor(score, 2))).toEqual([
    ...[true, false, false],
  ]);
});

it('rule 20: ratings add up to their mean, and to nothing without any', () => {
  const rating = (score: Rating['score'], i: number): Rating => ({
    ...{ ticketId: `t${i}`, clientNo: null, staffNo: 'T', score, on: '2026-11-30' },
  });
  expect(ratingFigures(([5, 5, 2] as const).map(rating), 2)).toEqual({
    ...{ count: 3, meanHundredths: 400, low: 1 },
  });
  expect(ratingFigures([], 2).meanHundredths).toBeNull();
});
