import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tierRank, tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { chooseNext, type Candidate } from './calling.rules.ts';
import { plainChoice } from './plain-calling.fixture.ts';
import { servingOrder } from './serving-order.rules.ts';

const minute = 60_000;
const now = 1_000 * minute;

function waiting(tier: Tier, order: number, minutes: number, more: Partial<Candidate> = {}) {
  return { tier, order, takenAt: now - minutes * minute, overtaken: 0, moved: 0, ...more };
}

const someone = fc.record({
  tier: fc.constantFrom(...tiers),
  waited: fc.integer({ min: 0, max: 90 * minute }),
  overtaken: fc.integer({ min: 0, max: 5 }),
});

/** Earlier arrivals have waited at least as long: order and time agree, as on a real floor. */
const crowd = fc.array(someone, { maxLength: 40 }).map((people) =>
  [...people]
    .sort((a, b) => b.waited - a.waited)
    .map(({ tier, waited, overtaken }, order) => ({
      tier,
      order,
      takenAt: now - waited,
      overtaken,
      moved: 0,
    })),
);

const rules: fc.Arbitrary<CallingRule> = fc.oneof(
  fc.constant<CallingRule>({ kind: 'fifo' }),
  fc.record({
    kind: fc.constant('diamond-first' as const),
    maxWaitSeconds: fc.option(fc.record({ regular: fc.integer({ min: 60, max: 5400 }) }), {
      nil: undefined,
    }),
    maxOvertakes: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  }),
  fc.constant<CallingRule>({
    kind: 'accumulating',
    rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 },
  }),
  fc.constant<CallingRule>({ kind: 'ratio', pattern: ['diamond', 'regular', 'platinum'] }),
);

describe('diamond-first', () => {
  it('calls diamond, platinum, gold, regular, then by arrival', () => {
    const order = servingOrder(
      [
        waiting('regular', 1, 9),
        waiting('gold', 2, 8),
        waiting('diamond', 5, 1),
        waiting('platinum', 3, 7),
        waiting('diamond', 4, 2),
      ],
      { kind: 'diamond-first' },
      now,
      0,
    );
    expect(order.map(({ ticket }) => ticket.order)).toEqual([4, 5, 3, 2, 1]);
  });

  it('puts a ticket that has waited its limit before all that have not, the longest overdue first', () => {
    const rule: CallingRule = {
      kind: 'diamond-first',
      maxWaitSeconds: { regular: 30 * 60, gold: 20 * 60 },
    };
    const people = [
      waiting('regular', 1, 31), // 1 minute over
      waiting('gold', 2, 25), // 5 minutes over
      waiting('diamond', 3, 4),
    ];
    expect(chooseNext(people, rule, now, 0)).toMatchObject({
      ticket: { order: 2 },
      basis: 'overdue',
    });
  });

  it('counts the limit from the very second', () => {
    const rule: CallingRule = { kind: 'diamond-first', maxWaitSeconds: { regular: 30 * 60 } };
    const diamond = waiting('diamond', 2, 0);
    const just = waiting('regular', 1, 30);
    expect(chooseNext([just, diamond], rule, now, 0)?.ticket).toBe(just);
    const almost = { ...just, takenAt: just.takenAt + 1 };
    expect(chooseNext([almost, diamond], rule, now, 0)?.ticket).toBe(diamond);
  });

  it('calls a ticket passed as often as may be next, after those overdue', () => {
    const rule: CallingRule = {
      kind: 'diamond-first',
      maxOvertakes: 3,
      maxWaitSeconds: { gold: 60 },
    };
    const passed = waiting('regular', 1, 5, { overtaken: 3 });
    const diamond = waiting('diamond', 2, 1);
    expect(chooseNext([diamond, passed], rule, now, 0)).toMatchObject({
      ticket: { order: 1 },
      basis: 'overtaken',
    });
    const overdue = waiting('gold', 3, 2);
    expect(chooseNext([diamond, passed, overdue], rule, now, 0)?.ticket).toBe(overdue);
  });
});

describe('other rules', () => {
  it('accumulating: highest rate × wait, ties to the earlier arrival', () => {
    const rule: CallingRule = {
      kind: 'accumulating',
      rates: { diamond: 4, platinum: 3, gold: 2, regular: 1 },
    };
    const people = [waiting('regular', 1, 8), waiting('gold', 2, 4), waiting('diamond', 3, 1)];
    expect(chooseNext(people, rule, now, 0)?.ticket.order).toBe(1);
  });

  it('ratio: takes the next tier of the pattern that has someone, and goes on after it', () => {
    const rule: CallingRule = { kind: 'ratio', pattern: ['diamond', 'diamond', 'regular'] };
    const people = [
      waiting('regular', 1, 9),
      waiting('diamond', 2, 8),
      waiting('diamond', 3, 7),
      waiting('diamond', 4, 6),
      waiting('gold', 5, 6),
    ];
    const order = servingOrder(people, rule, now, 0).map(({ ticket }) => ticket.order);
    expect(order).toEqual([2, 3, 1, 4, 5]);
  });

  it("the head's move goes before every rule, the latest move foremost", () => {
    const people = [
      waiting('diamond', 1, 9),
      waiting('regular', 2, 8, { moved: 1 }),
      waiting('regular', 3, 7, { moved: 2 }),
    ];
    const order = servingOrder(people, { kind: 'diamond-first' }, now, 0);
    expect(order.map(({ ticket, basis }) => [ticket.order, basis])).toEqual([
      [3, 'moved'],
      [2, 'moved'],
      [1, 'arrival'],
    ]);
  });
});

