import * as z from 'zod';
import { products, transactionKinds } from '../model/clients/products.ts';
import { metricKinds, schemeUnits } from '../model/schemes/scheme.ts';
import { businessDateSchema, fenSumSchema, tierSchema } from './schemas.ts';

/* `shared/model/schemes/explanation.ts` for a page. Amounts are fen; account numbers are masked. */

const fen = z.number();
const month = z.string();

const windowSchema = z.object({
  from: businessDateSchema,
  to: businessDateSchema,
  days: z.number(),
});

export const sourceRowSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('posting'),
    accountNo: z.string(),
    date: businessDateSchema,
    amountFen: fen,
    daysCounted: z.number(),
    file: z.string().nullable(),
    line: z.number(),
  }),
  z.object({
    kind: z.literal('opening'),
    accountNo: z.string(),
    date: businessDateSchema,
    amountFen: fenSumSchema,
    daysCounted: z.number(),
    postings: z.number(),
  }),
  z.object({
    kind: z.literal('month'),
    month,
    averageFen: fen,
    daysCounted: z.number(),
    file: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('movement'),
    accountNo: z.string(),
    date: businessDateSchema,
    amountFen: fen,
    file: z.string().nullable(),
    line: z.number(),
  }),
  z.object({
    kind: z.literal('month-sum'),
    month,
    sumFen: fen,
    file: z.string().nullable(),
  }),
]);
export type SourceRowView = z.infer<typeof sourceRowSchema>;

const componentParts = {
  term: z.string().nullable(),
  source: z.enum(['postings', 'monthly', 'monthly-then-postings']),
  /** The first rows; `explainedRows` returns the others. */
  rows: z.array(sourceRowSchema),
  rowCount: z.number(),
};

export const explainedComponentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('balance'),
    ...componentParts,
    product: z.enum(products),
    sumFenDays: z.string(),
    days: z.number(),
    averageFen: fenSumSchema,
  }),
  z.object({
    kind: z.literal('turnover'),
    ...componentParts,
    transactionKind: z.enum(transactionKinds),
    sumFen: fenSumSchema,
  }),
]);
export type ExplainedComponentView = z.infer<typeof explainedComponentSchema>;

export const explainedTermSchema = z.object({
  term: z.string(),
  /** The branch's name for it; null for built-in ones, for which the screens have words. */
  name: z.string().nullable(),
  of: z.enum(['average-balance', 'turnover']),
  window: windowSchema,
  amountFen: fenSumSchema,
  pointsPerWan: z.number(),
  points: z.string(),
  cap: z.number().nullable(),
  capped: z.boolean(),
  toNextFen: fenSumSchema.nullable(),
});
export type ExplainedTermView = z.infer<typeof explainedTermSchema>;

export const levelDistanceSchema = z.object({
  level: z.string(),
  tier: tierSchema,
  by: fenSumSchema,
  oneMonth: z.object({ ofMonths: z.number(), fen: fenSumSchema }).nullable(),
});
export type LevelDistanceView = z.infer<typeof levelDistanceSchema>;

const differenceByRules = [
  z.object({
    cause: z.literal('falling-waits'),
    monthsNeeded: z.number(),
    months: z.array(z.object({ month, level: z.string() })).readonly(),
  }),
  z.object({ cause: z.literal('falling-day'), nextDay: businessDateSchema }),
  z.object({
    cause: z.literal('buffer'),
    since: businessDateSchema,
    bufferMonths: z.number(),
    nextDay: businessDateSchema,
  }),
] as const;

/** Why the effective level is not the computed one. A special admission may hide one other cause. */
export const effectiveDifferenceSchema = z.discriminatedUnion('cause', [
  ...differenceByRules,
  z.object({
    cause: z.literal('special-admission'),
    admissionId: z.string(),
    until: businessDateSchema,
    otherwise: z.string(),
    otherwiseDifference: z.discriminatedUnion('cause', [...differenceByRules]).nullable(),
  }),
]);
export type EffectiveDifferenceView = z.infer<typeof effectiveDifferenceSchema>;

/** A level of the scheme, for names and for the scale. `low` in the scheme's unit. */
export const schemeLevelSchema = z.object({
  id: z.string(),
  tier: tierSchema,
  low: z.number().nullable(),
  unconfirmed: z.boolean(),
  /** What the branch calls it; only for own schemes. */
  name: z.string().nullable(),
});
export type SchemeLevelView = z.infer<typeof schemeLevelSchema>;

/** Why a client has a tier, down to the source rows: for roles that may see balances. */
export const explanationSchema = z.object({
  clientNo: z.string(),
  scheme: z.string(),
  /** What the branch calls it; only for own schemes. */
  schemeName: z.string().nullable(),
  schemeVersion: z.number(),
  /** Lowest first. */
  levels: z.array(schemeLevelSchema),
  asOf: businessDateSchema,
  window: windowSchema,
  monthlyDays: z.number(),
  /** Months of the window, for words ("average of twelve months"). */
  months: z.number(),
  metric: z.enum(metricKinds),
  /** What value, threshold and distances count. */
  unit: z.enum(schemeUnits),
  value: fenSumSchema,
  terms: z.array(explainedTermSchema),
  components: z.array(explainedComponentSchema),
  level: z.string(),
  tier: tierSchema,
  threshold: z.object({ low: z.number().nullable(), high: z.number().nullable() }),
  unconfirmedLevels: z.array(z.string()),
  toNext: levelDistanceSchema.nullable(),
  toLose: levelDistanceSchema.nullable(),
  effectiveLevel: z.string(),
  effectiveTier: tierSchema,
  difference: effectiveDifferenceSchema.nullable(),
});
export type ExplanationView = z.infer<typeof explanationSchema>;
