import type { ChecklistItem } from '../../shared/model/hall/checklist.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import { promiseKeptFor } from '../hall/index.ts';
import { daySummary, comparedOf } from '../planning/index.ts';
import type { CounterTime } from './day-reader.ts';

/** Outcomes of tickets. `open`: none yet, so 0 on a finished day. */
export interface Outcomes {
  readonly taken: number;
  readonly served: number;
  readonly noShow: number;
  readonly left: number;
  readonly cancelled: number;
  readonly carried: number;
  readonly open: number;
}

/** A tier's day. Waits until the first call, in seconds, of called tickets; P50 and P90 are nearest-rank. */
export interface TierDay extends Outcomes {
  readonly wait: {
    readonly count: number;
    readonly mean: number | null;
    readonly p50: number | null;
    readonly p90: number | null;
    readonly max: number | null;
  };
  readonly promise: { readonly kept: number; readonly broken: number };
  /** Overtakes of called tickets: in total, and the most of one ticket. */
  readonly overtaken: { readonly total: number; readonly most: number };
}

/** A counter's day; services done there, and their mean length in seconds. */
export interface CounterDay {
  readonly counter: number;
  readonly openSeconds: number;
  readonly busySeconds: number;
  readonly served: number;
  readonly meanService: number | null;
}

/** Items of the service checklist on tickets that were called. */
export interface ItemDay {
  readonly item: ChecklistItem;
  readonly due: number;
  readonly done: number;
  readonly skipped: number;
}

/** A day in figures. */
export interface DayFigures {
  readonly all: TierDay;
  readonly tiers: Readonly<Record<Tier, TierDay>>;
  readonly counters: readonly CounterDay[];
  readonly items: readonly ItemDay[];
  /** Checklist items by who received the client or, if nobody did, served them. */
  readonly people: readonly {
    readonly staffNo: string;
    readonly served: number;
    readonly done: number;
    readonly due: number;
  }[];
  readonly appointments: {
    readonly kept: number;
    readonly missed: number;
    readonly cancelled: number;
  };
}

/** Sums up a floor, with the same definitions as the comparison with last week. */
export function dayFigures(
  state: FloorState,
  times: readonly CounterTime[],
  now: Instant,
): DayFigures {
  const tickets = [...state.tickets.values()];
  const week = comparedOf([daySummary(state)]);
  const skipped = new Map<ChecklistItem, number>();
  for (const { firstCalledAt, checklist } of tickets) {
    if (firstCalledAt === null) continue;
    for (const { item, state: is } of checklist) {
      if (is === 'skipped') skipped.set(item, (skipped.get(item) ?? 0) + 1);
    }
  }
  const parts = tickets.flatMap(({ done }) => done);
  const servedBy = (staffNo: string) => parts.filter((part) => part.staffNo === staffNo).length;
  const today = [...state.appointments.values()];
  const count = (is: (typeof today)[number]['state']) =>
    today.filter((one) => one.state === is).length;
  const received = new Map(week.people.map((one) => [one.staffNo, one]));
  const staff = new Set([
    ...received.keys(),
    ...parts.flatMap(({ staffNo }) => (staffNo === null ? [] : [staffNo])),
  ]);
  return {
    all: tierDay(tickets, now),
    tiers: Object.fromEntries(
      tiers.map((tier) => [
        tier,
        tierDay(
          tickets.filter((ticket) => ticket.tier === tier),
          now,
        ),
      ]),
    ) as Record<Tier, TierDay>,
    counters: times.map(({ counter, openMs, busyMs }) => {
      const here = parts.filter((part) => part.counter === counter);
      return {
        counter,
        openSeconds: Math.round(openMs / 1000),
        busySeconds: Math.round(busyMs / 1000),
        served: here.length,
        meanService: mean(here.map((part) => Math.max(0, part.endedAt - part.startedAt) / 1000)),
      };
    }),
    items: week.items.map((one) => ({ ...one, skipped: skipped.get(one.item) ?? 0 })),
    people: [...staff]
      .map((staffNo) => {
        const { done = 0, due = 0 } = received.get(staffNo) ?? {};
        return { staffNo, served: servedBy(staffNo), done, due };
      })
      .sort((a, b) => b.served - a.served || b.due - a.due || (a.staffNo < b.staffNo ? -1 : 1)),
    appointments: {
      kept: count('arrived'),
      missed: count('missed'),
      cancelled: count('cancelled'),
    },
  };
}

function tierDay(tickets: readonly Ticket[], now: Instant): TierDay {
  const of = (...states: readonly Ticket['state'][]) =>
    tickets.filter(({ state }) => states.includes(state)).length;
  const called = tickets.flatMap((ticket) =>
    ticket.firstCalledAt === null
      ? []
      : [{ wait: Math.max(0, ticket.firstCalledAt - ticket.takenAt) / 1000, ...ticket }],
  );
  const waits = called.map(({ wait }) => wait).sort((a, b) => a - b);
  const at = (tenths: number) =>
    waits[Math.max(0, Math.ceil((tenths * waits.length) / 10) - 1)] ?? null;
  const promises = tickets.map((ticket) => promiseKeptFor(ticket, now));
  return {
    taken: tickets.length,
    served: of('completed'),
    noShow: of('no-show'),
    left: of('left'),
    cancelled: of('cancelled'),
    carried: of('carried'),
    open: of('waiting', 'called', 'serving', 'parked'),
    wait: { count: waits.length, mean: mean(waits), p50: at(5), p90: at(9), max: at(10) },
    promise: {
      kept: promises.filter((kept) => kept === true).length,
      broken: promises.filter((kept) => kept === false).length,
    },
    overtaken: {
      total: called.reduce((sum, { overtaken }) => sum + overtaken, 0),
      most: called.reduce((most, { overtaken }) => Math.max(most, overtaken), 0),
    },
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
