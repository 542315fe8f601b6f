import { percentile } from '../../shared/model/percentile.ts';
import { expect, it } from 'vitest';
import { openTestFloor, ticketFor, type TestFloor } from '../queue/floor.fixture.ts';
import { alertsOf } from './alerts.rules.ts';
import { checklistFigures, promiseKept, tierFigures } from './figures.rules.ts';

const minute = 60_000;
const kinds = (test: TestFloor) =>
  alertsOf(test.floor.state(), test.at).map(({ kind, ticket }) => `${kind} ${ticket.number}`);

it('warns two minutes before a promise breaks, and says when it has', async () => {
  const test = await openTestFloor();
  await test.act(ticketFor());
  test.at += 28 * minute - 1;
  expect(kinds(test)).toEqual([]);
  test.at += 1;
  expect(kinds(test)).toEqual(['promise-near A001']);
  test.at += 2 * minute;
  expect(kinds(test)).toEqual(['promise-broken A001']);
});

it('reports a receiver who does not answer for 90 seconds, and one who declined', async () => {
  const test = await openTestFloor();
  const ticketId = '2026-11-20/P001';
  await test.act(ticketFor('platinum'));
  await test.act({ type: 'call-receiver', ticketId, staffNo: 'M01' });
  test.at += 90_000 - 1;
  expect(kinds(test)).toEqual([]);
  test.at += 1;
  expect(kinds(test)).toEqual(['receiver-silent P001']);
  await test.act({ type: 'answer-receiver', ticketId, staffNo: 'M01', accepted: false });
  expect(kinds(test)).toEqual(['receiver-declined P001']);
});

it('tells the head of a diamond of another branch until someone received them', async () => {
  const test = await openTestFloor();
  await test.act(ticketFor('diamond', { ownBranch: false }));
  expect(kinds(test)).toEqual(['diamond-of-other-branch D001']);
  const ticketId = '2026-11-20/D001';
  await test.act({ type: 'call-receiver', ticketId, staffNo: 'H01' });
  await test.act({ type: 'answer-receiver', ticketId, staffNo: 'H01', accepted: true });
  expect(kinds(test)).toEqual([]);
});

it('counts waits, promises and checklists of the day', async () => {
  const test = await openTestFloor();
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await test.act(ticketFor());
  await test.act(ticketFor('gold'));
  test.at += 25 * minute;
  for (const number of ['G001', 'A001']) {
    const target = { staffNo: 'T01', ticketId: `2026-11-20/${number}` };
    await test.act({ type: 'call-next', staffNo: 'T01' });
    await test.act({ type: 'start', ...target });
    await test.act({ type: 'complete', ...target });
  }
  await test.act({ type: 'item-done', ticketId: '2026-11-20/G001', item: 'greeting' });
  const state = test.floor.state();
  expect(promiseKept(state, test.at)).toEqual({ kept: 1, total: 2 });
  expect(tierFigures(state, test.at).gold).toEqual({
    called: 1,
    p50: 1500,
    p90: 1500,
    maxOvertaken: 0,
    kept: 0,
    promised: 1,
  });
  expect(tierFigures(state, test.at).regular.maxOvertaken).toBe(1);
  expect(checklistFigures(state)).toEqual({ done: 1, due: 2, mostMissed: 'leaflet' });
  expect([percentile([], 50), percentile([1, 2, 3, 4], 50), percentile([1, 2, 3, 4], 90)]).toEqual([
    null,
    2,
    4,
  ]);
});
