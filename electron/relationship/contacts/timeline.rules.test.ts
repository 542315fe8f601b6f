import { expect, it } from 'vitest';
import { folded } from '../facts/evolve.rules.ts';
import { TestLog } from '../relationship.fixture.ts';
import { forOthers, mayRead, timeline } from './timeline.rules.ts';

function log(): TestLog {
  const all = new TestLog().assign('2026-11-02', 'A', 'M1', { lead: 'H2' });
  all.contact('2026-11-03', 'A').contact('2026-11-03', 'A', { kind: 'message' });
  all.contact('2026-11-20', 'A', { kind: 'meeting', ticketId: 't1' });
  const opening = { opportunityId: 'o', clientNo: 'A', product: 'fund', amountFen: 1 } as const;
  all.add('2026-11-04', {
    type: 'opportunity-opened',
    ...opening,
    stage: 'lead',
    expectedOn: null,
  });
  all.add('2026-11-25', { type: 'opportunity-lost', opportunityId: 'o', reason: 'rate' });
  const complaint = { complaintId: 'k', clientNo: 'A', on: '2026-11-10', complex: false } as const;
  return all.add('2026-11-11', { type: 'complaint-opened', ...complaint, text: null });
}

const other = {
  moves: [{ on: '2026-11-05', from: 'gold', to: 'platinum' }],
  visits: [
    { on: '2026-11-20', ticketId: 't1' },
    { on: '2026-11-21', ticketId: 't2' },
  ],
} as const;

it('timeline: everything in one line of time, the latest first, a visit that was a meeting once', () => {
  const entries = timeline(folded(log().facts), 'A', other);
  expect(entries.map(({ on, kind }) => `${on.slice(5)} ${kind}`)).toEqual([
    ...['11-25 opportunity', '11-21 visit', '11-20 contact', '11-10 complaint', '11-05 move'],
    ...['11-04 opportunity', '11-03 contact', '11-03 contact', '11-02 assignment'],
  ]);
  expect(timeline(folded([]), 'A', { moves: [], visits: [] })).toEqual([]);
});

it('timeline: others see that the client was contacted and when, and nothing else', () => {
  expect(forOthers(timeline(folded(log().facts), 'A', other))).toEqual([
    { kind: 'contacted', on: '2026-11-20' },
    { kind: 'contacted', on: '2026-11-03' },
  ]);
});

it('timeline: lead, executor, head and who receives the client may read, nobody else', () => {
  const state = folded(log().facts);
  const reads = (
    staffNo: string,
    role: 'manager' | 'lobby' | 'head' = 'manager',
    receiving = false,
  ) => mayRead(state, 'A', 'M9', { staffNo, role, receiving });
  expect([reads('M1'), reads('H2'), reads('H', 'head'), reads('M2', 'manager', true)]).toEqual([
    ...[true, true, true, true],
  ]);
  // The book's manager is not the client's any more.
  expect([reads('M2'), reads('M9'), reads('L', 'lobby')]).toEqual([false, false, false]);
  expect(mayRead(state, 'B', 'M9', { staffNo: 'M9', role: 'manager', receiving: false })).toBe(
    true,
  );
});
