import { describe, expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { CareClass } from '../../../shared/model/hall/ticket.ts';
import { ticketFor, type TestFloor } from '../floor.fixture.ts';
import { at, branch, here, id, minute, next, open, ticket } from '../state/visits.fixture.ts';

const rules: readonly CallingRule[] = [
  { kind: 'fifo' },
  { kind: 'diamond-first' },
  { kind: 'diamond-first', maxWaitSeconds: { regular: 600 } },
  { kind: 'diamond-first', maxOvertakes: 1 },
  { kind: 'accumulating', rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 } },
  { kind: 'ratio', pattern: ['diamond', 'regular'] },
];
const cares: readonly CareClass[] = ['none', 'elderly', 'disabled', 'pregnant'];

/** A client of this care who waited 20 minutes, was passed once, is served, and is sent on. */
async function sentOn(rule: CallingRule, care: CareClass, keepPlace: boolean): Promise<TestFloor> {
  const test = await branch(
    {
      care: {
        elderly: 'within-tier',
        disabled: 'after-diamond',
        pregnant: 'as-gold',
        military: 'none',
      },
    },
    { rule },
  );
  await open(test, 1, 'T01');
  await test.act(ticketFor('regular', { care }));
  await test.act(ticketFor('diamond'));
  await test.act({ type: 'call-chosen', ...here('T01', 'D001'), reason: 'asked for' });
  await test.act({ type: 'leave', ...here('T01', 'D001') });
  test.at += 20 * minute;
  await next(test, 'T01');
  expect(at(test, 1)).toBe(id('A001'));
  // Came while the first was at the counter, and has the same need of care.
  await test.act(ticketFor('regular', { care }));
  test.at += 5 * minute;
  await test.act({ type: 'transfer', ...here('T01', 'A001'), service: 'cash', keepPlace });
  test.at += 6 * minute;
  await next(test, 'T01');
  return test;
}

describe.each(rules)('a transfer under %j', (rule) => {
  it.each(cares)('F9 without its place begins the wait anew (care: %s)', async (care) => {
    const test = await sentOn(rule, care, false);
    expect(at(test, 1)).toBe(id('A002'));
    expect(ticket(test, 'A001')).toMatchObject({ overtaken: 0, state: 'waiting' });
    expect((await test.restart()).floor.state()).toEqual(test.floor.state());
  });

  it.each(cares)('F9 that keeps its place keeps the wait (care: %s)', async (care) => {
    expect(at(await sentOn(rule, care, true), 1)).toBe(id('A001'));
  });
});
