import type { ChecklistItem } from '../../shared/model/checklist.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../shared/model/floor.ts';
import type { Tier } from '../../shared/model/tier.ts';

/** One tier's day so far: calls, waits of those called in seconds, overtakes at most. */
export interface TierFigures {
  readonly called: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly maxOvertaken: number;
  /** Promises kept, of those kept or broken by now. */
  readonly kept: number;
  readonly promised: number;
}

/** Seconds from taking the number to the first call of the visit. */
export function waitedSeconds({ firstCalledAt, takenAt }: Ticket): number | null {
  return firstCalledAt === null ? null : Math.max(0, (firstCalledAt - takenAt) / 1000);
}

/** The value below which the share `p` of sorted values lies (nearest rank); null of none. */
export function percentile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

/** Waits and overtakes of the day per tier. */
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
      p50: percentile(sorted, 0.5),
      p90: percentile(sorted, 0.9),
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

/** Promises kept, of those kept or broken by now. */
export interface PromiseFigures {
  readonly kept: number;
  readonly total: number;
}

/**
 * Whether the promise of a ticket was kept: called in time. Broken: called late, or not called when it ended. null while
 * that is open, and for one who went before it ended.
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

/** Promises of the day, all tiers together. */
export function promiseKept(state: FloorState, now: Instant): PromiseFigures {
  const byTier = Object.values(promisesByTier(state, now));
  return {
    kept: byTier.reduce((sum, { kept }) => sum + kept, 0),
    total: byTier.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Checklist items done, of those due on tickets that were called; a skipped item was due and is not done. */
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

/** The longest waiting of all, in whatever tier. */
export function longestWaiting(state: FloorState): Ticket | null {
  let longest: Ticket | null = null;
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== 'waiting') continue;
    if (!longest || ticket.takenAt < longest.takenAt) longest = ticket;
  }
  return longest;
}

/** Services that a person did today and the mean time of their service in seconds. */
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
