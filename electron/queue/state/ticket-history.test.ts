import { expect, it } from 'vitest';
import { createBranchLog } from '../../branch-log/index.ts';
import { openTestFloor, ticketFor, type TestFloor } from '../floor.fixture.ts';
import { createHistoryReader } from './ticket-history.rules.ts';

const day = '2026-11-20';
const id = (number: string) => `${day}/${number}`;

function historyOf(test: TestFloor, number: string) {
  const reader = createHistoryReader(number);
  for (const logged of createBranchLog(test.folder.branch).readDay(day)) reader.read(logged);
  return reader.result();
}

it('tells what happened to a ticket, and every call that passed it with its rule, ground and reason', async () => {
  const test = await openTestFloor();
  const later = async (command: Parameters<typeof test.act>[0], actor = 'T01') => {
    test.at += 60_000;
    await test.act(command, actor);
  };
  const serve = async (number: string) => {
    await later({ type: 'start', staffNo: 'T01', ticketId: id(number) });
    await later({ type: 'complete', staffNo: 'T01', ticketId: id(number) });
  };
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await test.act(ticketFor());
  await later(ticketFor('gold'), 'L01');
  await later({ type: 'call-next', staffNo: 'T01' });
  await serve('G001');
  await later(ticketFor(), 'L01');
  await later({ type: 'move', ticketId: id('A002'), reason: '老人身体不适' }, 'H01');
  await later({ type: 'call-next', staffNo: 'T01' });
  await serve('A002');
  await later({ type: 'change-rule', rule: { kind: 'fifo' } }, 'H01');
  await later(ticketFor('diamond'), 'L01');
  await later({ type: 'call-chosen', staffNo: 'T01', ticketId: id('D001'), reason: '赶火车' });
  await serve('D001');
  test.at += 30 * 60_000;
  await later({ type: 'call-next', staffNo: 'T01' });
  await later({ type: 'recall', staffNo: 'T01', ticketId: id('A001') });
  await serve('A001');

  const history = historyOf(test, 'a001');
  expect(history?.ticket).toMatchObject({ number: 'A001', state: 'completed' });
  expect(history?.passed).toBe(3);
  const told = history?.entries.map(({ what, actor, counter, staffNo, other, ...entry }) => ({
    what,
    by: actor,
    at: counter === null ? null : `${counter} ${staffNo ?? ''}`,
    other: other?.number ?? null,
    overtaken: entry.overtaken,
    rule: entry.rule,
    basis: entry.basis,
    reason: entry.reason,
    kept: entry.promiseKept,
  }));
  const plain = { other: null, overtaken: null, rule: null, basis: null, reason: null, kept: null };
  const passing = { what: 'passed', by: 'T01', at: '1 T01', kept: null };
  expect(told).toEqual([
    { ...plain, what: 'ticket-taken', by: 'T01', at: null },
    {
      ...passing,
      other: 'G001',
      overtaken: 1,
      rule: 'diamond-first',
      basis: 'tier',
      reason: null,
    },
    {
      ...passing,
      other: 'A002',
      overtaken: 2,
      rule: 'diamond-first',
      basis: 'moved',
      reason: '老人身体不适',
    },
    { ...plain, what: 'rule-changed', by: 'H01', at: null, rule: 'fifo' },
    { ...passing, other: 'D001', overtaken: 3, rule: 'fifo', basis: 'chosen', reason: '赶火车' },
    {
      ...plain,
      what: 'ticket-called',
      by: 'T01',
      at: '1 T01',
      rule: 'fifo',
      basis: 'arrival',
      kept: false,
    },
    { ...plain, what: 'ticket-recalled', by: 'T01', at: '1 T01' },
    { ...plain, what: 'service-started', by: 'T01', at: '1 T01' },
    { ...plain, what: 'service-completed', by: 'T01', at: '1 T01' },
  ]);
  // What the fold of the floor counted is what the history lists.
  const passes = history?.entries.filter(({ what }) => what === 'passed');
  expect(passes).toHaveLength(test.floor.state().tickets.get(id('A001'))?.overtaken ?? -1);
});

it('takes back the passing of a call that was undone, and knows no ticket that was not taken', async () => {
  const test = await openTestFloor();
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await test.act(ticketFor());
  await test.act(ticketFor('gold'));
  await test.act({ type: 'call-next', staffNo: 'T01' });
  await test.act({ type: 'return', staffNo: 'T01', ticketId: id('G001') });
  const history = historyOf(test, 'A001');
  expect(history?.passed).toBe(0);
  expect(
    history?.entries.map(({ what, other, overtaken }) => [what, other?.number, overtaken]),
  ).toEqual([
    ['ticket-taken', undefined, null],
    ['passed', 'G001', 1],
    ['pass-undone', 'G001', 0],
  ]);
  expect(historyOf(test, 'A002')).toBeNull();
});
