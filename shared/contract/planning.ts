import * as z from 'zod';
import { checklistItems } from '../model/hall/checklist.ts';
import { procedure } from './base.ts';
import { live, liveView } from './live.ts';
import {
  businessDateSchema,
  callingRuleSchema,
  instantSchema,
  perTier,
  tierSchema,
} from './schemas.ts';

/** When a waiting ticket will be called: `p50` is the median, `p90` a bound that nine of ten tickets meet. */
export const ticketForecastSchema = z.object({
  /** The ticket's id. */
  id: z.string(),
  p50: instantSchema,
  p90: instantSchema,
});

export type TicketForecast = z.infer<typeof ticketForecastSchema>;

export const forecastsSchemas = liveView(
  { tickets: ticketForecastSchema },
  /** Whether there is a forecast yet. */
  { ready: z.boolean() },
);
export type ForecastsLive = z.infer<typeof forecastsSchemas.view>;

/** Advice on the counters. Waits are P90, in seconds; shares are 0 to 1. */
export const adviceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    counter: z.number(),
    tier: tierSchema,
    p90Before: z.number(),
    p90After: z.number(),
    keptBefore: z.number(),
    keptAfter: z.number(),
  }),
  z.object({
    kind: z.literal('close'),
    counter: z.number(),
    tier: tierSchema,
    p90After: z.number(),
  }),
]);
export type Advice = z.infer<typeof adviceSchema>;

export const adviceSchemas = liveView({}, { advice: adviceSchema.nullable() });
export type AdviceLive = z.infer<typeof adviceSchemas.view>;

const done = { done: z.number(), due: z.number() };

/** Combined days; waits in seconds. */
export const comparedSchema = z.object({
  days: z.number(),
  /** The mean of a day, for each of 96 quarter hours. */
  arrivals: z.array(z.number()),
  waits: perTier(
    z.object({ count: z.number(), p50: z.number().nullable(), p90: z.number().nullable() }),
  ),
  overtakes: perTier(z.object({ mean: z.number().nullable(), max: z.number().nullable() })),
  items: z.array(z.object({ item: z.enum(checklistItems), ...done })),
  /** Checklist items by who received the client or, if nobody did, served them. */
  people: z.array(z.object({ name: z.string(), ...done })),
});
export type Compared = z.infer<typeof comparedSchema>;

export const weekSchema = z.object({
  date: businessDateSchema.nullable(),
  today: comparedSchema,
  before: comparedSchema,
  days: z.array(businessDateSchema),
});
export type Week = z.infer<typeof weekSchema>;

export const playableSchema = z.object({
  date: businessDateSchema,
  tickets: z.number(),
  counters: z.number(),
  rule: callingRuleSchema,
});
export type Playable = z.infer<typeof playableSchema>;

const dayRunSchema = z.object({
  tiers: perTier(
    z.object({
      count: z.number(),
      mean: z.number().nullable(),
      p50: z.number().nullable(),
      p90: z.number().nullable(),
      max: z.number().nullable(),
      overtaken: z.number().nullable(),
      mostOvertaken: z.number().nullable(),
    }),
  ),
  /** For each counter: the share of the day in which it served. */
  load: z.array(z.number()),
});
export type DayRun = z.infer<typeof dayRunSchema>;

export const whatIfSchema = z.object({
  tickets: z.number(),
  /** The real day; the same simulated; the question; FIFO with the question's number of counters. */
  real: dayRunSchema,
  same: dayRunSchema,
  other: dayRunSchema,
  fifo: dayRunSchema,
});
export type WhatIf = z.infer<typeof whatIfSchema>;

/** Planning: forecast, advice, comparison, what-if. */
export const planningContract = {
  forecasts: live(forecastsSchemas),
  advice: live(adviceSchemas),
  week: procedure.output(weekSchema),
  days: procedure.output(z.array(playableSchema)),
  whatIf: procedure
    .input(
      z.object({
        date: businessDateSchema,
        rule: callingRuleSchema,
        counters: z.number().int().min(1).max(99),
      }),
    )
    .errors({ NO_SUCH_DAY: { status: 404 } })
    .output(whatIfSchema),
};
