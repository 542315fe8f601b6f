import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { chooseNext, type Candidate } from './calling.rules.ts';
import { servingOrder } from './serving-order.rules.ts';

const now = 60_000_000;
const tier = fc.constantFrom(...tiers);
const instant = fc.integer({ min: now - 5_400_000, max: now + 60_000 });

/** Anyone who may stand in a line: moved, passed, with an appointment, with care, or with a clock that was set. */
const someone = fc.record({
  tier,
  takenAt: instant,
  overtaken: fc.integer({ min: 0, max: 4 }),
  moved: fc.boolean(),
  standing: fc.option(
    fc.record({
      tier,
      first: fc.boolean(),
      since: instant,
      nextFrom: fc.option(instant),
    }),
  ),
});
const line: fc.Arbitrary<Candidate[]> = fc.array(someone, { maxLength: 30 }).chain((people) =>
  fc
    .shuffledSubarray(
      people.map((_, order) => order),
      { minLength: people.length },
    )
    .map((orders) =>
      people.map((person, at) => ({
        ...person,
        order: orders[at] ?? 0,
        // Every move of the head counts one up.
        moved: person.moved && at % 3 === 0 ? at + 1 : 0,
      })),
    ),
);
const seconds = fc.option(fc.integer({ min: 60, max: 5_400 }), { nil: undefined });
const rules: fc.Arbitrary<CallingRule> = fc.oneof(
  fc.constant<CallingRule>({ kind: 'fifo' }),
  fc.record({
    kind: fc.constant('diamond-first' as const),
    maxWaitSeconds: fc.option(fc.record({ regular: seconds, gold: seconds, diamond: seconds }), {
      nil: undefined,
    }),
    maxOvertakes: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('accumulating' as const),
    rates: fc.record({
      diamond: fc.nat(8),
      platinum: fc.nat(8),
      gold: fc.nat(8),
      regular: fc.nat(8),
    }),
  }),
  fc.record({
    kind: fc.constant('ratio' as const),
    pattern: fc.array(tier, { minLength: 1, maxLength: 5 }),
  }),
);

it('is the order of one choice after the other, each passing those who came before', () => {
  fc.assert(
    fc.property(line, rules, fc.nat(4), (people, rule, turn) => {
      let rest = people;
      let position = turn;
      const expected: unknown[] = [];
      for (;;) {
        const next = chooseNext(rest, rule, now, position);
        if (!next) break;
        const { order } = next.ticket;
        expected.push([order, next.basis, next.turn]);
        position = next.turn;
        rest = rest
          .filter((ticket) => ticket.order !== order)
          .map((ticket) =>
            ticket.order < order ? { ...ticket, overtaken: ticket.overtaken + 1 } : ticket,
          );
      }
      const order = servingOrder(people, rule, now, turn);
      expect(order.map((one) => [one.ticket.order, one.basis, one.turn])).toEqual(expected);
      // The tickets are the ones that were given, as they are now.
      for (const { ticket } of order) expect(people).toContain(ticket);
    }),
    { numRuns: 500 },
  );
});
