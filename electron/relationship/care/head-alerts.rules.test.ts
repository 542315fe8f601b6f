import { expect, it } from 'vitest';
import type { WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { folded } from '../facts/evolve.rules.ts';
import { bookClient, TestLog } from '../relationship.fixture.ts';
import { headAlerts } from './head-alerts.rules.ts';

const today = '2026-11-30';
const facts = (log: TestLog, more: Partial<Parameters<typeof headAlerts>[0]> = {}) => ({
  ...{ state: folded(log.facts), clients: [], rows: [], unreadReports: [], lowRating: 2, today },
  ...more,
});

it('rule 20: a low rating of today is told to the head first, one of yesterday no more', () => {
  const log = new TestLog();
  const rating = { clientNo: 'A', staffNo: 'T1' } as const;
  log.add('2026-11-29', { type: 'rating-given', ...rating, ticketId: 't1', score: 1 });
  log.add('2026-11-30', { type: 'rating-given', ...rating, ticketId: 't2', score: 2 });
  log.add('2026-11-30', { type: 'rating-given', ...rating, ticketId: 't3', score: 3 });
  const unreadReports = ['2026-11-27', '2026-11-26'];
  expect(headAlerts(facts(log, { unreadReports }))).toEqual([
    { kind: 'low-rating', ...rating, ticketId: 't2', score: 2 },
    { kind: 'reports-unread', count: 2, oldest: '2026-11-26' },
  ]);
});

it('alerts: a downgrade is told until a measure is begun', () => {
  const alert = { trigger: 'downgrade', since: '2026-11-20' } as const;
  const clients = [bookClient('A', { alerts: [alert] })];
  const log = new TestLog();
  expect(headAlerts(facts(log, { clients }))).toEqual([
    { kind: 'untreated', clientNo: 'A', ...alert },
  ]);
  log.add('2026-11-30', { type: 'retention-opened', retentionId: 'r', clientNo: 'A', ...alert });
  expect(headAlerts(facts(log, { clients }))).toEqual([]);
});

it('rule 3: a first contact that is late is told, one that is due today is not', () => {
  const row = (clientNo: string, missedSince: string | null): WorklistRow => ({
    ...{ clientNo, tier: 'gold', due: '2026-11-27', missedSince },
    reasons: [
      {
        ...{ kind: 'first-contact', assignedOn: '2026-11-20', until: '2026-11-27' },
        ...{ listedFrom: '2026-11-20', due: '2026-11-27', missedSince },
      },
    ],
  });
  const rows = [row('A', '2026-11-27'), row('B', null)];
  expect(headAlerts(facts(new TestLog(), { rows }))).toEqual([
    { kind: 'first-contact-late', clientNo: 'A', missedSince: '2026-11-27' },
  ]);
});
