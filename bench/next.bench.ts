import { createWaitingLine } from '../electron/queue/calling/waiting-line.rules.ts';
import type { CallingRule } from '../shared/model/hall/calling-rule.ts';
import { tiers } from '../shared/model/schemes/tier.ts';
import { compare, processorTime, report, scaleOption } from './support/measure.ts';
import { rules } from './support/rules.ts';

/* P6: choosing and calling the next of 10,000 waiting while one more joins, against a ring buffer's push and shift. */

const services = 4;
const every = [0, 1, 2, 3];
const waiting = Math.round(10_000 * scaleOption());
const calls = 400_000;

/** Nanoseconds for one call and one joining. */
function ours(rule: CallingRule): number {
  const line = createWaitingLine({ rule, services });
  let now = 0;
  const join = (count: number) => {
    now += 1000;
    // Strides without a common divisor: every tier meets every service.
    line.join(tiers[(count * 7) % 4] ?? 'regular', (count * 11 + (count >> 2)) % services, now);
  };
  for (let count = 0; count < waiting; count += 1) join(count);
  const cost = processorTime(() => {
    for (let count = 0; count < calls; count += 1) {
      const { key, turn } = line.choose(now, every);
      line.call(key, every, turn);
      join(count);
    }
  });
  return (cost / calls) * 1e6;
}

/** The same for the simplest queue there is: tickets in a ring, nobody ever passed. */
function theirs(): number {
  const mask = 2 ** Math.ceil(Math.log2(waiting + 1)) - 1;
  const ring = new Array<{ place: number; at: number } | undefined>(mask + 1).fill(undefined);
  let head = 0;
  let tail = 0;
  const push = (at: number) => {
    ring[tail & mask] = { place: tail, at };
    tail += 1;
  };
  for (let count = 0; count < waiting; count += 1) push(count);
  let sum = 0;
  const cost = processorTime(() => {
    for (let count = 0; count < calls; count += 1) {
      sum += ring[head & mask]?.at ?? 0;
      ring[head & mask] = undefined;
      head += 1;
      push(count);
    }
  });
  if (sum < 0) throw new Error('never');
  return (cost / calls) * 1e6;
}

report({
  name: 'next',
  figure: 'P6',
  sizes: { waiting, calls, services },
  comparisons: rules.map(([what, rule]) =>
    compare(
      { what, peer: 'ring buffer push + shift', unit: 'ns', reach: 40 },
      () => ours(rule),
      theirs,
    ),
  ),
});
