import type { CallBasis, CallingRule } from './calling-rule.ts';
import type { Instant } from '../dates.ts';
import type { Tier } from '../schemes/tier.ts';

/** Why a ticket has its place in the waiting list, as values for a sentence. */
export interface Why {
  basis: CallBasis;
  rank: number;
  /** How many earlier arrivals it is ahead of. */
  ahead: number;
  /** Among those, the most overtaken ticket; of equals the one that is called first. */
  nearest: { number: string; tier: Tier; overtaken: number } | null;
  overtaken: number;
  maxOvertakes: number | null;
  promisedBy: Instant;
  moveReason: string | null;
  /** The tier as which the rule treats it, if care raises it. */
  asTier: Tier | null;
  /** It has the place of an arrival at this instant, because an appointment was kept. */
  placedAt: Instant | null;
  /** Numbers of the nearest tickets before it (of `rank` - 1 in all), in serving order. */
  before: string[];
}

/** How many tickets before it are named. */
const beforeShown = 3;

/** The parts of a waiting ticket that the explanation uses. */
export interface Placed {
  readonly ticket: {
    readonly number: string;
    readonly tier: Tier;
    readonly takenAt: Instant;
    readonly promiseMinutes: number;
    readonly moveReason: string | null;
    readonly asTier: Tier | null;
    readonly placedAt: Instant | null;
  };
  readonly place: {
    readonly basis: CallBasis;
    /** Position in the order of arrival. */
    readonly arrival: number;
    readonly overtaken: number;
  };
}

/** Explains one place of the waiting list, which is in serving order. @returns null if the place is empty */
export function whyAt(line: readonly Placed[], at: number, rule: CallingRule): Why | null {
  const here = line[at];
  if (!here) return null;
  const { ticket, place } = here;
  let ahead = 0;
  let nearest: Placed | null = null;
  for (let later = at + 1; later < line.length; later += 1) {
    const other = line[later];
    if (!other || other.place.arrival > place.arrival) continue;
    ahead += 1;
    if (!nearest || other.place.overtaken > nearest.place.overtaken) nearest = other;
  }
  return {
    basis: place.basis,
    rank: at + 1,
    ahead,
    nearest: nearest && {
      number: nearest.ticket.number,
      tier: nearest.ticket.tier,
      overtaken: nearest.place.overtaken,
    },
    overtaken: place.overtaken,
    maxOvertakes: rule.kind === 'diamond-first' ? (rule.maxOvertakes ?? null) : null,
    promisedBy: ticket.takenAt + ticket.promiseMinutes * 60_000,
    moveReason: ticket.moveReason,
    asTier: ticket.asTier,
    placedAt: ticket.placedAt,
    before: line.slice(Math.max(0, at - beforeShown), at).map((one) => one.ticket.number),
  };
}
