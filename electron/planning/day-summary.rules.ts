import { checklistItems, type ChecklistItem } from '../../shared/model/hall/checklist.ts';
import { branchOffsetMs, type Instant } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/schemes/tier.ts';

/** Items done of those due. */
export interface Done {
  readonly done: number;
  readonly due: number;
}

/** A day in figures that can be added to those of other days. */
export interface DaySummary {
  /** By quarter hour of the day: 96. */
  readonly arrivals: readonly number[];
  /** By tier rank: seconds until the first call, of those called. */
  readonly waits: readonly (readonly number[])[];
  /** By tier rank: overtakes of each called ticket. */
  readonly overtakes: readonly (readonly number[])[];
  readonly items: ReadonlyMap<ChecklistItem, Done>;
  /** Checklist items by the staff number of who received the client or, if nobody did, served them. */
  readonly people: ReadonlyMap<string, Done>;
}

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;

/** Milliseconds since midnight at the branch. */
export function timeOfDay(at: Instant): number {
  return (((at + branchOffsetMs) % dayMs) + dayMs) % dayMs;
}

/** Sums up the floor of a day. */
export function daySummary(state: FloorState): DaySummary {
  const arrivals = new Array<number>(96).fill(0);
  const waits = tiers.map((): number[] => []);
  const overtakes = tiers.map((): number[] => []);
  const items = new Map<ChecklistItem, Done>();
  const people = new Map<string, Done>();
  for (const ticket of state.tickets.values()) {
    const quarter = Math.floor(timeOfDay(ticket.takenAt) / quarterMs);
    arrivals[quarter] = (arrivals[quarter] ?? 0) + 1;
    if (ticket.firstCalledAt === null) continue;
    const rank = tierRank(ticket.tier);
    waits[rank]?.push(Math.max(0, (ticket.firstCalledAt - ticket.takenAt) / 1000));
    overtakes[rank]?.push(ticket.overtaken);
    const person = ticket.reception?.staffNo ?? ticket.staffNo;
    for (const entry of ticket.checklist) {
      const done = entry.state === 'done' ? 1 : 0;
      add(items, entry.item, done);
      if (person !== null) add(people, person, done);
    }
  }
  return { arrivals, waits, overtakes, items, people };
}

function add<K>(into: Map<K, Done>, key: K, done: number): void {
  const { done: before, due } = into.get(key) ?? { done: 0, due: 0 };
  into.set(key, { done: before + done, due: due + 1 });
}

/** Several days together, as a screen shows them. */
export interface Compared {
  readonly days: number;
  /** A day's mean for each quarter hour. */
  readonly arrivals: readonly number[];
  readonly waits: Readonly<
    Record<
      Tier,
      { readonly count: number; readonly p50: number | null; readonly p90: number | null }
    >
  >;
  readonly overtakes: Readonly<
    Record<Tier, { readonly mean: number | null; readonly max: number | null }>
  >;
  readonly items: readonly ({ readonly item: ChecklistItem } & Done)[];
  readonly people: readonly ({ readonly staffNo: string } & Done)[];
}

/** Combines days. Every ticket's wait has the same weight, whatever its day. */
export function comparedOf(days: readonly DaySummary[]): Compared {
  const perTier = <T>(of: (rank: number) => T) =>
    Object.fromEntries(tiers.map((tier, rank) => [tier, of(rank)])) as Record<Tier, T>;
  const sums = <K>(of: (day: DaySummary) => ReadonlyMap<K, Done>) => {
    const all = new Map<K, Done>();
    for (const day of days) {
      for (const [key, { done, due }] of of(day)) {
        const before = all.get(key) ?? { done: 0, due: 0 };
        all.set(key, { done: before.done + done, due: before.due + due });
      }
    }
    return all;
  };
  const items = sums((day) => day.items);
  return {
    days: days.length,
    arrivals: Array.from({ length: 96 }, (_, quarter) =>
      days.length === 0
        ? 0
        : days.reduce((sum, day) => sum + (day.arrivals[quarter] ?? 0), 0) / days.length,
    ),
    waits: perTier((rank) => {
      const sorted = days.flatMap((day) => day.waits[rank] ?? []).sort((a, b) => a - b);
      const at = (tenths: number) =>
        sorted[Math.max(0, Math.ceil((tenths * sorted.length) / 10) - 1)] ?? null;
      return { count: sorted.length, p50: at(5), p90: at(9) };
    }),
    overtakes: perTier((rank) => {
      const all = days.flatMap((day) => day.overtakes[rank] ?? []);
      if (all.length === 0) return { mean: null, max: null };
      return {
        mean: all.reduce((sum, times) => sum + times, 0) / all.length,
        max: all.reduce((most, times) => Math.max(most, times), 0),
      };
    }),
    items: checklistItems.flatMap((item) => {
      const sum = items.get(item);
      return sum ? [{ item, ...sum }] : [];
    }),
    people: [...sums((day) => day.people)]
      .map(([staffNo, sum]) => ({ staffNo, ...sum }))
      .sort((a, b) => b.due - a.due),
  };
}
