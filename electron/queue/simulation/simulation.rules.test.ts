import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { readArrivals } from './arrivals-file.service.ts';
import {
  arrivalsOf,
  plainSimulation,
  type PlainOutcome,
  type PlainVisitor,
} from './plain-simulation.fixture.ts';
import { figuresOf } from './simulation-figures.rules.ts';
import { simulate, type Arrivals, type Simulated } from './simulation.rules.ts';

const calls = fileURLToPath(
  new URL('../../../../shared/data/calls/arrivals.csv.gz', import.meta.url),
);
const thereIsData = existsSync(calls);
if (!thereIsData) process.stderr.write('skipped: the real data is not beside this checkout\n');

const rules: readonly (readonly [string, CallingRule])[] = [
  ['fifo', { kind: 'fifo' }],
  ['diamond-first', { kind: 'diamond-first' }],
  ['diamond-first, capped', { kind: 'diamond-first', maxOvertakes: 3 }],
  [
    'diamond-first, with limits',
    { kind: 'diamond-first', maxWaitSeconds: { diamond: 30, gold: 90, regular: 120 } },
  ],
  [
    'diamond-first, both',
    { kind: 'diamond-first', maxOvertakes: 4, maxWaitSeconds: { regular: 180 } },
  ],
  [
    'accumulating',
    { kind: 'accumulating', rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 } },
  ],
  ['ratio', { kind: 'ratio', pattern: ['diamond', 'diamond', 'gold', 'diamond', 'regular'] }],
  ['ratio without gold', { kind: 'ratio', pattern: ['diamond', 'regular'] }],
];

function outcomesOf(arrivals: Arrivals, result: Simulated): PlainOutcome[] {
  return Array.from({ length: arrivals.count }, (_, place) =>
    result.counter[place] === 0
      ? null
      : {
          calledAt: result.calledAt[place]! / 1000,
          counter: result.counter[place]!,
          overtaken: result.overtaken[place]!,
        },
  );
}

const visitor = (at: number, service: number, more: Partial<PlainVisitor> = {}): PlainVisitor => ({
  tier: 'regular',
  at,
  service,
  ...more,
});

function run(visitors: readonly PlainVisitor[], counters: number, rule: CallingRule = fifo) {
  const arrivals = arrivalsOf(visitors);
  return outcomesOf(arrivals, simulate(arrivals, rule, counters));
}
const fifo: CallingRule = { kind: 'fifo' };
const called = (outcomes: readonly PlainOutcome[]) =>
  outcomes.map((outcome) => outcome && [outcome.calledAt, outcome.counter]);

describe('at one instant', () => {
  it('services end before arrivals join, and the lowest free counter calls first', () => {
    expect(
      called(run([visitor(0, 10), visitor(0, 10), visitor(10, 5), visitor(10, 5)], 2)),
    ).toEqual([
      [0, 1],
      [0, 2],
      [10, 1],
      [10, 2],
    ]);
  });

  it('everyone who arrives has joined before anyone is called', () => {
    const late = visitor(0, 5, { tier: 'diamond' });
    expect(called(run([visitor(0, 10), late], 1, { kind: 'diamond-first' }))).toEqual([
      [5, 1],
      [0, 1],
    ]);
  });

  it('one whose patience ends leaves before a counter that comes free can call', () => {
    const people = [visitor(0, 10), visitor(1, 5, { patience: 9 }), visitor(2, 5)];
    expect(called(run(people, 1))).toEqual([[0, 1], null, [10, 1]]);
    const longer = [visitor(0, 10), visitor(1, 5, { patience: 9.001 }), visitor(2, 5)];
    expect(called(run(longer, 1))).toEqual([
      [0, 1],
      [10, 1],
      [15, 1],
    ]);
  });

  it('one without any patience is never called', () => {
    expect(run([visitor(3, 5, { patience: 0 })], 4)).toEqual([null]);
  });

  it('a service of no time frees its counter only when the round is repeated', () => {
    const people = [visitor(0, 0), visitor(0, 0), visitor(0, 7), visitor(0, 0)];
    expect(called(run(people, 2))).toEqual([
      [0, 1],
      [0, 2],
      [0, 1],
      [0, 2],
    ]);
    expect(called(run([visitor(0, 0), visitor(0, 0), visitor(0, 0)], 1))).toHaveLength(3);
  });
});

