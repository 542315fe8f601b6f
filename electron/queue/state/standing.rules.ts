import type {
  Appointment,
  KeptAppointment,
  QueueStanding,
} from '../../../shared/model/hall/appointment.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import type { CarePrecedence, FloorPolicy } from '../../../shared/model/hall/policy.ts';
import type { CareClass } from '../../../shared/model/hall/ticket.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';

/** The standing and position of a new ticket, where these differ from its own tier and arrival. */
export interface Place {
  readonly standing: QueueStanding | null;
  /** Position in the order of arrival; null: last. */
  readonly order: number | null;
}

const careTier: Readonly<Record<CarePrecedence, Tier | null>> = {
  none: null,
  'within-tier': null,
  'as-gold': 'gold',
  'as-platinum': 'platinum',
  'as-diamond': 'diamond',
  'after-diamond': 'platinum',
};

/** The standing of a ticket taken now, from care and appointment as the branch has set them. */
export function placeOf(
  state: FloorState,
  policy: FloorPolicy,
  now: Instant,
  client: {
    readonly tier: Tier;
    readonly care: CareClass;
    readonly kept: KeptAppointment | null;
  },
): Place {
  const { tier, care, kept } = client;
  const precedence = care === 'none' ? 'none' : policy.care[care];
  const raised = careTier[precedence];
  const as = raised !== null && tierRank(raised) < tierRank(tier) ? raised : tier;
  // "After diamond" goes first within platinum. For a diamond client it changes nothing.
  const first =
    precedence === 'within-tier' || (precedence === 'after-diamond' && as === 'platinum');
  const given = kept?.timing === 'in-time' ? policy.appointments.standing : 'none';
  const since = given === 'as-appointed' && kept ? Math.min(now, kept.at) : now;
  const nextFrom = given === 'next' && kept ? Math.max(now, kept.at) : null;
  const plain = as === tier && !first && since === now && nextFrom === null;
  return {
    standing: plain ? null : { tier: as, first, since, nextFrom },
    order: since < now ? orderAt(state, since) : null,
  };
}

/** Whether an arrival at this instant is early, in time or late for its appointment. */
export function keptBy(appointment: Appointment, now: Instant): KeptAppointment {
  const { id, at, from, until } = appointment;
  return { id, at, timing: now < from ? 'early' : now > until ? 'late' : 'in-time' };
}

/** The position for an arrival at a past instant: before all who came later. */
function orderAt(state: FloorState, at: Instant): number | null {
  let later = Infinity;
  for (const ticket of state.tickets.values()) {
    if ((ticket.standing?.since ?? ticket.takenAt) > at) later = Math.min(later, ticket.order);
  }
  if (later === Infinity) return null;
  let earlier = later - 1;
  for (const { order } of state.tickets.values()) {
    if (order < later) earlier = Math.max(earlier, order);
  }
  return (earlier + later) / 2;
}
