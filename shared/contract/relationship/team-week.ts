import * as z from 'zod';
import { disclosedRisks, openStages } from '../../model/relationship/opportunity.ts';
import { businessDateSchema, fenSumSchema } from '../schemas.ts';
import {
  contactCauseSchema,
  contactKindSchema,
  idSchema,
  namedClientSchema,
  namedPersonSchema,
  relationshipProcedure,
  wordsSchema,
} from './schemas.ts';

const stage = z.enum([...openStages, 'won', 'lost']);

/** One opportunity in a week's table. */
export const weekRowSchema = z.object({
  opportunityId: z.string(),
  client: namedClientSchema,
  person: namedPersonSchema.nullable(),
  product: z.string(),
  stage,
  amountFen: z.number(),
  expectedOn: businessDateSchema.nullable(),
  /** Where it stood when the week began; null: it is new. */
  stageBefore: stage.nullable(),
  /** Days since it was moved or its client was spoken to. */
  quietDays: z.number(),
});
export type WeekRowView = z.infer<typeof weekRowSchema>;

const sumsSchema = z.object({
  open: z.number(),
  openFen: fenSumSchema,
  fresh: z.number(),
  moved: z.number(),
  won: z.number(),
  wonFen: fenSumSchema,
  lost: z.number(),
  lostFen: fenSumSchema,
  byStage: z.array(
    z.object({ stage: z.enum(openStages), count: z.number(), amountFen: fenSumSchema }),
  ),
});

/** A forecast that says what it does not know. */
export const forecastSchema = z.object({
  stages: z.array(
    z.object({
      stage: z.enum(openStages),
      count: z.number(),
      amountFen: fenSumSchema,
      /** The branch's own closed opportunities that were in the stage, and how many of them were won. */
      won: z.number(),
      closed: z.number(),
      /** null: too few closed ones to state a probability. */
      forecastFen: fenSumSchema.nullable(),
    }),
  ),
  /** Of the stages with a probability; null: none has any. */
  forecastFen: fenSumSchema.nullable(),
  /** Open opportunities without a probability: their amount is in no sum. */
  unknownCount: z.number(),
  unknownFen: fenSumSchema,
  /** Closed opportunities of a stage below which nothing is stated. */
  minimum: z.number(),
  /** By the funnel: one of so many is won. */
  funnel: z.number(),
  funnelFen: fenSumSchema,
  /** New leads that replace what was won in the week. */
  leadsNeeded: z.number(),
});
export type ForecastView = z.infer<typeof forecastSchema>;

const week = businessDateSchema;

/** The head's week, and what managers hand in for it. */
export const teamWeekContract = {
  /** Target, now and gap by manager. `week`: its Monday; absent: this week. */
  overview: relationshipProcedure.input(z.object({ week: week.optional() })).output(
    z.object({
      week,
      /** The table is frozen on this day and met about on that one; null: a week without a working day. */
      frozenOn: businessDateSchema.nullable(),
      meetingOn: businessDateSchema.nullable(),
      closed: z.object({ on: businessDateSchema, byName: z.string() }).nullable(),
      /** What the meeting noted; null: nothing, or erased. */
      notes: z.string().nullable(),
      people: z.array(
        z.object({
          person: namedPersonSchema,
          managed: z.number(),
          /** Different clients spoken to, of how many. */
          clients: z.number(),
          clientsTarget: z.number(),
          targetFen: z.number().nullable(),
          wonFen: fenSumSchema,
          /** null: no target is set. */
          gapFen: fenSumSchema.nullable(),
          open: z.number(),
          openFen: fenSumSchema,
          /** When the table was handed in; null: not yet. */
          submittedOn: businessDateSchema.nullable(),
          reportsUnread: z.number(),
          dueToday: z.number(),
          missed: z.number(),
        }),
      ),
      reports: z.object({
        written: z.number(),
        read: z.number(),
        /** Whole percent; null without any. */
        quota: z.number().nullable(),
        unread: z.number(),
      }),
    }),
  ),
  /** A week's table as it was handed in, beside what it is now. Managers see their own. */
  table: relationshipProcedure
    .input(z.object({ week, staffNo: z.string().max(32).optional() }))
    .output(
      z.object({
        week,
        /** As handed in, each person's at their own moment; null: nobody has. */
        frozen: z.object({ rows: z.array(weekRowSchema), sums: sumsSchema }).nullable(),
        now: z.object({ rows: z.array(weekRowSchema), sums: sumsSchema }),
      }),
    ),
  /** The forecast as it was when the table was handed in, and now. */
  forecast: relationshipProcedure
    .input(z.object({ week, staffNo: z.string().max(32).optional() }))
    .output(z.object({ frozen: forecastSchema.nullable(), now: forecastSchema })),
  /** Hands one's own table in: that freezes it. */
  submit: relationshipProcedure.input(z.object({ week })).output(z.void()),
  /** Ends the meeting about a week, with its notes. */
  close: relationshipProcedure
    .input(z.object({ week, text: wordsSchema.nullable() }))
    .output(z.void()),
  /** Reports that nobody has read, oldest first; `all`: the last 200 of either kind. */
  reports: relationshipProcedure
    .input(z.object({ all: z.boolean().default(false), staffNo: z.string().max(32).optional() }))
    .output(
      z.array(
        z.object({
          contactId: z.string(),
          client: namedClientSchema,
          person: namedPersonSchema,
          on: businessDateSchema,
          kind: contactKindSchema,
          cause: contactCauseSchema,
          /** null: erased. */
          text: z.string().nullable(),
          next: z.object({ on: businessDateSchema, kind: contactKindSchema }).nullable(),
          reviewedByName: z.string().nullable(),
        }),
      ),
    ),
  review: relationshipProcedure.input(z.object({ contactId: idSchema })).output(z.void()),
};

/** Risks that are disclosed before a sale. */
export const disclosedRiskSchema = z.enum(disclosedRisks);
