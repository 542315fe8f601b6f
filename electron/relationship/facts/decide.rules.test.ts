import { expect, it } from 'vitest';
import type { RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { contactFact, TestLog } from '../relationship.fixture.ts';
import {
  relationshipRefusals,
  type RelationshipRefusal,
} from '../../../shared/model/relationship/refusal.ts';
import { refusalOf } from './decide.rules.ts';
import { folded } from './evolve.rules.ts';

const text = { ref: 't', hash: 'h' };
const expectedOn = null;
const opening = { clientNo: 'A', product: 'fund', stage: 'lead', expectedOn } as const;
const approval = { clientNo: 'A', tier: 'gold', reason: 'x' } as const;
const link = { clientNo: 'A', otherNo: 'B', relation: 'spouse' } as const;
const alert = { clientNo: 'A', trigger: 'outflow', since: '2026-11-20' } as const;
const event = { kind: 'product', filter: {} } as const;
const rating = { clientNo: 'A', staffNo: 'T1', score: 2 } as const;
const complaint = { clientNo: 'A', on: '2026-11-20', complex: false, text: null } as const;

/** A log in which one of everything has happened. */
function log(): TestLog {
  const all = new TestLog().assign('2026-11-02', 'A', 'M1');
  all.add('2026-11-10', contactFact('read', 'A', '2026-11-10', { text }));
  all.add('2026-11-10', contactFact('unread', 'A', '2026-11-10', { text }));
  all.add('2026-11-10', contactFact('bare', 'A', '2026-11-10'));
  all.add('2026-11-11', { type: 'report-reviewed', contactId: 'read' }, 'H');
  all.add('2026-11-11', {
    type: 'opportunity-opened',
    ...opening,
    opportunityId: 'o',
    amountFen: 1,
  });
  all.add('2026-11-11', {
    type: 'opportunity-opened',
    ...opening,
    opportunityId: 'x',
    amountFen: 1,
  });
  all.add('2026-11-12', { type: 'opportunity-lost', opportunityId: 'x', reason: 'rate' });
  all.add('2026-11-27', { type: 'week-submitted', week: '2026-11-23', managerNo: 'M1' });
  all.add('2026-11-23', { type: 'week-closed', week: '2026-11-16', text: null });
  const until = '2027-11-30';
  all.add('2026-11-24', { type: 'approval-requested', ...approval, approvalId: 'p', until });
  all.add('2026-11-24', {
    type: 'approval-requested',
    ...approval,
    approvalId: 'd',
    clientNo: 'Z',
    until,
  });
  const decision = { granted: true, document: null, text: null };
  all.add('2026-11-25', { type: 'approval-decided', approvalId: 'd', ...decision }, 'H');
  all.add('2026-11-25', { type: 'client-linked', ...link });
  all.add('2026-11-25', { type: 'retention-opened', ...alert, retentionId: 'r' });
  all.add('2026-11-25', {
    type: 'retention-opened',
    ...alert,
    since: '2026-10-01',
    retentionId: 'rc',
  });
  const closing = { clientNo: 'A', outcome: 'kept', measure: 'visit' } as const;
  all.add('2026-11-26', { type: 'retention-closed', ...closing, retentionId: 'rc' });
  all.add('2026-11-26', { type: 'complaint-opened', ...complaint, complaintId: 'k' });
  all.add('2026-11-26', { type: 'complaint-opened', ...complaint, complaintId: 'kc' });
  all.add('2026-11-26', { type: 'complaint-closed', complaintId: 'kc', outcome: 'settled' });
  all.add('2026-11-26', { type: 'rating-given', ...rating, ticketId: 't' });
  const days = { from: '2026-11-26', until: '2026-12-26' };
  all.add('2026-11-26', { type: 'event-announced', ...event, ...days, announcementId: 'e' });
  return all;
}

const state = folded(log().facts);
const works = (no: string) => ['M1', 'M2', 'H'].includes(no);
const refused = (fact: RelationshipFact, actor = 'H') =>
  refusalOf({ state, today: '2026-11-30', actor, works }, fact);

const assigned = {
  type: 'client-assigned',
  clientNo: 'A',
  from: null,
  source: 'other',
  reason: '',
} as const;
const promised = { type: 'contact-promised', promiseId: 'q', clientNo: 'A', kind: 'call' } as const;
const postponed = { type: 'contact-postponed', clientNo: 'A', until: '2026-12-03' } as const;
const closed = { type: 'retention-closed', clientNo: 'A', outcome: 'kept' } as const;
const caution = { type: 'caution-set', clientNo: 'A', complaintId: 'k', text } as const;
const announced = { type: 'event-announced', ...event, announcementId: 'n' } as const;
const next = { on: '2026-12-01', kind: 'call' } as const;

const cases: readonly (readonly [RelationshipRefusal | null, RelationshipFact, string?])[] = [
  [null, { ...assigned, lead: 'H', executor: 'M1' }],
  [null, { ...assigned, lead: null, executor: null }],
  ['nothing-changes', { ...assigned, lead: 'M1', executor: 'M1' }],
  ['lead-missing', { ...assigned, lead: null, executor: 'M1' }],
  ['person-unknown', { ...assigned, lead: 'M9', executor: 'M9' }],
  [null, contactFact('n', 'A', '2026-11-30', { next })],
  ['id-taken', contactFact('read', 'A', '2026-11-30')],
  ['date-future', contactFact('n', 'A', '2026-12-01')],
  ['date-wrong', contactFact('n', 'A', '2026-11-31')],
  ['date-past', contactFact('n', 'A', '2026-11-30', { next: { ...next, on: '2026-11-29' } })],
  [null, { ...promised, on: '2026-11-30' }],
  ['date-past', { ...promised, on: '2026-11-29' }],
  [null, { ...postponed, reason: 'abroad' }],
  ['reason-missing', { ...postponed, reason: ' ' }],
  ['date-past', { ...postponed, until: '2026-11-30', reason: 'abroad' }],
  [null, { type: 'report-written', contactId: 'bare', text, next: null }],
  ['report-there', { type: 'report-written', contactId: 'read', text, next: null }],
  [
    'date-past',
    { type: 'report-written', contactId: 'bare', text, next: { ...next, on: '2026-11-29' } },
  ],
  [null, { type: 'report-reviewed', contactId: 'unread' }],
  ['own-report', { type: 'report-reviewed', contactId: 'unread' }, 'M1'],
  ['report-read', { type: 'report-reviewed', contactId: 'read' }],
  ['no-report', { type: 'report-reviewed', contactId: 'bare' }],
  ['contact-unknown', { type: 'report-reviewed', contactId: 'never' }],
  [null, { type: 'opportunity-opened', ...opening, opportunityId: 'n', amountFen: 0 }],
  ['id-taken', { type: 'opportunity-opened', ...opening, opportunityId: 'o', amountFen: 1 }],
  ['amount-wrong', { type: 'opportunity-opened', ...opening, opportunityId: 'n', amountFen: 0.5 }],
  [
    null,
    { type: 'opportunity-moved', opportunityId: 'o', stage: 'need', amountFen: 2, expectedOn },
  ],
  ['opportunity-closed', { type: 'opportunity-won', opportunityId: 'x', amountFen: 2 }],
  ['opportunity-unknown', { type: 'risk-disclosed', opportunityId: 'z', risks: ['legal'] }],
  ['reason-missing', { type: 'opportunity-lost', opportunityId: 'o', reason: '' }],
  [null, { type: 'week-submitted', week: '2026-11-30', managerNo: 'M1' }],
  [null, { type: 'week-submitted', week: '2026-11-23', managerNo: 'M2' }],
  ['week-submitted', { type: 'week-submitted', week: '2026-11-23', managerNo: 'M1' }],
  ['week-closed', { type: 'week-submitted', week: '2026-11-16', managerNo: 'M1' }],
  ['week-wrong', { type: 'week-closed', week: '2026-11-24', text: null }],
  ['date-future', { type: 'week-closed', week: '2026-12-07', text: null }],
  [null, { type: 'rhythm-changed', of: { clientNo: 'A' }, perMonth: null }],
  ['rhythm-wrong', { type: 'rhythm-changed', of: { tier: 'gold' }, perMonth: -1 }],
  ['link-to-itself', { type: 'client-linked', ...link, otherNo: 'A' }],
  ['link-there', { type: 'client-linked', ...link }],
  [null, { type: 'client-unlinked', ...link }],
  ['link-unknown', { type: 'client-unlinked', ...link, relation: 'family' }],
  [
    'approval-waiting',
    { type: 'approval-requested', ...approval, approvalId: 'n', until: '2027-01-01' },
  ],
  [
    'approval-unknown',
    { type: 'approval-decided', approvalId: 'z', granted: true, document: null, text },
  ],
  [
    'approval-decided',
    { type: 'approval-decided', approvalId: 'd', granted: true, document: null, text },
  ],
  [null, { ...announced, from: '2026-11-30', until: '2026-12-01' }],
  ['dates-backwards', { ...announced, from: '2026-12-02', until: '2026-12-01' }],
  ['date-past', { ...announced, from: '2026-11-02', until: '2026-11-29' }],
  ['retention-there', { type: 'retention-opened', ...alert, retentionId: 'n' }],
  ['reason-missing', { ...closed, retentionId: 'r', measure: '' }],
  ['retention-closed', { ...closed, retentionId: 'rc', measure: 'visit' }],
  ['retention-unknown', { ...closed, retentionId: 'z', measure: 'visit' }],
  [null, { type: 'complaint-found-complex', complaintId: 'k' }],
  ['complaint-closed', { type: 'complaint-closed', complaintId: 'kc', outcome: 'settled' }],
  [
    'complaint-unknown',
    { type: 'complaint-extended', complaintId: 'z', until: '2027-01-01', approvedBy: 'H' },
  ],
  [null, { ...caution, until: '2027-05-31' }],
  ['date-past', { ...caution, until: '2026-11-29' }],
  ['complaint-unknown', { ...caution, clientNo: 'B', until: '2027-05-31' }],
  ['caution-unknown', { type: 'caution-lifted', clientNo: 'A' }],
  ['already-rated', { type: 'rating-given', ...rating, ticketId: 't' }],
  ['date-future', { type: 'forum-held', on: '2026-12-01' }],
];

for (const [refusal, fact, actor] of cases) {
  it(`decide: ${fact.type} gives ${refusal ?? 'nothing against it'}`, () => {
    expect(refused(fact, actor)).toBe(refusal);
  });
}

it('decide: every refusal is tried', () => {
  const tried = new Set(cases.map(([refusal]) => refusal));
  expect(relationshipRefusals.filter((code) => !tried.has(code))).toEqual([]);
});
