import * as z from 'zod';
import { openStages } from '../../model/relationship/opportunity.ts';
import { offerRefusals } from '../../model/relationship/refusal.ts';
import { sellingWays } from '../../model/relationship/selling.ts';
import { businessDateSchema } from '../schemas.ts';
import {
  amountSchema,
  clientNoSchema,
  idSchema,
  namedClientSchema,
  namedPersonSchema,
  reasonSchema,
  relationshipProcedure,
} from './schemas.ts';
import { disclosedRiskSchema } from './team-week.ts';

const stage = z.enum(openStages);
const product = z.string().trim().min(1).max(100);

export const opportunityRowSchema = z.object({
  opportunityId: z.string(),
  client: namedClientSchema,
  person: namedPersonSchema.nullable(),
  product: z.string(),
  stage: z.enum([...openStages, 'won', 'lost']),
  amountFen: z.number(),
  expectedOn: businessDateSchema.nullable(),
  /** Days since it was moved or its client was spoken to. */
  quietDays: z.number(),
  stalled: z.boolean(),
  openedOn: businessDateSchema,
  disclosed: z.array(disclosedRiskSchema),
  /** The product's risk grade; null: none. */
  grade: z.number().nullable(),
  /** Why it could not be won now; null: it could. */
  blocked: z.enum([...offerRefusals, 'not-disclosed']).nullable(),
});
export type OpportunityRowView = z.infer<typeof opportunityRowSchema>;

/** Opportunities from lead to won or lost. */
export const opportunitiesContract = {
  /** Open ones of oneself; the head sees everybody's, or one person's. */
  list: relationshipProcedure
    .input(
      z.object({
        staffNo: z.string().max(32).optional(),
        clientNo: clientNoSchema.optional(),
        /** Also those that were closed in the last 90 days. */
        closed: z.boolean().default(false),
      }),
    )
    .output(z.array(opportunityRowSchema)),
  open: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        product,
        amountFen: amountSchema,
        stage,
        expectedOn: businessDateSchema.nullable(),
      }),
    )
    .output(z.object({ opportunityId: z.string() })),
  move: relationshipProcedure
    .input(
      z.object({
        opportunityId: idSchema,
        stage,
        amountFen: amountSchema,
        expectedOn: businessDateSchema.nullable(),
      }),
    )
    .output(z.void()),
  /** Legal, policy and market risks were told to the client. */
  disclose: relationshipProcedure
    .input(z.object({ opportunityId: idSchema, risks: z.array(disclosedRiskSchema).min(1) }))
    .output(z.void()),
  win: relationshipProcedure
    .input(z.object({ opportunityId: idSchema, amountFen: amountSchema }))
    .output(z.void()),
  lose: relationshipProcedure
    .input(z.object({ opportunityId: idSchema, reason: reasonSchema }))
    .output(z.void()),
  /** What a client could be offered, by the tables, without what is held and what the risk grade forbids. */
  suggestions: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(
    z.array(
      z.object({
        family: z.string(),
        name: z.string(),
        way: z.enum(sellingWays),
        /** Names of the families held that lead to it. */
        because: z.array(z.string()),
        grade: z.number().nullable(),
      }),
    ),
  ),
  /** Names of product families and of products of the branch's list, to choose from. */
  products: relationshipProcedure.output(
    z.array(z.object({ name: z.string(), grade: z.number().nullable() })),
  ),
};
