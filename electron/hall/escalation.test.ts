import { expect, it, onTestFinished, vi } from 'vitest';
import { defaultPolicy } from '../../shared/model/hall/policy.ts';
import { openTestFloor, testBranch, ticketFor, type TestFloor } from '../queue/floor.fixture.ts';
import { DataError } from '../data/index.ts';
import { alertsOf } from './alerts.rules.ts';
import { startFloorTimer } from './floor-timer.service.ts';
import { createEscalation } from './escalation.service.ts';
import type { People } from './people.service.ts';
import type { Colleague } from './reception.rules.ts';

const ticketId = '2026-11-20/D001';

function hallOf(test: TestFloor, away: readonly string[] = [], busy: readonly string[] = []) {
  const colleague = (staffNo: string, role: Colleague['role']): Colleague => ({
    staffNo,
    role,
    present: !away.includes(staffNo),
    busy: busy.includes(staffNo),
  });
  const colleagues = [
    colleague('L01', 'lobby'),
    colleague('M01', 'manager'),
    colleague('M02', 'manager'),
    colleague('H01', 'head'),
  ];
  const { look } = createEscalation(test.floor, {
    colleagues: () => colleagues,
  } as unknown as People);
  return look;
}

const receiver = (test: TestFloor) => test.floor.state().tickets.get(ticketId)?.reception;
const kinds = (test: TestFloor) => alertsOf(test.floor.state(), test.at).map(({ kind }) => kind);

async function calledHead(): Promise<TestFloor> {
  const test = await openTestFloor();
  await test.act(ticketFor('diamond'));
  await test.act({ type: 'call-receiver', ticketId, staffNo: 'H01' }, 'L01');
  return test;
}

it('asks the next in line who is here and free when nobody answers in time, and tells the lobby', async () => {
  const test = await calledHead();
  const look = hallOf(test, [], ['M01']);
  test.at += 89_999;
  await look();
  expect(receiver(test)).toMatchObject({ staffNo: 'H01' });
  test.at += 1;
  await look();
  expect(receiver(test)).toMatchObject({ staffNo: 'M02', state: 'called', asked: ['H01', 'M02'] });
  expect(kinds(test)).toEqual(['receiver-escalated']);
  // The one who was asked now has the whole time again, and no one is asked twice.
  await look();
  expect(receiver(test)?.asked).toEqual(['H01', 'M02']);
  await test.act({ type: 'answer-receiver', ticketId, staffNo: 'M02', accepted: true });
  test.at += 600_000;
  await look();
  expect(receiver(test)).toMatchObject({ staffNo: 'M02', state: 'accepted' });
});

it('asks at once when somebody cannot come, and leaves it to the lobby after three', async () => {
  const test = await calledHead();
  const look = hallOf(test);
  for (const staffNo of ['H01', 'M01', 'M02']) {
    await test.act({ type: 'answer-receiver', ticketId, staffNo, accepted: false });
    await look();
  }
  expect(receiver(test)).toMatchObject({ staffNo: 'M02', state: 'declined' });
  expect(kinds(test)).toEqual(['receiver-declined']);
});

it('asks nobody who is not here, for nobody who is served, and not where the branch only warns', async () => {
  const alone = await calledHead();
  alone.at += 120_000;
  await hallOf(alone, ['L01', 'M01', 'M02'])();
  expect(receiver(alone)).toMatchObject({ staffNo: 'H01' });
  expect(kinds(alone)).toEqual(['receiver-silent']);

  const served = await calledHead();
  await served.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await served.act({ type: 'call-next', staffNo: 'T01' });
  await served.act({ type: 'start', staffNo: 'T01', ticketId });
  served.at += 120_000;
  await hallOf(served)();
  expect(receiver(served)).toMatchObject({ staffNo: 'H01' });

  const warned = await calledHead();
  const receivers = { answerSeconds: 30, then: 'warn' } as const;
  const config = { ...testBranch, policy: { ...defaultPolicy, receivers } };
  await warned.act({ type: 'configure', config }, 'H01');
  warned.at += 30_000;
  await hallOf(warned)();
  expect(receiver(warned)).toMatchObject({ staffNo: 'H01' });
  expect(kinds(warned)).toEqual(['receiver-silent']);
});

it('goes on after a disk was full: nobody acts, so nobody could be told', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { floor } = await openTestFloor();
  const openToday = vi.fn(() => {
    throw new DataError('disk-full', 'branch.db');
  });
  const stop = startFloorTimer({ ...floor, openToday }, {
    colleagues: () => [],
  } as unknown as People);
  expect(() => vi.advanceTimersByTime(11_000)).not.toThrow();
  expect(openToday).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(11_000);
  expect(openToday).toHaveBeenCalledTimes(2);
});
