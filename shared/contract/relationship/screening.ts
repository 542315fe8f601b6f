import * as z from 'zod';
import { businessDateSchema, schemeUnitSchema, tierSchema, fenSumSchema } from '../schemas.ts';
import { namedClientSchema, namedPersonSchema, relationshipProcedure } from './schemas.ts';

/** Why a client is in a screening's list; the renderer writes the sentence. */
export const screeningReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('up'), from: tierSchema.nullable() }),
  z.object({ kind: z.literal('down'), from: tierSchema }),
  /** Meets this standard but has not signed for it. */
  z.object({ kind: z.literal('not-upgraded'), standard: tierSchema }),
  /** So much is missing to the next tier, in the scheme's unit. */
  z.object({ kind: z.literal('near'), shortOf: z.number() }),
  z.object({ kind: z.literal('dormant'), lastPostingOn: businessDateSchema }),
]);

export const screeningRowSchema = z.object({
  client: namedClientSchema,
  /** Who looks after the client; null: nobody. */
  person: namedPersonSchema.nullable(),
  value: fenSumSchema,
  reason: screeningReasonSchema,
});
export type ScreeningRowView = z.infer<typeof screeningRowSchema>;

const listName = z.enum(['up', 'down', 'potential', 'dormant']);

const screeningSchema = z.object({
  scheme: z.string(),
  asOf: businessDateSchema,
  unit: schemeUnitSchema,
  /** The screening before, with which tiers are compared; null: there was none. */
  since: businessDateSchema.nullable(),
  counts: z.object({
    up: z.number(),
    down: z.number(),
    potential: z.number(),
    /** null: the branch has not said after how many months a client sleeps. */
    dormant: z.number().nullable(),
  }),
  /** Of up, down and potential: those whom nobody looks after. */
  unassigned: z.number(),
  /** Done by whom and when; null: it has not been recorded yet. */
  run: z.object({ on: businessDateSchema, byName: z.string() }).nullable(),
});
export type ScreeningView = z.infer<typeof screeningSchema>;

/** The month's screening of the whole book against the scheme. */
export const screeningContract = {
  /** What a screening finds now, before anything happens. Managers see their own clients. */
  state: relationshipProcedure.output(screeningSchema),
  /** One list, largest first, at most 200 a page. */
  rows: relationshipProcedure
    .input(z.object({ list: listName, from: z.number().int().min(0).default(0) }))
    .output(z.object({ rows: z.array(screeningRowSchema), total: z.number() })),
  /** Records that the month was screened; the next one compares with it. */
  run: relationshipProcedure.output(z.object({ screeningId: z.string() })),
};
