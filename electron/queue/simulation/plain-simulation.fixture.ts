import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { plainChoice } from '../calling/plain-calling.fixture.ts';
import type { Arrivals } from './simulation.rules.ts';

/** Someone who comes in, in seconds. */
export interface PlainVisitor {
  readonly tier: Tier;
  readonly at: number;
  readonly service: number;
  /** Leaves when not called strictly before this long. */
  readonly patience?: number;
}

/** What became of someone; null for one who left. */
export type PlainOutcome = {
  readonly calledAt: number;
  readonly counter: number;
  readonly overtaken: number;
} | null;

/** Arrivals of the simulator from visitors, who must come in order. */
export function arrivalsOf(visitors: readonly PlainVisitor[]): Arrivals {
  return {
    count: visitors.length,
    arrivedAt: Float64Array.from(visitors, ({ at }) => at * 1000),
    tier: Uint8Array.from(visitors, ({ tier }) => tiers.indexOf(tier)),
    service: Float64Array.from(visitors, ({ service }) => service * 1000),
    patience: Float64Array.from(visitors, ({ patience = Infinity }) => patience * 1000),
  };
}

/** The simulation as the exchange formats tell it, step by step over plain lists: slow, to compare with. */
export function plainSimulation(
  visitors: readonly PlainVisitor[],
  rule: CallingRule,
  counters: number,
): PlainOutcome[] {
  const outcomes: PlainOutcome[] = visitors.map(() => null);
  const coming = visitors.map((visitor, order) => ({
    ...visitor,
    order,
    takenAt: visitor.at * 1000,
    leavesAt: visitor.at + (visitor.patience ?? Infinity),
    overtaken: 0,
    moved: 0,
  }));
  let waiting: typeof coming = [];
  // When each counter's service ends; null: it is free.
  const ends: (number | null)[] = Array.from({ length: counters }, () => null);
  let turn = 0;
  let next = 0;
  for (;;) {
    const now = Math.min(
      coming[next]?.at ?? Infinity,
      ...ends.map((end) => end ?? Infinity),
      ...waiting.map(({ leavesAt }) => leavesAt),
    );
    if (now === Infinity) return outcomes;
    for (let again = true; again;) {
      again = false;
      ends.forEach((end, counter) => {
        if (end === now) ends[counter] = null;
      });
      for (; coming[next]?.at === now; next += 1) waiting.push(coming[next]!);
      waiting = waiting.filter(({ leavesAt }) => leavesAt > now);
      for (let counter = 0; counter < counters; counter += 1) {
        if (ends[counter] !== null) continue;
        const choice = plainChoice(waiting, rule, now * 1000, turn);
        if (!choice) break;
        const { order, overtaken, service } = choice.ticket;
        turn = choice.turn;
        waiting = waiting.filter((other) => other !== choice.ticket);
        for (const other of waiting) if (other.order < order) other.overtaken += 1;
        outcomes[order] = { calledAt: now, counter: counter + 1, overtaken };
        ends[counter] = now + service;
        if (service === 0) again = true;
      }
    }
  }
}
