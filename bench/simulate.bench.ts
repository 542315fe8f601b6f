import { createRandom } from '../electron/demo/index.ts';
import { figuresOf } from '../electron/queue/simulation-figures.rules.ts';
import { simulate, type Arrivals } from '../electron/queue/simulation.rules.ts';
import type { CallingRule } from '../shared/model/calling-rule.ts';
import { compare, processorTime, report, scaleOption } from './measure.ts';
import { rules } from './rules.ts';

/* P8: a million tickets under every rule, against a tenth of them: linear is 10 ×. */

const tickets = Math.round(1_000_000 * scaleOption());
const counters = 10;

/** A busy branch that never ends: 97 % load, some without patience. */
function crowd(count: number): Arrivals {
  const random = createRandom(8, 'bench');
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

const large = crowd(tickets);
const small = crowd(Math.round(tickets / 10));

function milliseconds(arrivals: Arrivals, rule: CallingRule): number {
  return processorTime(() => figuresOf(arrivals, simulate(arrivals, rule, counters)));
}

/** The short run is taken a few times: by itself a passing neighbour would be a tenth of it. */
function meanOfSome(rule: CallingRule): number {
  const some = 4;
  let sum = 0;
  for (let run = 0; run < some; run += 1) sum += milliseconds(small, rule);
  return sum / some;
}

report({
  name: 'simulate',
  figure: 'P8',
  sizes: { tickets, counters },
  comparisons: rules.map(([what, rule]) =>
    compare(
      { what, peer: 'a tenth of the tickets', unit: 'ms', reach: 11, rounds: 5 },
      () => milliseconds(large, rule),
      () => meanOfSome(rule),
    ),
  ),
});
