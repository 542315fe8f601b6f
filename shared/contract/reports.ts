import * as z from 'zod';
import { checklistItems } from '../model/hall/checklist.ts';
import { procedure } from './base.ts';
import {
  businessDateSchema,
  callingRuleSchema,
  instantSchema,
  localTextSchema,
  perTier,
} from './schemas.ts';

const number = z.number();

/** Waits until the first call, in seconds, of called tickets. */
const tierDaySchema = z.object({
  taken: number,
  served: number,
  noShow: number,
  left: number,
  cancelled: number,
  carried: number,
  open: number,
  wait: z.object({
    count: number,
    mean: number.nullable(),
    p50: number.nullable(),
    p90: number.nullable(),
    max: number.nullable(),
  }),
  promise: z.object({ kept: number, broken: number }),
  overtaken: z.object({ total: number, most: number }),
});
export type TierDayView = z.infer<typeof tierDaySchema>;

const interventionSchema = z.object({
  seq: number,
  at: instantSchema,
  actorName: z.string(),
  what: z.enum([
    'ticket-moved',
    'ticket-chosen',
    'client-linked',
    'rule-changed',
    'promises-changed',
    'counter-opened',
    'counter-paused',
    'counter-resumed',
    'counter-closed',
    'counter-changed',
    'branch-configured',
    'day-reopened',
    'clock-corrected',
  ]),
  number: z.string().nullable(),
  counter: number.nullable(),
  staffName: z.string().nullable(),
  reason: z.string().nullable(),
});
export type InterventionView = z.infer<typeof interventionSchema>;

/** A day report. No client is named. */
export const dayReportSchema = z.object({
  branch: z.object({ code: z.string(), name: localTextSchema }),
  date: businessDateSchema,
  openedAt: instantSchema,
  /** null: the day is open. `by` null: automatically, when the next day began. */
  closed: z.object({ at: instantSchema, by: z.string().nullable() }).nullable(),
  until: instantSchema,
  rule: callingRuleSchema,
  promiseMinutes: perTier(number),
  all: tierDaySchema,
  tiers: perTier(tierDaySchema),
  counters: z.array(
    z.object({
      counter: number,
      openSeconds: number,
      busySeconds: number,
      served: number,
      meanService: number.nullable(),
    }),
  ),
  items: z.array(
    z.object({ item: z.enum(checklistItems), due: number, done: number, skipped: number }),
  ),
  people: z.array(z.object({ name: z.string(), served: number, done: number, due: number })),
  appointments: z.object({ kept: number, missed: number, cancelled: number }),
  interventions: z.array(interventionSchema),
  /** The records of the day, and the hash of the last of them. */
  chain: z.object({ firstSeq: number, seq: number, hash: z.string(), sound: z.boolean() }),
  /** The day's report file; null: not written yet, or out of date. */
  file: z.string().nullable(),
});
export type DayReportView = z.infer<typeof dayReportSchema>;

/** Day reports, made from the log. */
export const reportsContract = {
  /** The days of the log, the latest first. */
  days: procedure.output(z.array(businessDateSchema)),
  day: procedure
    .errors({ NO_SUCH_DAY: { status: 404 } })
    .input(z.object({ date: businessDateSchema }))
    .output(dayReportSchema),
};
