import type { AdviceLive, ForecastsLive } from '../../shared/contract/planning.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { createLiveViews, procedures, watch } from '../server/index.ts';
import type { Faults } from '../platform/index.ts';
import type { Compared } from './day-summary.rules.ts';
import type { TicketForecast } from './forecast.ts';
import type { Planning } from './planning.service.ts';

/** Half a minute: smaller changes are noise, and would be sent to every window each time. */
const grainMs = 30_000;

/** The median rounded to the nearest half minute, the bound rounded up. */
function told({ ticketId, p50, p90 }: TicketForecast) {
  const bound = Math.ceil(p90 / grainMs) * grainMs;
  return { id: ticketId, p50: Math.min(bound, Math.round(p50 / grainMs) * grainMs), p90: bound };
}

/** Dependencies of the procedures. */
export interface PlanningRouterParts {
  readonly planning: Planning;
  readonly now: () => Instant;
  /** Identifies this run of the console. */
  readonly run: string;
  readonly faults: Faults;
  readonly staffName: (staffNo: string) => string | null;
}

/** Forecast, advice, comparison and what-if: `shared/contract/planning.ts`. */
export function createPlanningRouter(parts: PlanningRouterParts) {
  const { planning, staffName, now, run, faults } = parts;
  const area = procedures.planning;
  const watched = { subscribe: (listener: () => void) => planning.subscribe(listener), now };
  const live = createLiveViews(watched, run, faults);
  const forecasts = live.open('forecasts', (): ForecastsLive => {
    const latest = planning.latest();
    const tickets = (latest?.forecasts ?? []).map(told);
    return { lists: { tickets }, parts: { ready: latest !== null } };
  });
  const advice = live.open('advice', (): AdviceLive => ({
    lists: {},
    parts: { advice: planning.latest()?.advice ?? null },
  }));

  const named = ({ items, people, ...figures }: Compared) => ({
    ...figures,
    items: [...items],
    arrivals: [...figures.arrivals],
    people: people.map(({ staffNo, done, due }) => ({
      name: staffName(staffNo) ?? staffNo,
      done,
      due,
    })),
  });

  return {
    forecasts: area.forecasts.handler((call) => watch(forecasts, call)),
    advice: area.advice.handler((call) => watch(advice, call)),
    week: area.week.handler(async ({ signal }) => {
      const { date, today, before, days } = await planning.week(signal);
      return { date, today: named(today), before: named(before), days: [...days] };
    }),
    days: area.days.handler(({ signal }) => planning.playable(signal)),
    whatIf: area.whatIf.handler(async ({ input, signal, errors }) => {
      const answer = await planning.whatIf(input, signal);
      if (!answer) throw errors.NO_SUCH_DAY();
      const copied = ({ tiers, load }: typeof answer.real) => ({ tiers, load: [...load] });
      return {
        tickets: answer.tickets,
        real: copied(answer.real),
        same: copied(answer.same),
        other: copied(answer.other),
        fifo: copied(answer.fifo),
      };
    }),
  };
}
