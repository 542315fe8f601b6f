import { percentile } from '../../shared/model/percentile.ts';
import type { ChecklistItem } from '../../shared/model/hall/checklist.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';

/** One tier's day so far: calls, waits of called tickets in seconds, the most overtakes. */
export interface TierFigures {
  readonly called: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly maxOvertaken: number;
  /** Tickets within the wait target, of those decided by now. */
  readonly kept: number;
  readonly promised: number;
}

/** Seconds from taking the number to the first call of the visit. */
export function waitedSeconds({ firstCalledAt, takenAt }: Ticket): number | null {
  return firstCalledAt === null ? null : Math.max(0, (firstCalledAt - takenAt) / 1000);
}

/** Waits and overtakes of the day, by tier. */
export function tierFigures(state: FloorState, now: Instant): Record<Tier, TierFigures> {
  const waits: Record<Tier, number[]> = { diamond: [], platinum: [], gold: [], regular: [] };
  const overtaken: Record<Tier, number> = { diamond: 0, platinum: 0, gold: 0, regular: 0 };
  for (const ticket of state.tickets.values()) {
    const waited = waitedSeconds(ticket);
    if (waited !== null) waits[ticket.tier].push(waited);
    overtaken[ticket.tier] = Math.max(overtaken[ticket.tier], ticket.overtaken);
  }
  const promises = promisesByTier(state, now);
  const of = (tier: Tier): TierFigures => {
    const sorted = waits[tier].sort((a, b) => a - b);
    return {
      called: sorted.length,
      p50: percentile(sorted, 50),
      p90: percentile(sorted, 90),
      maxOvertaken: overtaken[tier],
      kept: promises[tier].kept,
      promised: promises[tier].total,
    };
  };
  return {
    diamond: of('diamond'),
    platinum: of('platinum'),
    gold: of('gold'),
    regular: of('regular'),
  };
}

/** Tickets within the wait target, of those decided by now. */
export interface PromiseFigures {
  readonly kept: number;
  readonly total: number;
}

/**
 * Whether a ticket was called within its wait target. false: called late, or the target has passed without a call.
 * null: not decided yet, or the client left before the target.
 */
export function promiseKeptFor(ticket: Ticket, now: Instant): boolean | null {
  const { firstCalledAt, endedAt, promisedBy } = ticket;
  if (firstCalledAt !== null) return firstCalledAt <= promisedBy;
  return (endedAt ?? now) > promisedBy ? false : null;
}

function promisesByTier(state: FloorState, now: Instant): Record<Tier, PromiseFigures> {
  const counts = { diamond: none(), platinum: none(), gold: none(), regular: none() };
  for (const ticket of state.tickets.values()) {
    const kept = promiseKeptFor(ticket, now);
    if (kept === null) continue;
    counts[ticket.tier].total += 1;
    if (kept) counts[ticket.tier].kept += 1;
  }
  return counts;
}

const none = () => ({ kept: 0, total: 0 });

/** Wait targets of the day, all tiers together. */
export function promiseKept(state: FloorState, now: Instant): PromiseFigures {
  const byTier = Object.values(promisesByTier(state, now));
  return {
    kept: byTier.reduce((sum, { kept }) => sum + kept, 0),
    total: byTier.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Checklist items done, of those due on called tickets. A skipped item counts as due and not done. */
export function checklistFigures(state: FloorState): {
  done: number;
  due: number;
  mostMissed: ChecklistItem | null;
} {
  let done = 0;
  let due = 0;
  const missed = new Map<ChecklistItem, number>();
  for (const ticket of state.tickets.values()) {
    if (ticket.firstCalledAt === null) continue;
    for (const entry of ticket.checklist) {
      due += 1;
      if (entry.state === 'done') done += 1;
      else missed.set(entry.item, (missed.get(entry.item) ?? 0) + 1);
    }
  }
  const [most] = [...missed].sort((a, b) => b[1] - a[1]);
  return { done, due, mostMissed: most?.[0] ?? null };
}

/** The ticket that has waited longest, of all tiers. */
export function longestWaiting(state: FloorState): Ticket | null {
  let longest: Ticket | null = null;
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== 'waiting') continue;
    if (!longest || ticket.takenAt < longest.takenAt) longest = ticket;
  }
  return longest;
}

/** How many services a person has completed today, and their mean time in seconds. */
export function servedAt(
  state: FloorState,
  staffNo: string,
): { served: number; mean: number | null } {
  let served = 0;
  let seconds = 0;
  for (const ticket of state.tickets.values()) {
    for (const part of ticket.done) {
      if (part.staffNo !== staffNo) continue;
      served += 1;
      seconds += Math.max(0, part.endedAt - part.startedAt) / 1000;
    }
  }
  return { served, mean: served === 0 ? null : seconds / served };
}