describe('every rule', () => {
  it('chooses one of those who wait, and nobody only when nobody waits', () => {
    fc.assert(
      fc.property(crowd, rules, fc.integer({ min: 0, max: 2 }), (people, rule, turn) => {
        const next = chooseNext(people, rule, now, turn);
        if (people.length === 0) expect(next).toBeNull();
        else expect(people).toContain(next?.ticket);
      }),
    );
  });

  it('does not depend on the order in which candidates are given', () => {
    fc.assert(
      fc.property(crowd, rules, (people, rule) => {
        const forward = chooseNext(people, rule, now, 0)?.ticket;
        expect(chooseNext([...people].reverse(), rule, now, 0)?.ticket).toBe(forward);
      }),
    );
  });

  it('calls within a tier by arrival', () => {
    fc.assert(
      fc.property(crowd, rules, (people, rule) => {
        const fresh = people.map((person) => ({ ...person, overtaken: 0 }));
        const order = servingOrder(fresh, rule, now, 0).map(({ ticket }) => ticket);
        for (const tier of tiers) {
          const orders = order.filter((ticket) => ticket.tier === tier).map(({ order: o }) => o);
          expect(orders).toEqual([...orders].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('with a cap, nobody is passed more often than the cap while the line empties', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 5 }), (people, cap) => {
        const line = people.map((person) => ({ ...person, overtaken: 0 }));
        const called = servingOrder(line, { kind: 'diamond-first', maxOvertakes: cap }, now, 0);
        called.forEach(({ ticket }, position) => {
          const passers = called.slice(0, position).filter(
            // Only calls by tier pass someone; those made because of a cap are owed themselves.
            (earlier) => earlier.ticket.order > ticket.order && earlier.basis !== 'overtaken',
          );
          expect(passers.length).toBeLessThanOrEqual(cap);
        });
      }),
    );
  });

  it('plain diamond-first never calls a lower tier while a higher one waits', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const ranks = servingOrder(people, { kind: 'diamond-first' }, now, 0).map(({ ticket }) =>
          tierRank(ticket.tier),
        );
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe('care and appointments', () => {
  const standing = fc.record({
    tier: fc.constantFrom(...tiers),
    first: fc.boolean(),
    since: fc.integer({ min: 0, max: 90 * minute }).map((wait) => now - wait),
    nextFrom: fc.option(fc.integer({ min: now - 5 * minute, max: now + 5 * minute })),
  });
  const mixed = fc.array(fc.tuple(someone, fc.option(standing)), { maxLength: 30 }).map((people) =>
    people.map(([{ tier, waited, overtaken }, own], order) => {
      return { tier, order, takenAt: now - waited, overtaken, moved: 0, standing: own };
    }),
  );

  it('are called as the obvious way calls them, under every rule', () => {
    fc.assert(
      fc.property(mixed, rules, fc.integer({ min: 0, max: 2 }), (people, rule, turn) => {
        expect(chooseNext(people, rule, now, turn)).toEqual(plainChoice(people, rule, now, turn));
        const order = servingOrder(people, rule, now, turn).map(({ ticket }) => ticket);
        expect(new Set(order)).toEqual(new Set(people));
      }),
      { numRuns: 500 },
    );
  });

  it('never come before whom the rule guarantees a turn', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 1, max: 5 }), (people, cap) => {
        const rule: CallingRule = { kind: 'diamond-first', maxOvertakes: cap };
        const next = chooseNext(people, rule, now, 0);
        const capped = people.filter(({ overtaken }) => overtaken >= cap);
        if (capped.length > 0)
          expect(next).toMatchObject({ ticket: capped[0], basis: 'overtaken' });
      }),
    );
  });

  const plain = { tier: 'regular', first: false, since: now, nextFrom: null } as const;

  it('care within a tier goes first when the rule gives the tier its turn, and never before', () => {
    const elder = waiting('regular', 3, 1, { standing: { ...plain, first: true } });
    const line = [waiting('gold', 1, 9), waiting('regular', 2, 8), elder];
    const order = servingOrder(line, { kind: 'diamond-first' }, now, 0);
    expect(order.map(({ ticket, basis }) => [ticket.order, basis])).toEqual([
      [1, 'tier'],
      [3, 'care'],
      [2, 'arrival'],
    ]);
  });

  it('care straight after diamonds goes before platinum and after every diamond', () => {
    const raised = { ...plain, tier: 'platinum', first: true } as const;
    const line = [
      waiting('platinum', 1, 9),
      waiting('diamond', 2, 2),
      waiting('regular', 3, 1, { standing: raised }),
      waiting('diamond', 4, 0),
    ];
    const order = servingOrder(line, { kind: 'diamond-first' }, now, 0);
    expect(order.map(({ ticket }) => ticket.order)).toEqual([2, 4, 3, 1]);
  });

  it('an appointment that gives the next place waits for its time like anyone else', () => {
    const kept = (at: number) => waiting('regular', 2, 1, { standing: { ...plain, nextFrom: at } });
    const diamond = waiting('diamond', 1, 5);
    const first = (at: number) => chooseNext([diamond, kept(at)], { kind: 'fifo' }, now, 0);
    expect(first(now)).toMatchObject({ ticket: { order: 2 }, basis: 'appointment' });
    expect(first(now + 1)).toMatchObject({ ticket: { order: 1 } });
  });
});
