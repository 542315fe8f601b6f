import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { createArrivalBook } from '../state/arrival-book.rules.ts';
import { readArrivals } from './arrivals-file.service.ts';
import { coverageOf } from './coverage.rules.ts';
import { arrivalsOf, type PlainVisitor } from './plain-simulation.fixture.ts';
import { createForecastWatch, type Calibrated } from './simulation-forecast.rules.ts';
import { simulate, waited, type Arrivals } from './simulation.rules.ts';

const calls = fileURLToPath(
  new URL('../../../../shared/data/calls/arrivals.csv.gz', import.meta.url),
);
const thereIsData = existsSync(calls);
if (!thereIsData) process.stderr.write('skipped: the real data is not beside this checkout\n');

const diamondFirst: CallingRule = { kind: 'diamond-first' };
const rules: readonly CallingRule[] = [
  { kind: 'fifo' },
  diamondFirst,
  { kind: 'diamond-first', maxOvertakes: 4, maxWaitSeconds: { regular: 600 } },
  { kind: 'accumulating', rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 } },
  { kind: 'ratio', pattern: ['diamond', 'gold', 'regular'] },
];

function predicted(
  arrivals: Arrivals,
  rule: CallingRule,
  counters: number,
  calibrated: Calibrated = 'all',
) {
  const options = { rule, counters, calibrated, seed: 7, patience: arrivals.patience !== null };
  const watch = createForecastWatch(arrivals, options);
  const result = simulate(arrivals, rule, counters, watch);
  return { result, ...watch.predictions };
}

const crowd = fc
  .array(
    fc.record({
      tier: fc.constantFrom(...tiers),
      gap: fc.nat(120),
      service: fc.nat(600),
      patience: fc.option(fc.nat(900), { nil: undefined }),
    }),
    { minLength: 5, maxLength: 25 },
  )
  .map((people) => {
    let at = 0;
    return people.map(({ gap, patience, ...person }): PlainVisitor => {
      at += gap;
      return { ...person, at, ...(patience !== undefined && { patience }) };
    });
  });

/** What a bound costs: its length, and ten times what is waited beyond it. */
const loss = (wait: number, bound: number) => bound + 10 * Math.max(0, wait - bound);

it('says the same twice, the bound never below the median, nothing for one called at once', () => {
  fc.assert(
    fc.property(
      crowd,
      fc.constantFrom(...rules),
      fc.integer({ min: 1, max: 3 }),
      (people, rule, counters) => {
        const arrivals = arrivalsOf(people);
        const { result, p50, p90 } = predicted(arrivals, rule, counters);
        const again = predicted(arrivals, rule, counters);
        expect(again.p50).toEqual(p50);
        expect(again.p90).toEqual(p90);
        people.forEach((_, place) => {
          expect(p90[place]).toBeGreaterThanOrEqual(p50[place]!);
          expect(p50[place]).toBeGreaterThanOrEqual(0);
          if (result.calledAt[place] === arrivals.arrivedAt[place]) expect(p90[place]).toBe(0);
        });
      },
    ),
    { numRuns: 10 },
  );
});

it('looks at nothing that has not happened: the future of the file does not change what was said', () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom(...rules), fc.nat(), (people, rule, cut) => {
      const at = 1 + (cut % (people.length - 1));
      // Those who come at the very instant are known at that instant.
      const known = people.filter((one) => one.at <= people[at]!.at);
      const changed = people.map((one) =>
        one.at <= people[at]!.at ? one : { ...one, tier: 'diamond' as const, service: 5 },
      );
      const [one, other] = [people, changed].map((all) => predicted(arrivalsOf(all), rule, 1));
      expect(other!.p50.subarray(0, known.length)).toEqual(one!.p50.subarray(0, known.length));
      expect(other!.p90.subarray(0, known.length)).toEqual(one!.p90.subarray(0, known.length));
    }),
    { numRuns: 6 },
  );
});

it('knows a line of equal services nearly to the second once it has seen some', () => {
  // One counter, a client every 100 s, each served in 300 s: the n-th waits 200 n.
  const people = Array.from({ length: 60 }, (_, n): PlainVisitor => ({
    tier: 'regular',
    at: 100 * n,
    service: 300,
  }));
  const { p50, p90 } = predicted(arrivalsOf(people), { kind: 'fifo' }, 1, 'waiting');
  expect(Math.abs(p50[59]! / 1000 - 200 * 59)).toBeLessThan(0.06 * 200 * 59);
  expect(p90[59]! / 1000).toBeLessThan(1.25 * 200 * 59);
});

it('expects later diamonds to pass a regular client, who therefore waits longer than under fifo', () => {
  const people = Array.from({ length: 120 }, (_, n): PlainVisitor => ({
    tier: n % 2 === 0 ? 'diamond' : 'regular',
    at: 100 * n,
    service: 110,
  }));
  const last = { tier: 'regular', at: 12_000, service: 60 } as const;
  const arrivals = arrivalsOf([...people, last]);
  const first = predicted(arrivals, diamondFirst, 1, 'waiting').p50[120]!;
  expect(first).toBeGreaterThan(
    1.2 * predicted(arrivals, { kind: 'fifo' }, 1, 'waiting').p50[120]!,
  );
});

describe.runIf(thereIsData)('three days of real calls', () => {
  // With six counters people wait about as long as they did (docs/decisions, forecast).
  const counters = 6;
  const days = ['1999-02-14', '1999-02-15', '1999-02-16'];

  async function threeDays(): Promise<Arrivals> {
    const { book } = await readArrivals(
      calls,
      () => undefined,
      () => undefined,
    );
    const all = book.arrivals('none');
    const part = createArrivalBook();
    for (let place = 0; place < all.count; place += 1) {
      const at = all.arrivedAt[place]!;
      if (!days.includes(new Date(at).toISOString().slice(0, 10))) continue;
      part.add({
        ref: all.refAt(place),
        arrivedAt: at,
        tier: tiers[all.tier[place]!]!,
        service: all.service[place]!,
        leftAfter: null,
        business: String(all.business![place]),
      });
    }
    return part.arrivals('none');
  }

  it.each(['fifo', 'diamond-first'] as const)(
    'under %s nine of ten keep within the bound, and it is not a careless one',
    async (kind) => {
      const arrivals = await threeDays();
      const { result, ...predictions } = predicted(arrivals, { kind }, counters);
      const coverage = coverageOf(arrivals, result, predictions);
      expect(coverage.all).toBeGreaterThan(0.87);
      expect(coverage.all).toBeLessThan(0.93);
      // Half of those who wait do so no longer than the median.
      expect(coverage.median).toBeGreaterThan(0.42);
      expect(coverage.median).toBeLessThan(0.6);
      // Sharper than the best that could be said to each tier without looking at the floor, by the loss whose least
      // is at the true bound.
      let [ours, blunt] = [0, 0];
      tiers.forEach((_, rank) => {
        const places = Array.from({ length: arrivals.count }, (__, place) => place).filter(
          (place) => arrivals.tier[place] === rank && waited(arrivals, result, place) > 0,
        );
        const waits = places.map((place) => waited(arrivals, result, place)).sort((x, y) => x - y);
        const usual = waits[Math.floor(0.9 * waits.length)] ?? 0;
        for (const place of places) {
          const wait = waited(arrivals, result, place);
          ours += loss(wait, predictions.p90[place]!);
          blunt += loss(wait, usual);
        }
      });
      expect(ours).toBeLessThan(0.95 * blunt);
    },
    60_000,
  );
});