describe('figures', () => {
  it('count those who left with the patience that they waited; percentiles are nearest-rank', () => {
    const people = [
      visitor(0, 100),
      visitor(0, 5, { patience: 40 }),
      visitor(50, 10, { tier: 'gold' }),
      visitor(60, 10, { tier: 'diamond' }),
    ];
    const arrivals = arrivalsOf(people);
    const result = simulate(arrivals, { kind: 'diamond-first' }, 1);
    const figures = figuresOf(arrivals, result);
    expect(figures).toMatchObject({ served: 3, left: 1 });
    expect(figures.tiers).toEqual({
      diamond: { count: 1, served: 1, left: 0, meanWait: 40, p50: 40, p90: 40, max: 40 },
      platinum: { count: 0, served: 0, left: 0, meanWait: null, p50: null, p90: null, max: null },
      gold: { count: 1, served: 1, left: 0, meanWait: 60, p50: 60, p90: 60, max: 60 },
      regular: { count: 2, served: 1, left: 1, meanWait: 20, p50: 0, p90: 40, max: 40 },
    });
    expect(figures.overtakes.gold).toEqual({ mean: 1, max: 1 });
    expect(figures.overtakes.regular).toEqual({ mean: 0, max: 0 });
    expect(figures.load).toEqual([1]);
  });

  it('are null for a day on which nobody came', () => {
    const arrivals = arrivalsOf([]);
    const figures = figuresOf(arrivals, simulate(arrivals, fifo, 2));
    expect(figures).toMatchObject({ served: 0, left: 0, load: [0, 0] });
    expect(figures.tiers.regular).toMatchObject({ count: 0, meanWait: null });
  });
});

const crowd = fc
  .array(
    fc.record({
      tier: fc.constantFrom(...tiers),
      gap: fc.oneof(fc.constant(0), fc.nat(30)),
      service: fc.oneof(fc.constant(0), fc.nat(90)),
      patience: fc.option(fc.nat(120), { nil: undefined }),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map((people) => {
    let at = 0;
    return people.map(({ gap, patience, ...person }): PlainVisitor => {
      at += gap;
      return { ...person, at, ...(patience !== undefined && { patience }) };
    });
  });

it.each(rules)('%s: the same as the plain simulation, whoever comes', (_, rule) => {
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 4 }), (people, counters) => {
      expect(run(people, counters, rule)).toEqual(plainSimulation(people, rule, counters));
    }),
    { numRuns: 60 },
  );
});

describe.runIf(thereIsData)('all of February', () => {
  it.each(rules)('under %s: ticket by ticket as the plain simulation', async (_, rule) => {
    const { book, reading } = await readArrivals(
      calls,
      () => undefined,
      () => undefined,
    );
    expect([reading.rows, reading.rejected, reading.unknownColumns]).toEqual([
      31_104,
      0,
      ['server'],
    ]);
    // Few counters, so that many wait; and everyone's patience, so that they do not pile up for ever.
    const counters = 6;
    const arrivals = book.arrivals('data');
    const people = Array.from({ length: arrivals.count }, (__, place): PlainVisitor => ({
      tier: tiers[arrivals.tier[place]!]!,
      at: arrivals.arrivedAt[place]! / 1000,
      service: arrivals.service[place]! / 1000,
      patience: arrivals.patience![place]! / 1000,
    }));
    const result = simulate(arrivals, rule, counters);
    const plain = plainSimulation(people, rule, counters);
    const odd = outcomesOf(arrivals, result).findIndex(
      (outcome, place) => JSON.stringify(outcome) !== JSON.stringify(plain[place]),
    );
    expect(odd === -1 ? 'equal' : [odd, plain[odd]]).toBe('equal');
    // It was worth comparing: people did wait.
    expect(figuresOf(arrivals, result).tiers.regular.max).toBeGreaterThan(300);
  });
});
