import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { chooseNext, type Candidate } from './calling.rules.ts';
import { plainChoice } from './plain-calling.fixture.ts';
import { createWaitingLine } from './waiting-line.rules.ts';

const services = 3;

/** Each counter's services; the first does everything. */
const counters = [[0, 1, 2], [0], [1, 2], [2]];

type Step =
  | { readonly act: 'join'; readonly tier: Tier; readonly service: number }
  | { readonly act: 'call'; readonly counter: number }
  | { readonly act: 'leave' | 'move'; readonly who: number }
  | { readonly act: 'wait'; readonly seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('join' as const),
      tier: fc.constantFrom(...tiers),
      service: fc.nat(services - 1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('call' as const),
      counter: fc.nat(counters.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom('leave' as const, 'move' as const),
      who: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('wait' as const), seconds: fc.nat(120) }),
  },
);

const seconds = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined });

const anyRule: fc.Arbitrary<CallingRule> = fc.oneof(
  fc.constant<CallingRule>({ kind: 'fifo' }),
  fc.record({
    kind: fc.constant('diamond-first' as const),
    maxWaitSeconds: fc.option(
      fc.record({ diamond: seconds, platinum: seconds, gold: seconds, regular: seconds }),
      { nil: undefined },
    ),
    maxOvertakes: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('accumulating' as const),
    rates: fc.record({
      diamond: fc.nat(8),
      platinum: fc.nat(6),
      gold: fc.nat(4),
      regular: fc.nat(2),
    }),
  }),
  fc.record({
    kind: fc.constant('ratio' as const),
    pattern: fc.array(fc.constantFrom(...tiers), { minLength: 1, maxLength: 6 }),
  }),
);

type Waiting = { -readonly [K in keyof Candidate]: Candidate[K] } & { readonly service: number };

it('the line, the live floor and the obvious way call the same ticket for the same reason', () => {
  let calls = 0;
  fc.assert(
    fc.property(anyRule, fc.array(step, { maxLength: 120, size: 'max' }), (rule, steps) => {
      const line = createWaitingLine({ rule, services }, 4);
      const waiting: Waiting[] = [];
      let now = 1_000_000;
      let joined = 0;
      let moves = 0;
      let turn = 0;
      const remove = (ticket: Waiting) => waiting.splice(waiting.indexOf(ticket), 1);
      for (const one of steps) {
        if (one.act === 'wait') now += one.seconds * 1000;
        if (one.act === 'join') {
          const order = line.join(one.tier, one.service, now);
          expect(order).toBe(joined);
          joined += 1;
          const { tier, service } = one;
          waiting.push({ tier, service, order, takenAt: now, overtaken: 0, moved: 0 });
        }
        if (one.act === 'leave' || one.act === 'move') {
          const ticket = waiting[one.who % Math.max(1, waiting.length)];
          if (!ticket) continue;
          if (one.act === 'leave') {
            remove(ticket);
            line.leave(ticket.order);
          } else {
            moves += 1;
            ticket.moved = moves;
            line.move(ticket.order);
          }
        }
        if (one.act === 'call') {
          const does = counters[one.counter]!;
          const able = waiting.filter(({ service }) => does.includes(service));
          const plain = plainChoice(able, rule, now, turn);
          const live = chooseNext(able, rule, now, turn);
          const { key, basis, turn: after } = line.choose(now, does);
          expect(key).toBe(plain?.ticket.order ?? -1);
          expect(live?.ticket).toBe(plain?.ticket);
          if (!plain || !live) continue;
          calls += 1;
          expect([basis, after]).toEqual([live.basis, live.turn]);
          expect([basis, after]).toEqual([plain.basis, plain.turn]);
          expect(line.overtaken(key)).toBe(plain.ticket.overtaken);
          for (const other of able) if (other.order < key) other.overtaken += 1;
          remove(plain.ticket);
          line.call(key, does, after);
          turn = after;
        }
        expect(line.size()).toBe(waiting.length);
      }
    }),
    { numRuns: 600 },
  );
  expect(calls).toBeGreaterThan(5000);
});
