import type { ForecastsLive, TicketForecast } from '../../shared/contract/planning.ts';
import { orpc } from './client.ts';
import { useLive } from './use-live.ts';

/** Forecasts of the waiting tickets by their ids. */
export type Forecasts = ReadonlyMap<string, TicketForecast>;

const none: Forecasts = new Map();
const byId = (view: ForecastsLive): Forecasts =>
  new Map(view.lists.tickets.map((row) => [row.id, row]));

/** The latest forecast of each waiting ticket that has one. */
export function useForecasts(): Forecasts {
  return useLive(orpc.planning.forecasts, byId).data ?? none;
}

/** Whole minutes from now: the median rounded, the bound rounded up and not below the median. */
export function minutesFrom(
  now: number,
  { p50, p90 }: TicketForecast,
): { p50: number; p90: number } {
  const middle = Math.max(0, Math.round((p50 - now) / 60_000));
  return { p50: middle, p90: Math.max(1, middle, Math.ceil((p90 - now) / 60_000)) };
}
