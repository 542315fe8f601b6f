import type { CallBasis, CallingRule } from './calling-rule.ts';
import type { Instant } from './dates.ts';
import type { Tier } from './tier.ts';

/** Why a ticket stands where it stands in the waiting line, as values for a sentence. */
export interface Why {
  basis: CallBasis;
  rank: number;
  /** Earlier arrivals that it stands before. */
  ahead: number;
  /** Among those, the ticket that was passed most often; of equals the one to be called first. */
  nearest: { number: string; tier: Tier; overtaken: number } | null;
  overtaken: number;
  maxOvertakes: number | null;
  promisedBy: Instant;
  moveReason: string | null;
  /** The tier as which the rule takes it, where care raises it above its own. */
  asTier: Tier | null;
  /** It has the place of one who came at this instant: an appointment that was kept. */
  placedAt: Instant | null;
  /** Numbers of the nearest of those before it (`rank` - 1 in all), in serving order. */
  before: string[];
}

/** So many of those before a ticket are named. */
const beforeShown = 3;

/** What the explanation looks at in a waiting ticket. */
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

/** Explains one place of the line, which is in serving order. @returns null where nobody stands there */
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
