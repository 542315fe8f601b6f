import { expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';
import { createRandom } from '../../demo/index.ts';
import { simulate, waited, type Arrivals } from './simulation.rules.ts';

const hour = 3_600_000;

/** Poisson arrivals and exponential services, in whole milliseconds. Rates per hour. */
function poisson(seed: number, count: number, lambda: readonly number[], mu: number): Arrivals {
  const random = createRandom(seed, 'queueing');
  const exponential = (rate: number) => (-Math.log(1 - random.next()) / rate) * hour;
  const total = lambda.reduce((sum, rate) => sum + rate, 0);
  const classes = lambda.map((rate, rank) => [rank, rate] as const);
  const arrivals = {
    count,
    arrivedAt: new Float64Array(count),
    tier: new Uint8Array(count),
    service: new Float64Array(count),
    patience: null,
  };
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    at += exponential(total);
    arrivals.arrivedAt[place] = Math.round(at);
    arrivals.tier[place] = random.weighted(classes);
    arrivals.service[place] = Math.round(exponential(mu));
  }
  return arrivals;
}

/** Mean wait of each tier in hours, with the half width of its confidence interval by batch means. */
function measured(arrivals: Arrivals, rule: CallingRule, counters: number) {
  const result = simulate(arrivals, rule, counters);
  const batches = 40;
  // Student's t of 39 degrees at 99.9 %: the seeds are fixed, so it passes for ever or never.
  const t = 3.56;
  const warm = arrivals.count / 50;
  return tiers.map((_, rank) => {
    const sums = new Float64Array(batches);
    const counts = new Float64Array(batches);
    for (let place = warm; place < arrivals.count; place += 1) {
      if (arrivals.tier[place] !== rank) continue;
      const batch = Math.floor(((place - warm) / (arrivals.count - warm)) * batches);
      sums[batch]! += waited(arrivals, result, place) / hour;
      counts[batch]! += 1;
    }
    const means = sums.map((sum, batch) => sum / counts[batch]!);
    const mean = means.reduce((sum, value) => sum + value, 0) / batches;
    const spread = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
    return { mean, half: t * Math.sqrt(spread / batches) };
  });
}

/** Erlang's C: the chance that all of `c` counters are busy. */
function allBusy(c: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= c; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / c) * (1 - blocked));
}

/** Cobham: mean waits of non-preemptive priorities, the first class foremost. */
function cobham(c: number, mu: number, lambda: readonly number[]): number[] {
  const total = lambda.reduce((sum, rate) => sum + rate, 0);
  const base = allBusy(c, total / mu) / (c * mu);
  let before = 1;
  return lambda.map((rate) => {
    const after = before - rate / (c * mu);
    const wait = base / (before * after);
    before = after;
    return wait;
  });
}

/** Kleinrock: mean waits where priority grows by `rates[i]` × wait, the first class fastest. */
function kleinrock(
  c: number,
  mu: number,
  lambda: readonly number[],
  rates: readonly number[],
): number[] {
  const total = lambda.reduce((sum, rate) => sum + rate, 0);
  const fifo = allBusy(c, total / mu) / (c * mu - total);
  const rho = lambda.map((rate) => rate / (c * mu));
  const waits = lambda.map(() => 0);
  // From the slowest class up: each needs the waits of the slower ones.
  for (let own = lambda.length - 1; own >= 0; own -= 1) {
    let over = fifo;
    let under = 1;
    lambda.forEach((_, other) => {
      const [load, ratio] = [rho[other]!, rates[other]! / rates[own]!];
      if (other > own) over -= load * waits[other]! * (1 - ratio);
      if (other < own) under -= load * (1 - 1 / ratio);
    });
    waits[own] = over / under;
  }
  return waits;
}

const lambda = [2, 4, 3, 2];

it('the formula is that of the published table', () => {
  expect(cobham(5, 4, lambda).map((wait) => Number(wait.toFixed(4)))).toEqual([
    0.0099, 0.0142, 0.0232, 0.0361,
  ]);
});

it('diamond-first waits as long as Cobham says, within its own confidence interval', () => {
  const got = measured(poisson(1, 1_000_000, lambda, 4), { kind: 'diamond-first' }, 5);
  cobham(5, 4, lambda).forEach((wait, rank) => {
    const { mean, half } = got[rank]!;
    expect(Math.abs(mean - wait)).toBeLessThan(half);
    // An interval that holds everything would prove nothing.
    expect(half / wait).toBeLessThan(0.1);
  });
});

it.each([
  ['one counter', 1, 14],
  ['five counters', 5, 2.8],
])('accumulating waits as long as Kleinrock says, with %s', (_, counters, mu) => {
  const rates = { diamond: 8, platinum: 4, gold: 2, regular: 1 };
  const got = measured(poisson(2, 400_000, lambda, mu), { kind: 'accumulating', rates }, counters);
  kleinrock(counters, mu, lambda, Object.values(rates)).forEach((wait, rank) => {
    const { mean, half } = got[rank]!;
    expect(Math.abs(mean - wait)).toBeLessThan(half);
    expect(half / wait).toBeLessThan(0.1);
  });
});

it('with equal rates everyone waits as long as under fifo', () => {
  const arrivals = poisson(3, 20_000, lambda, 2.8);
  const rates = { diamond: 1, platinum: 1, gold: 1, regular: 1 };
  const equal = simulate(arrivals, { kind: 'accumulating', rates }, 5);
  expect(equal.calledAt).toEqual(simulate(arrivals, { kind: 'fifo' }, 5).calledAt);
});
