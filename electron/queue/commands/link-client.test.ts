import { describe, expect, it } from 'vitest';
import { tierRank } from '../../../shared/model/schemes/tier.ts';
import type { Command } from './command.rules.ts';
import { createDayReader } from '../../day-report/index.ts';
import { createBranchLog } from '../../branch-log/index.ts';
import { ticketFor, type TestFloor } from '../floor.fixture.ts';
import { recordedDay } from '../state/recorded-day.rules.ts';
import { createHistoryReader } from '../state/ticket-history.rules.ts';
import {
  at,
  branch,
  here,
  id,
  minute,
  next,
  open,
  refusal,
  ticket,
} from '../state/visits.fixture.ts';

const link = (
  number: string,
  more: Partial<Extract<Command, { type: 'link-client' }>> = {},
): Command => ({
  type: 'link-client',
  ticketId: id(number),
  clientNo: 'C1',
  tier: 'platinum',
  ownBranch: false,
  corporate: false,
  reception: { staffNo: 'M01', room: 'vip' },
  ...more,
});

const sound = async (test: TestFloor) =>
  expect((await test.restart()).floor.state()).toEqual(test.floor.state());

describe('a walk-in who is recognised later', () => {
  it('F7 while waiting: tier, place in the line, promise, route and checklist follow; number and arrival stay', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act(ticketFor('gold'));
    test.at += 4 * minute;
    const before = ticket(test, 'A002');
    await test.act(link('A002'));
    const after = ticket(test, 'A002');
    expect(after).toMatchObject({
      number: 'A002',
      clientNo: 'C1',
      tier: 'platinum',
      ownBranch: false,
      takenAt: before.takenAt,
      promisedBy: before.takenAt + 15 * minute,
      order: before.order,
      reception: { staffNo: 'M01', room: 'vip', state: 'suggested' },
    });
    expect(after.checklist.map(({ item }) => item)).toEqual([
      'greeting',
      'drink',
      'manager',
      'card',
      'leaflet',
    ]);
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A002'));
    await sound(test);
  });

  it('F7 at a counter: the client stays there, and what is due can be ticked', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'A001') });
    await test.act(link('A001'));
    expect(ticket(test, 'A001')).toMatchObject({ state: 'serving', counter: 1, tier: 'platinum' });
    await test.act({ type: 'item-done', ticketId: id('A001'), item: 'greeting' });
    await test.act({ type: 'complete', ...here('T01', 'A001') });
    await sound(test);
  });

  it('F7 once called: a promise that was kept stays kept', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    const { promisedBy } = ticket(test, 'A001');
    test.at += 20 * minute;
    await next(test, 'T01');
    await test.act(link('A001'));
    expect(ticket(test, 'A001')).toMatchObject({ tier: 'platinum', promisedBy });
    await sound(test);
  });

  it('F7 after being served: whose visit it was is known, and nothing is due any more', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'A001') });
    await test.act({ type: 'complete', ...here('T01', 'A001') });
    await test.act(ticketFor('platinum', { clientNo: 'C1', ownBranch: false }));
    // The client holds a number again: the visit before is theirs all the same.
    await test.act(link('A001'));
    expect(ticket(test, 'A001')).toMatchObject({
      state: 'completed',
      clientNo: 'C1',
      reception: null,
    });
    expect(ticket(test, 'A001').checklist).toEqual([]);
    const report = createDayReader();
    for (const logged of createBranchLog(test.folder.branch).readDay('2026-11-20')) {
      report.follow(logged);
    }
    // The order was not changed by it.
    const what = report.result(null)?.interventions.map((one) => one.what);
    expect(what).not.toContain('client-linked');
    await sound(test);
  });

  it('F7 is refused where another number is theirs, where the ticket is a client’s, and where nobody is here', async () => {
    const test = await branch({});
    await test.act(ticketFor());
    await test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    await test.act(ticketFor());
    expect(await refusal(test, link('A001'))).toBe('client-has-ticket');
    expect(await refusal(test, link('G001', { clientNo: 'C2' }))).toBe('ticket-has-client');
    await test.act({ type: 'cancel', ticketId: id('A002'), reason: 'client-left' });
    expect(await refusal(test, link('A002', { clientNo: 'C2' }))).toBe('ticket-ended');
    expect(await refusal(test, link('A009'))).toBe('ticket-unknown');
    // Once linked, the client holds this one.
    await test.act(link('A001', { clientNo: 'C2' }));
    expect(await refusal(test, ticketFor('platinum', { clientNo: 'C2', ownBranch: false }))).toBe(
      'client-has-ticket',
    );
    expect(await refusal(test, link('A001', { clientNo: 'C3' }))).toBe('ticket-has-client');
  });

  it('F7 a company’s business stays a company’s', async () => {
    const services = [
      { id: 'cash', name: { zh: '现金', en: 'Cash' }, clientele: 'personal' as const },
    ];
    const test = await branch({}, { services });
    await test.act(ticketFor());
    expect(await refusal(test, link('A001', { corporate: true }))).toBe('service-not-for-client');
  });

  it('F7 is called by counters of the tier from then on, and by any where none takes it', async () => {
    const counters = [
      { id: 1, services: [], tiers: ['regular' as const] },
      { id: 2, services: [], tiers: ['platinum' as const] },
    ];
    const test = await branch({}, { counters });
    await open(test, 1, 'T01');
    await open(test, 2, 'T02');
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act(link('A001'));
    expect(await refusal(test, { type: 'call-next', staffNo: 'T02' })).toBeNull();
    expect(at(test, 2)).toBe(id('A001'));
    await test.act(link('A002', { clientNo: 'C2', tier: 'diamond' }));
    expect(ticket(test, 'A002').anywhere).toBe(true);
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A002'));
    await sound(test);
  });

  it('F7 who was parked at a counter that does not take the tier comes back to any', async () => {
    const counters = [
      { id: 1, services: [], tiers: ['regular' as const] },
      { id: 2, services: [] },
    ];
    const test = await branch({}, { counters });
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'park', ...here('T01', 'A001'), here: true });
    await test.act(link('A001'));
    expect(ticket(test, 'A001').parked?.counter).toBeNull();
    await sound(test);
  });

  it('F7 keeps an appointment of today, by when the client came', async () => {
    const test = await branch({
      appointments: { standing: 'as-appointed', beforeMinutes: 10, afterMinutes: 10 },
    });
    const appointed = test.at + 5 * minute;
    const made = { clientNo: 'C1', corporate: false, service: 'cash', at: appointed };
    await test.act({ type: 'make-appointment', ...made });
    await test.act(ticketFor());
    test.at += 30 * minute;
    await test.act(link('A001'));
    expect(ticket(test, 'A001').appointment).toMatchObject({ timing: 'in-time' });
    const [appointment] = test.floor.state().appointments.values();
    expect(appointment).toMatchObject({ state: 'arrived', ticketId: id('A001') });
    await sound(test);
  });

  it('F7 whoever gave up the place keeps the new one', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    test.at += 10 * minute;
    await test.act({ type: 'transfer', ...here('T01', 'A001'), service: 'cash', keepPlace: false });
    const { standing, order } = ticket(test, 'A001');
    await test.act(link('A001'));
    expect(ticket(test, 'A001')).toMatchObject({
      order,
      standing: { tier: 'platinum', since: standing!.since },
    });
    await sound(test);
  });

  it('F7 stands in the history, in the day’s report and in what a replay is told', async () => {
    const test = await branch({});
    await test.act(ticketFor());
    await test.act(link('A001'), 'L01');
    const log = createBranchLog(test.folder.branch);
    const history = createHistoryReader('A001');
    const report = createDayReader();
    for (const logged of log.readDay('2026-11-20')) {
      history.read(logged);
      report.follow(logged);
    }
    expect(history.result()?.entries.map(({ what }) => what)).toContain('client-linked');
    expect(report.result(null)?.interventions.at(-1)).toMatchObject({
      ...{ what: 'client-linked', number: 'A001', actor: 'L01' },
    });
    const { book } = recordedDay(log.readDay('2026-11-20'));
    expect(book.arrivals('none').tier[0]).toBe(tierRank('platinum'));
  });
});
