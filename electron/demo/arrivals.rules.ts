import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { CareClass } from '../../shared/model/hall/ticket.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { tiers } from '../../shared/model/schemes/tier.ts';
import { careOf, secondsOf, serviceFor } from './errands.rules.ts';
import type { Random, Weighted } from './clients/random.rules.ts';
import { createRandom } from './clients/random.rules.ts';
import type { DemoVisitor } from './visitors.rules.ts';

/** Someone comes through the door. */
export interface DemoArrival {
  readonly at: Instant;
  /** Null: nobody that the branch knows. */
  readonly clientNo: string | null;
  readonly service: string;
  /** How long serving them takes. */
  readonly serviceSeconds: number;
  readonly care: CareClass;
}

const hourMs = 60 * 60_000;
const zoneOffsetMs = 8 * hourMs;

/** People an hour from this hour on. A demo shown at night still has people coming in, at the usual rate. */
const perHour: readonly (readonly [hour: number, rate: number])[] = [
  [0, 40],
  [8.5, 52],
  [9.5, 58],
  [10.5, 48],
  [12, 32],
  [13.5, 44],
  [15.5, 36],
  [17, 40],
];
const busiest = Math.max(...perHour.map(([, rate]) => rate));

/** Who comes: VIPs come more often than their number says. */
const who: Weighted<Tier | 'stranger'> = [
  ['diamond', 2.5],
  ['platinum', 8],
  ['gold', 19],
  ['regular', 52.5],
  ['stranger', 18],
];

/**
 * People coming in between two instants, in order; nobody twice. A later `to` only adds to the end of the list.
 * @param options.pace 1: a usual day; 3: three times as many.
 */
export function demoArrivals(options: {
  readonly seed: number;
  readonly visitors: readonly DemoVisitor[];
  readonly from: Instant;
  readonly to: Instant;
  readonly pace: number;
}): readonly DemoArrival[] {
  const { seed, visitors, from, to, pace } = options;
  if (!(pace > 0)) throw new RangeError('pace must be above zero');
  const random = createRandom(seed, `arrivals ${from}`);
  const queues = new Map(
    tiers.map((tier) => [tier, random.shuffle(visitors.filter((one) => one.tier === tier))]),
  );
  const list: DemoArrival[] = [];
  let at = from;
  for (;;) {
    // Thinning: candidates at the busiest hour's rate, of which quieter hours keep their part.
    at += Math.ceil((-Math.log(1 - random.next()) * hourMs) / (busiest * pace));
    if (at >= to) return list;
    if (!random.chance(rateAt(at) / busiest)) continue;
    const group = random.weighted(who);
    const visitor = group === 'stranger' ? undefined : queues.get(group)?.pop();
    list.push(arrival(random, at, visitor ?? null));
  }
}

function arrival(random: Random, at: Instant, visitor: DemoVisitor | null): DemoArrival {
  const service = serviceFor(random, visitor);
  return {
    at,
    clientNo: visitor?.clientNo ?? null,
    service,
    serviceSeconds: secondsOf(random, service),
    care: careOf(random, visitor, businessDateOf(at)),
  };
}

function rateAt(at: Instant): number {
  const hour = ((at + zoneOffsetMs) % (24 * hourMs)) / hourMs;
  return perHour.findLast(([from]) => hour >= from)?.[1] ?? busiest;
}
