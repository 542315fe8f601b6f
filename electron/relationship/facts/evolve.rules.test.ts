import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepAt } from '../../../shared/model/relationship/opportunity.ts';
import { managerOf } from '../../../shared/model/relationship/state.ts';
import { anyLog } from '../any-facts.fixture.ts';
import { contactFact, TestLog } from '../relationship.fixture.ts';
import { emptyRelationship, evolve, folded } from './evolve.rules.ts';

const text = { ref: 't1', hash: 'h' };

it('a log folded at once is the log folded fact by fact', () => {
  fc.assert(
    fc.property(anyLog, (facts) => {
      expect(folded(facts)).toEqual(facts.reduce(evolve, emptyRelationship));
    }),
    { numRuns: 100 },
  );
});

it('a fact leaves the state before it as it was', () => {
  fc.assert(
    fc.property(anyLog, (facts) => {
      const half = folded(facts.slice(0, facts.length / 2));
      const before = structuredClone(half);
      folded(facts.slice(facts.length / 2), half);
      expect(half).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

it('the manager is the one assigned, else the book’s; nobody once the client was given up', () => {
  const log = new TestLog();
  expect(managerOf(folded(log.facts), 'A', 'M9')).toBe('M9');
  log.assign('2026-11-02', 'A', 'M1', { lead: 'H' });
  expect(managerOf(folded(log.facts), 'A', 'M9')).toBe('M1');
  log.assign('2026-11-03', 'A', null);
  expect(managerOf(folded(log.facts), 'A', 'M9')).toBeNull();
  expect(folded(log.facts).clients.get('A')?.assignments).toHaveLength(2);
});

it('a contact that is recorded late stands on its day', () => {
  const log = new TestLog().contact('2026-11-10', 'A', { kind: 'meeting' });
  log.add('2026-11-11', contactFact('late', 'A', '2026-11-05'));
  const contacts = folded(log.facts).clients.get('A')?.contacts ?? [];
  expect(contacts.map(({ on }) => on)).toEqual(['2026-11-05', '2026-11-10']);
});

it('a report is reviewed once; the first reader stands', () => {
  const log = new TestLog().contact('2026-11-10', 'A', { text });
  log.add('2026-11-11', { type: 'report-reviewed', contactId: 'c1' }, 'H');
  log.add('2026-11-12', { type: 'report-reviewed', contactId: 'c1' }, 'H2');
  expect(folded(log.facts).clients.get('A')?.contacts[0]?.reviewed).toEqual({
    by: 'H',
    on: '2026-11-11',
  });
});

it('an opportunity keeps every step, so that it can be seen as it was', () => {
  const log = new TestLog();
  const opening = {
    opportunityId: 'o',
    clientNo: 'A',
    product: 'fund',
    amountFen: 100,
    expectedOn: null,
  } as const;
  log.add('2026-11-02', { type: 'opportunity-opened', ...opening, stage: 'lead' });
  const moved = {
    opportunityId: 'o',
    stage: 'proposal',
    amountFen: 200,
    expectedOn: null,
  } as const;
  log.add('2026-11-04', { type: 'opportunity-moved', ...moved });
  log.add('2026-11-06', { type: 'opportunity-lost', opportunityId: 'o', reason: 'rate' });
  const opportunity = folded(log.facts).opportunities.get('o');
  expect(opportunity && stepAt(opportunity)).toMatchObject({ stage: 'lost', amountFen: 200 });
  expect(opportunity && stepAt(opportunity, 2)).toMatchObject({ stage: 'proposal' });
  expect(opportunity && stepAt(opportunity, 0)).toBeNull();
});

it('the first submission of a week freezes it', () => {
  const log = new TestLog();
  const submitted = { type: 'week-submitted', week: '2026-11-23', managerNo: 'M1' } as const;
  log.add('2026-11-27', submitted).add('2026-11-28', submitted);
  const week = folded(log.facts).weeks.get('2026-11-23');
  expect(week?.submitted.get('M1')).toEqual({ seq: 1, on: '2026-11-27' });
});

it('a link is found from both ends and goes from both', () => {
  const log = new TestLog();
  const link = { clientNo: 'A', otherNo: 'B', relation: 'key-person' } as const;
  log.add('2026-11-02', { type: 'client-linked', ...link });
  log.add('2026-11-02', { type: 'client-linked', ...link });
  const links = (no: string) => folded(log.facts).clients.get(no)?.links;
  expect(links('A')).toEqual([{ otherNo: 'B', relation: 'key-person', reverse: false }]);
  expect(links('B')).toEqual([{ otherNo: 'A', relation: 'key-person', reverse: true }]);
  log.add('2026-11-03', { type: 'client-unlinked', ...link });
  expect([links('A'), links('B')]).toEqual([[], []]);
});

it('approvals, retention, complaints, cautions and ratings are kept with their outcome', () => {
  const log = new TestLog();
  const approval = { approvalId: 'p', clientNo: 'A', tier: 'gold', until: '2027-11-30' } as const;
  log.add('2026-11-02', { type: 'approval-requested', ...approval, reason: 'x' }, 'M1');
  const decision = { approvalId: 'p', document: null, text: null } as const;
  log.add('2026-11-03', { type: 'approval-decided', ...decision, granted: true }, 'H');
  log.add('2026-11-04', { type: 'approval-decided', ...decision, granted: false }, 'H');
  const retention = { retentionId: 'r', clientNo: 'A' };
  const seen = { trigger: 'outflow', since: '2026-11-01' } as const;
  log.add('2026-11-02', { type: 'retention-opened', ...retention, ...seen });
  log.add('2026-11-05', {
    type: 'retention-closed',
    ...retention,
    outcome: 'kept',
    measure: 'visit',
  });
  const complaint = { complaintId: 'k', clientNo: 'A', on: '2026-11-01', complex: false, text };
  log.add('2026-11-02', { type: 'complaint-opened', ...complaint });
  log.add('2026-11-03', { type: 'complaint-found-complex', complaintId: 'k' });
  const extension = { until: '2026-12-20', approvedBy: 'H' };
  log.add('2026-11-03', { type: 'complaint-extended', complaintId: 'k', ...extension });
  log.add('2026-11-09', { type: 'complaint-closed', complaintId: 'k', outcome: 'settled' });
  const caution = { clientNo: 'A', complaintId: 'k', until: '2027-05-01', text };
  log.add('2026-11-09', { type: 'caution-set', ...caution }, 'H');
  log.add('2026-11-10', {
    type: 'rating-given',
    ticketId: 't',
    clientNo: 'A',
    staffNo: 'T',
    score: 2,
  });
  log.add('2026-11-11', {
    type: 'screening-run',
    screeningId: 's',
    scheme: 'abc-vip',
    asOf: '2026-10-31',
  });
  log.add('2026-11-12', { type: 'forum-held', on: '2026-11-12' });
  const state = folded(log.facts);
  expect(state.approvals.get('p')?.decided).toMatchObject({ granted: true, by: 'H' });
  expect(state.clients.get('A')?.retentions[0]?.closed).toMatchObject({ outcome: 'kept' });
  expect(state.complaints.get('k')).toMatchObject({
    complex: true,
    closed: { outcome: 'settled' },
  });
  expect(state.clients.get('A')?.caution?.until).toBe('2027-05-01');
  expect(state.ratings.get('t')?.score).toBe(2);
  expect(state).toMatchObject({ begunOn: '2026-11-02', forums: ['2026-11-12'] });
  expect(state.screenings).toHaveLength(1);
  log.add('2026-11-13', { type: 'caution-lifted', clientNo: 'A' });
  expect(folded(log.facts).clients.get('A')?.caution).toBeNull();
});
