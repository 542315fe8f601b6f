import type { ChecklistItem } from '../../shared/model/checklist.ts';
import type { FloorState, Ticket } from '../../shared/model/floor.ts';
import type { Tier } from '../../shared/model/tier.ts';
import { promisedBy } from './alerts.rules.ts';

/** One tier's day so far: calls, waits of those called in seconds, overtakes at most. */
export interface TierFigures {
  readonly called: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly maxOvertaken: number;
}

/** Seconds from taking the number to being called. */
export function waitedSeconds(ticket: Ticket): number | null {
  return ticket.calledAt === null ? null : Math.max(0, (ticket.calledAt - ticket.takenAt) / 1000);
}

/** The value below which the share `p` of sorted values lies (nearest rank); null of none. */
export function percentile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

/** Waits and overtakes of the day per tier. */
export function tierFigures(state: FloorState): Record<Tier, TierFigures> {
  const waits: Record<Tier, number[]> = { diamond: [], platinum: [], gold: [], regular: [] };
  const overtaken: Record<Tier, number> = { diamond: 0, platinum: 0, gold: 0, regular: 0 };
  for (const ticket of state.tickets.values()) {
    const waited = waitedSeconds(ticket);
    if (waited !== null) waits[ticket.tier].push(waited);
    overtaken[ticket.tier] = Math.max(overtaken[ticket.tier], ticket.overtaken);
  }
  const of = (tier: Tier): TierFigures => {
    const sorted = waits[tier].sort((a, b) => a - b);
    return {
      called: sorted.length,
      p50: percentile(sorted, 0.5),
      p90: percentile(sorted, 0.9),
      maxOvertaken: overtaken[tier],
    };
  };
  return {
    diamond: of('diamond'),
    platinum: of('platinum'),
    gold: of('gold'),
    regular: of('regular'),
  };
}

/** Calls within their promise, of all calls of the day. */
export function promiseKept(state: FloorState): { kept: number; total: number } {
  let kept = 0;
  let total = 0;
  for (const ticket of state.tickets.values()) {
    if (ticket.calledAt === null) continue;
    total += 1;
    if (ticket.calledAt <= promisedBy(state, ticket)) kept += 1;
  }
  return { kept, total };
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
    if (ticket.calledAt === null) continue;
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

/** Tickets served at a counter today and the mean time of their service in seconds. */
export function servedAt(
  state: FloorState,
  staffNo: string,
): { served: number; mean: number | null } {
  let served = 0;
  let seconds = 0;
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== 'completed' || ticket.staffNo !== staffNo) continue;
    if (ticket.startedAt === null || ticket.endedAt === null) continue;
    served += 1;
    seconds += Math.max(0, ticket.endedAt - ticket.startedAt) / 1000;
  }
  return { served, mean: served === 0 ? null : seconds / served };
}
