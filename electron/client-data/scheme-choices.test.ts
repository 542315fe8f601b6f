import { expect, it, vi } from 'vitest';
import { addDays, businessDateOf } from '../../shared/model/dates.ts';
import type { BranchConfig } from '../../shared/model/branch.ts';
import { drain, openTestConsole } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { addScheme } from '../scoring/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const head = { actor: 'H01', place: 'window 1' };
const dayMs = 86_400_000;

async function openToday(): Promise<{
  opened: Console;
  today: string;
  time: { now: number };
}> {
  const time = { now: Date.now() };
  const opened = await openTestConsole(temporaryFolder(), () => time.now);
  return { opened, today: businessDateOf(time.now), time };
}

/** Gold from one fen a day on: everybody with anything is gold. */
const easy = {
  id: 'easy',
  version: 1,
  effectiveFrom: '2026-01-01',
  metric: { kind: 'average-balance', months: 12, products: ['demand_deposit', 'wealth'] },
  levels: [
    { id: 'none', low: null, tier: 'regular' },
    { id: 'some', low: 0.01, tier: 'gold' },
  ],
  falling: { kind: 'at-once' },
};

function configurations({ log }: Console): { actor: string; config: BranchConfig }[] {
  return [...log.read(1)].flatMap(({ actor, event }) =>
    event.type === 'branch-configured' ? [{ actor, config: event.config }] : [],
  );
}

it('the default scheme applies until another is chosen', async () => {
  const { opened } = await openToday();
  expect(opened.choices.now()).toMatchObject({
    chosen: { scheme: 'abc-vip', ready: true },
    shown: { scheme: 'abc-vip' },
    toCome: [],
  });
  expect(opened.choices.inForce().id).toBe('abc-vip');
  expect(opened.choices.due()).toBeNull();
});

it('a choice for today scores first and changes the tiers then, recorded with who and when', async () => {
  const { opened, today } = await openToday();
  await addScheme(opened.records, easy, { at: 1, by: 'A01' });
  const wanted = { scheme: 'easy', version: 1, from: today };
  const scheme = opened.choices.check(wanted);
  const run = opened.book.score(scheme, () => opened.choices.record(wanted, head));
  const first = run.next();
  // Not a moment without tiers: while scores are made, those of before are shown.
  expect(opened.choices.now().shown.scheme).toBe('abc-vip');
  expect(opened.scores.get('C1')?.effectiveTier).toBe('diamond');
  await first;
  await drain(run);
  expect(opened.choices.now()).toMatchObject({ shown: { ...wanted, ready: true }, toCome: [] });
  expect(opened.scores.get('C1')?.effectiveTier).toBe('regular');
  expect(opened.scores.get('C4')?.effectiveTier).toBe('gold');
  expect(opened.choices.inForce(addDays(today, -1)).id).toBe('abc-vip');
  expect(configurations(opened).at(-1)).toMatchObject({
    actor: 'H01',
    config: { schemes: [{ ...wanted, ready: true }] },
  });
});

it('a choice that is cancelled while it scores changes nothing', async () => {
  const { opened, today } = await openToday();
  const before = configurations(opened).length;
  const wanted = { scheme: 'cmb', version: 1, from: today };
  const scheme = opened.choices.check(wanted);
  const run = opened.book.score(scheme, () => opened.choices.record(wanted, head));
  const first = run.next();
  opened.book.cancel();
  await expect(first.then(() => drain(run))).rejects.toMatchObject({ code: 'cancelled' });
  expect(opened.choices.now().shown.scheme).toBe('abc-vip');
  expect(configurations(opened)).toHaveLength(before);
});

it('a choice for a later day waits for the day, and there for its scores', async () => {
  const { opened, today, time } = await openToday();
  const wanted = { scheme: 'cmb', version: 1, from: addDays(today, 2) };
  await opened.choices.record(wanted, head);
  expect(opened.choices.now()).toMatchObject({
    chosen: { scheme: 'abc-vip' },
    toCome: [{ ...wanted, ready: false }],
  });
  time.now += dayMs;
  expect(opened.choices.due()).toBeNull();
  time.now += dayMs;
  expect(opened.choices.due()?.id).toBe('cmb');
  expect(opened.choices.now()).toMatchObject({
    chosen: { scheme: 'cmb', ready: false },
    shown: { scheme: 'abc-vip' },
  });
  await drain(opened.book.score(opened.choices.due()!));
  expect(opened.choices.due()).toBeNull();
  expect(opened.choices.now()).toMatchObject({ shown: { ...wanted, ready: true }, toCome: [] });
  expect(opened.scores.get('C3')?.effectiveTier).toBe('platinum');
  expect(configurations(opened).slice(-2)).toMatchObject([
    { actor: 'H01', config: { schemes: [{ ready: false }] } },
    { actor: 'system', config: { schemes: [{ ready: true }] } },
  ]);
});

it('a choice still to come can be taken back or given another scheme', async () => {
  const { opened, today } = await openToday();
  const from = addDays(today, 5);
  await opened.choices.record({ scheme: 'cmb', version: 1, from }, head);
  await opened.choices.record({ scheme: 'icbc-star', version: 1, from }, head);
  expect(opened.choices.now().toCome).toMatchObject([{ scheme: 'icbc-star' }]);
  await opened.choices.withdraw(from, head);
  expect(opened.choices.now().toCome).toEqual([]);
  await expect(opened.choices.withdraw(from, head)).rejects.toThrow('not-to-come');
});

it.each([
  ['in-the-past', { from: '2020-01-01' }],
  ['before-effective', { scheme: 'late' }],
  ['already-chosen', { scheme: 'abc-vip' }],
  ['unknown-scheme', { scheme: 'none' }],
  ['unknown-scheme', { scheme: 'late', version: 2 }],
])('refuses a choice: %s', async (code, more) => {
  const { opened, today } = await openToday();
  const late = { ...easy, id: 'late', effectiveFrom: addDays(today, 1) };
  await addScheme(opened.records, late, { at: 1, by: 'A01' });
  const wanted = { scheme: 'cmb', version: 1, from: today, ...more };
  expect(() => opened.choices.check(wanted)).toThrow(code);
});

it('another setting leaves the choice as it is', async () => {
  const { opened, today } = await openToday();
  const from = addDays(today, 5);
  await opened.choices.record({ scheme: 'cmb', version: 1, from }, head);
  const { config } = opened.floor.state();
  await opened.floor.act(
    { type: 'configure', config: { ...config!, recallsBeforeNoShow: 3 } },
    head,
  );
  expect(opened.choices.now().toCome).toMatchObject([{ scheme: 'cmb' }]);
});
