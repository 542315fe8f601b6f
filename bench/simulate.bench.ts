import { createRandom } from '../electron/demo/index.ts';
import { figuresOf } from '../electron/queue/simulation/simulation-figures.rules.ts';
import { simulate, type Arrivals } from '../electron/queue/simulation/simulation.rules.ts';
import type { CallingRule } from '../shared/model/hall/calling-rule.ts';
import { compare, processorTime, report, scaleOption } from './support/measure.ts';
import { rules } from './support/rules.ts';

/*
 * P8: a million tickets under every rule, against ten tenths of them, one after the other: linear is 10 × the mean of a
 * tenth. As many tickets on both sides, so that the processor's caches hold no more of the one than of the other.
 */

const tickets = Math.round(1_000_000 * scaleOption());
const counters = 10;

/** A busy branch that never ends: 97 % load, some without patience. */
function crowd(count: number, which: number): Arrivals {
  const random = createRandom(8 + which, 'bench');
  const arrivals = {
    count,
    arrivedAt: new Float64Array(count),
    tier: new Uint8Array(count),
    service: new Float64Array(count),
    patience: new Float64Array(count),
  };
  const tier = [0, 1, 2, 3].map((rank) => [rank, [5, 10, 20, 65][rank] ?? 0] as const);
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    at += Math.round(-Math.log(1 - random.next()) * 30_900);
    arrivals.arrivedAt[place] = at;
    arrivals.tier[place] = random.weighted(tier);
    arrivals.service[place] = Math.round(-Math.log(1 - random.next()) * 300) * 1000;
    arrivals.patience[place] = random.chance(0.1) ? random.integer(60, 3600) * 1000 : Infinity;
  }
  return arrivals;
}

const large = crowd(tickets, 0);
const tenths = Array.from({ length: 10 }, (_, index) => crowd(Math.round(tickets / 10), index));

function milliseconds(arrivals: Arrivals, rule: CallingRule): number {
  return processorTime(() => figuresOf(arrivals, simulate(arrivals, rule, counters)));
}

function meanOfTenths(rule: CallingRule): number {
  let sum = 0;
  for (const tenth of tenths) sum += milliseconds(tenth, rule);
  return sum / tenths.length;
}

report({
  name: 'simulate',
  figure: 'P8',
  sizes: { tickets, counters },
  comparisons: rules.map(([what, rule]) =>
    compare(
      { what, peer: 'a tenth of the tickets', unit: 'ms', reach: 11, rounds: 5 },
      () => milliseconds(large, rule),
      () => meanOfTenths(rule),
    ),
  ),
});
