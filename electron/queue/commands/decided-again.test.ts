import { expect, it } from 'vitest';
import type { FloorEvent } from '../../../shared/model/floor-event.ts';
import { createBranchLog } from '../../branch-log/index.ts';
import { defaultPolicy } from '../../../shared/model/hall/policy.ts';
import { dayOf, openTestFloor, testBranch, ticketFor } from '../floor.fixture.ts';
import { refusal } from '../state/visits.fixture.ts';

// What another workstation did between the wish and its decision: these commands must bear being decided again.

it('the end of a day ends that day alone, however late it is decided', async () => {
  const test = await openTestFloor();
  const date = dayOf(test);
  test.at += 86_400_000;
  await test.act(ticketFor('gold'));
  expect(dayOf(test)).not.toBe(date);
  await test.act({ type: 'close-day', date, final: true });
  expect(test.floor.state().open.size).toBe(1);
  expect(await refusal(test, { type: 'close-day', date, final: false })).toBe('day-over');
  expect(test.floor.state().closed).toBe(false);
});

it('an event of a newer version makes the floor read-only; no timer acts on it', async () => {
  const test = await openTestFloor();
  await test.act(ticketFor('gold'));
  const { floor } = test;
  const log = createBranchLog(test.folder.branch);
  const newer = { type: 'from-the-future' } as unknown as FloorEvent;
  log.append([newer], { day: dayOf(test), at: test.at, actor: 'L01', place: 'lobby' });
  floor.reload();
  expect(floor.state()).toMatchObject({ readOnly: true, day: dayOf(test) });
  expect(floor.state().open.size).toBe(1);
  expect(await refusal(test, ticketFor())).toBe('newer-format');
  const { seq } = floor.state();
  test.at += 86_400_000;
  await floor.openToday();
  expect(floor.state().seq).toBe(seq);
});

it('two escalations of one call ask one person', async () => {
  const test = await openTestFloor();
  await test.act(ticketFor('diamond'));
  const [ticketId = ''] = test.floor.state().open.keys();
  await test.act({ type: 'call-receiver', ticketId, staffNo: 'H01' }, 'L01');
  const unanswered = { staffNo: 'H01', calledAt: test.at };
  test.at += 90_000;
  await test.act({ type: 'escalate', ticketId, unanswered, staffNo: 'M01' });
  await test.act({ type: 'escalate', ticketId, unanswered, staffNo: 'M02' });
  const reception = () => test.floor.state().tickets.get(ticketId)?.reception;
  expect(reception()).toMatchObject({ staffNo: 'M01', state: 'called', asked: ['H01', 'M01'] });
  // Nor is somebody asked after the answer, or for a ticket that there is not.
  const again = { staffNo: 'M01', calledAt: test.at };
  await test.act({ type: 'answer-receiver', ticketId, staffNo: 'M01', accepted: true });
  await test.act({ type: 'escalate', ticketId, unanswered: again, staffNo: 'M02' });
  await test.act({ type: 'escalate', ticketId: 'none', unanswered: again, staffNo: 'M02' });
  expect(reception()).toMatchObject({ staffNo: 'M01', state: 'accepted' });
});

it('two forms that change different settings both keep theirs; of one setting, the second is told', async () => {
  const test = await openTestFloor();
  const { name, recallsBeforeNoShow } = testBranch;
  const renamed = { ...name, zh: '城东支行' };
  const policy = { ...defaultPolicy, dayEnd: 'carry-over' } as const;
  await test.act({ type: 'change-settings', changes: { name: renamed }, before: { name } });
  const changes = { recallsBeforeNoShow: 3, policy };
  await test.act({ type: 'change-settings', changes, before: { recallsBeforeNoShow } });
  expect(test.floor.state().config).toEqual({ ...testBranch, name: renamed, ...changes });
  const other = { ...name, zh: '城北支行' };
  const late = { type: 'change-settings', changes: { name: other }, before: { name } } as const;
  expect(await refusal(test, late)).toBe('settings-changed');
  // Both wanted the same: there is nothing to do, and nothing to tell.
  const { seq } = test.floor.state();
  await test.act({ type: 'change-settings', changes: { name: { ...renamed } }, before: { name } });
  expect(test.floor.state()).toMatchObject({ seq, config: { name: renamed } });
});
