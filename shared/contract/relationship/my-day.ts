import * as z from 'zod';
import { openStages } from '../../model/relationship/opportunity.ts';
import { live, liveView } from '../live.ts';
import { businessDateSchema, fenSumSchema } from '../schemas.ts';
import {
  contactCauseSchema,
  contactKindSchema,
  contactReasonSchema,
  namedClientSchema,
  namedPersonSchema,
  relationshipProcedure,
} from './schemas.ts';

/** A client who is to be contacted, with every reason. */
export const dayRowSchema = z.object({
  client: namedClientSchema,
  /** The most pressing first; never empty. */
  reasons: z.array(contactReasonSchema).min(1),
  due: businessDateSchema,
  missedSince: businessDateSchema.nullable(),
});
export type DayRowView = z.infer<typeof dayRowSchema>;

/** The last contact, and what was agreed in it. */
const lastContactSchema = z.object({
  on: businessDateSchema,
  kind: contactKindSchema,
  reached: z.boolean(),
  byName: z.string(),
  next: z.object({ on: businessDateSchema, kind: contactKindSchema }).nullable(),
  /** The report; null: none, erased, or not for this reader. */
  text: z.string().nullable(),
});

export const dayViewSchema = z.object({
  today: businessDateSchema,
  /** Whose day it is. */
  person: namedPersonSchema,
  /** What can be done today, the next client first. */
  rows: z.array(dayRowSchema),
  /** Contacts that one person can make in a day, and clients spoken to today. */
  capacity: z.number(),
  spokenToday: z.number(),
  /** Beyond the capacity and due today or before: will be missed. */
  willBeMissed: z.number(),
  /** Beyond it, but in time tomorrow. */
  canWait: z.number(),
  /** Put off, with the day on which they come back. */
  postponed: z.array(z.object({ client: namedClientSchema, until: businessDateSchema })),
  /** Years that nobody has arranged yet: dates in them are listed early. */
  calendarGaps: z.array(z.number()),
  week: z.object({
    clients: z.number(),
    target: z.number(),
    missing: z.number(),
    /** How many a week it takes to reach everyone once a quarter. */
    quarterNeeds: z.number(),
    targetTooSmall: z.boolean(),
  }),
  /** Whether this month's rhythm can be met. */
  month: z.object({
    workingDays: z.number(),
    needed: z.number(),
    perDay: z.number(),
    possible: z.number(),
    missed: z.number(),
  }),
  /** Meetings and calls whose report is still to be written, oldest first. */
  reportsDue: z.array(
    z.object({ contactId: z.string(), client: namedClientSchema, on: businessDateSchema }),
  ),
});
export type DayView = z.infer<typeof dayViewSchema>;

/** What to know before speaking to a client. */
export const briefSchema = z.object({
  client: namedClientSchema,
  /** Masked; empty: none. */
  phone: z.string(),
  /** What to talk about, by orientation. */
  content: z.array(z.enum(['emotional-care', 'after-sale', 'diagnosis', 'client-event'])),
  lastContact: lastContactSchema.nullable(),
  /** Open opportunities; empty for who may not see them. */
  opportunities: z.array(
    z.object({
      opportunityId: z.string(),
      product: z.string(),
      stage: z.enum(openStages),
      amountFen: z.number(),
    }),
  ),
  /** A reviewed caution that has not ended. */
  caution: z.string().nullable(),
});
export type BriefView = z.infer<typeof briefSchema>;

const period = z
  .object({ from: businessDateSchema, to: businessDateSchema })
  .refine(({ from, to }) => from <= to);

/** My day: whom to contact today and why. */
export const myDayContract = {
  /** One's own day; the head may look at a colleague's. */
  list: relationshipProcedure
    .input(z.object({ staffNo: z.string().max(32).optional() }))
    .output(dayViewSchema),
  brief: relationshipProcedure
    .input(z.object({ clientNo: z.string().max(64) }))
    .output(briefSchema),
  /** The visit plan of days ahead, at most a quarter: each client on the days on which something falls due. */
  plan: relationshipProcedure
    .input(z.object({ staffNo: z.string().max(32).optional(), period }))
    .output(z.array(z.object({ date: businessDateSchema, rows: z.array(dayRowSchema) }))),
  /** The work log of a day, or the summary of a week: derived from the facts, nobody types it. */
  workLog: relationshipProcedure
    .input(z.object({ staffNo: z.string().max(32).optional(), period }))
    .output(
      z.object({
        person: namedPersonSchema,
        clients: z.number(),
        calls: z.number(),
        meetings: z.number(),
        messages: z.number(),
        notReached: z.number(),
        won: z.number(),
        wonFen: fenSumSchema,
        contacts: z.array(
          z.object({
            client: namedClientSchema,
            on: businessDateSchema,
            kind: contactKindSchema,
            reached: z.boolean(),
            cause: contactCauseSchema,
            next: z.object({ on: businessDateSchema, kind: contactKindSchema }).nullable(),
          }),
        ),
        sales: z.array(
          z.object({
            client: namedClientSchema,
            on: businessDateSchema,
            product: z.string(),
            stage: z.enum([...openStages, 'won', 'lost']),
            amountFen: z.number(),
          }),
        ),
      }),
    ),
  /** Another number whenever relationship work has changed: what a window shows is out of date then. */
  changes: live(liveView({}, { seq: z.number(), today: businessDateSchema })),
};
