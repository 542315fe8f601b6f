import * as z from 'zod';
import { ledgers } from '../../model/relationship/ledgers.ts';
import { businessDateSchema, fenSumSchema, tierSchema } from '../schemas.ts';
import {
  namedClientSchema,
  namedPersonSchema,
  reasonSchema,
  relationshipProcedure,
} from './schemas.ts';

const ledger = z.enum(ledgers);

export const ledgerRowSchema = z.object({
  client: namedClientSchema,
  person: namedPersonSchema.nullable(),
  owedFen: fenSumSchema,
  /** Clients whom this one employs. */
  staff: z.number(),
  lastContactOn: businessDateSchema.nullable(),
  due: businessDateSchema.nullable(),
  missedSince: businessDateSchema.nullable(),
});
export type LedgerRowView = z.infer<typeof ledgerRowSchema>;

/** Ledgers, the analysis of clients, and tables to take along. */
export const ledgersContract = {
  /** What is missed first, then what is due; at most 200 a page. Managers see their own clients. */
  rows: relationshipProcedure
    .input(z.object({ ledger, from: z.number().int().min(0).default(0) }))
    .output(z.object({ rows: z.array(ledgerRowSchema), total: z.number() })),
  /** Clients of the branch by tier: how many, what they hold, how they are looked after. */
  analysis: relationshipProcedure.output(
    z.array(
      z.object({
        tier: tierSchema,
        clients: z.number(),
        /** Of those who are scored by financial assets; null: the scheme counts something else. */
        averageFen: fenSumSchema.nullable(),
        managed: z.number(),
        /** Spoken to this quarter. */
        contacted: z.number(),
        due: z.number(),
        missed: z.number(),
        opportunities: z.number(),
      }),
    ),
  ),
  /** A table as an XLSX file; who took it and why is recorded before it is given. */
  export: relationshipProcedure
    .input(
      z.object({
        what: z.union([ledger, z.enum(['analysis', 'work-log', 'visit-plan'])]),
        language: z.enum(['zh', 'en']),
        staffNo: z.string().max(32).optional(),
        from: businessDateSchema.optional(),
        to: businessDateSchema.optional(),
        reason: reasonSchema,
      }),
    )
    .output(z.object({ name: z.string(), base64: z.string() })),
};
