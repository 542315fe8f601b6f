import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import { addDays, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { Counter, Ticket } from '../../shared/model/hall/floor.ts';
import type { LoggedEvent } from '../../shared/model/floor-event.ts';
import { takes } from '../queue/index.ts';
import { advise, type Advice } from './adviser.ts';
import { daySummary, comparedOf, type Compared } from './day-summary.rules.ts';
import { createBranchMemory, type PastDay } from './branch-statistics.ts';
import { forecastFloor, type TicketForecast } from './forecast.ts';
import { simulateDay, type WhatIf } from './what-if.ts';

/** Forecast and advice. */
export interface Figures {
  /** The instant of the forecast, and the last record known then. */
  readonly at: Instant;
  readonly seq: number;
  readonly forecasts: readonly TicketForecast[];
  readonly advice: Advice | null;
}

/** Today, and the days of the week before. */
export interface Week {
  readonly date: BusinessDate | null;
  readonly today: Compared;
  readonly before: Compared;
  readonly days: readonly BusinessDate[];
}

/** A day that can be simulated again. */
export interface Playable {
  readonly date: BusinessDate;
  readonly tickets: number;
  /** The most counters that were open at one time. */
  readonly counters: number;
  readonly rule: CallingRule;
}

/** A what-if question: a day under another rule, or with another number of counters. */
export interface WhatIfQuestion {
  readonly date: BusinessDate;
  readonly rule: CallingRule;
  readonly counters: number;
}

/** The planning engine: follows the log and answers questions. It runs in the worker; tests use it directly. */
export interface PlanningEngine {
  follow(events: readonly LoggedEvent[]): void;
  figures(now: Instant): Figures;
  week(): Week;
  playable(): Playable[];
  /** null: no such day. */
  whatIf(question: WhatIfQuestion): WhatIf | null;
}

/** A fixed seed, so that the same floor gives the same forecast. */
const seed = 20_011;
/** Futures for a bound that is used only to calibrate: fewer are enough. */
const lessonFutures = 60;
/** How many tickets of a day calibrate the bounds. */
const lessonsADay = 120;
const fifo: CallingRule = { kind: 'fifo' };

function isFreeFor(counter: Counter, ticket: Ticket): boolean {
  return counter.state === 'open' && counter.ticketId === null && takes(counter, ticket);
}

/** Creates an engine that has read nothing yet. */
export function createPlanningEngine(): PlanningEngine {
  const memory = createBranchMemory();
  let lessons = 0;

  /** Forecasts a ticket that was just taken, so that calibration can compare the bound with its real wait. */
  function tell({ event, at }: LoggedEvent): void {
    if (event.type === 'day-opened') lessons = 0;
    if (event.type !== 'ticket-taken' || lessons >= lessonsADay) return;
    const { tickets, counters } = memory.state();
    const ticket = tickets.get(event.ticketId);
    // A ticket that a free counter is about to call does not wait. Its bound always holds, and would lower the level.
    if (!ticket || [...counters.values()].some((one) => isFreeFor(one, ticket))) return;
    lessons += 1;
    const forecasts = forecastFloor(memory, at, seed + lessons, lessonFutures);
    const own = forecasts.find(({ ticketId }) => ticketId === ticket.id);
    if (own) memory.told(ticket, own.p90);
  }

  function dayOf(date: BusinessDate): (Omit<PastDay, 'rule'> & { rule: CallingRule }) | null {
    const state = memory.state();
    if (state.day === date) {
      const rule = state.config?.rule ?? fifo;
      return { date, summary: daySummary(state), record: memory.today(), rule };
    }
    const past = memory.past().find((day) => day.date === date);
    return past ? { ...past, rule: past.rule ?? fifo } : null;
  }

  return {
    follow(events) {
      for (const logged of events) {
        memory.follow(logged);
        tell(logged);
      }
    },
    figures: (now) => ({
      at: now,
      seq: memory.state().seq,
      forecasts: forecastFloor(memory, now, seed),
      advice: advise(memory, now, seed),
    }),
    week() {
      const state = memory.state();
      const from = state.day === null ? '' : addDays(state.day, -7);
      const before = memory.past().filter(({ date }) => date >= from);
      return {
        date: state.day,
        today: comparedOf([daySummary(state)]),
        before: comparedOf(before.map(({ summary }) => summary)),
        days: before.map(({ date }) => date),
      };
    },
    playable() {
      const { day } = memory.state();
      const dates = [...(day === null ? [] : [day]), ...memory.past().map(({ date }) => date)];
      return dates.flatMap((date) => {
        const found = dayOf(date);
        if (!found || found.record.tickets === 0) return [];
        const counters = Math.max(1, found.record.counters);
        return [{ date, tickets: found.record.tickets, counters, rule: found.rule }];
      });
    },
    whatIf({ date, rule, counters }) {
      const found = dayOf(date);
      if (!found || found.record.tickets === 0) return null;
      const same = { rule: found.rule, counters: Math.max(1, found.record.counters) };
      return simulateDay(found.record, found.summary, same, { rule, counters });
    },
  };
}
