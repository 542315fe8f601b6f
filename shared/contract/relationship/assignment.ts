import * as z from 'zod';
import { assignmentSources, managedTiers } from '../../model/relationship/assignment.ts';
import { businessDateSchema, roleSchema } from '../schemas.ts';
import {
  clientNoSchema,
  namedClientSchema,
  namedPersonSchema,
  relationshipProcedure,
} from './schemas.ts';

const counts = z.object({ diamond: z.number(), platinum: z.number(), gold: z.number() });
const staffNo = z.string().min(1).max(32);

/** A client with who looks after it, as the assignment screen lists it. */
const assignedClientSchema = z.object({
  client: namedClientSchema,
  lead: namedPersonSchema.nullable(),
  executor: namedPersonSchema.nullable(),
  /** null: not scored. */
  averageFen: z.number().nullable(),
  since: businessDateSchema.nullable(),
  lastContactOn: businessDateSchema.nullable(),
});
export type AssignedClientView = z.infer<typeof assignedClientSchema>;

const moveSchema = z.object({
  clientNo: clientNoSchema,
  lead: staffNo,
  executor: staffNo,
});

const proposalSchema = z.object({
  moves: z.array(
    z.object({
      client: namedClientSchema,
      from: namedPersonSchema.nullable(),
      to: namedPersonSchema,
    }),
  ),
  /** For whom there is no room. */
  unassigned: counts,
  /** Managers that everybody takes, and how many of these are missing. */
  managersNeeded: z.number(),
  managersMissing: z.number(),
  /** What each would have. */
  people: z.array(
    z.object({
      person: namedPersonSchema,
      counts,
      percent: z.number(),
      over: z.boolean(),
    }),
  ),
});
export type ProposalView = z.infer<typeof proposalSchema>;

/** Who looks after whom. */
export const assignmentContract = {
  overview: relationshipProcedure.output(
    z.object({
      people: z.array(
        z.object({
          person: namedPersonSchema,
          role: roleSchema,
          counts,
          /** Managed without a tier: potential clients. */
          others: z.number(),
          load: z.number(),
          limit: z.number(),
          percent: z.number(),
          over: z.boolean(),
        }),
      ),
      /** VIPs whom nobody looks after: the goal is none. */
      unassigned: counts,
      /** Clients of people who no longer work here. */
      handOvers: z.array(
        z.object({
          client: namedClientSchema,
          from: namedPersonSchema,
          promises: z.number(),
          opportunities: z.number(),
          retentions: z.number(),
          complaints: z.number(),
        }),
      ),
      capacity: counts,
    }),
  ),
  /** Clients of one person; `staffNo` null: VIPs of nobody. At most 200 a page. */
  clients: relationshipProcedure
    .input(z.object({ staffNo: staffNo.nullable(), from: z.number().int().min(0).default(0) }))
    .output(z.object({ rows: z.array(assignedClientSchema), total: z.number() })),
  /** Assigns clients; lead and executor null: nobody looks after them any more. */
  assign: relationshipProcedure
    .input(
      z.object({
        clientNos: z.array(clientNoSchema).min(1).max(1000),
        lead: staffNo.nullable(),
        executor: staffNo.nullable(),
        source: z.enum(assignmentSources),
        reason: z.string().trim().max(300),
      }),
    )
    .output(z.object({ assigned: z.number() })),
  /** A proposal, before anything happens: least change, then even loads. Locked clients stay. */
  propose: relationshipProcedure
    .input(
      z.object({
        /** By tier: 30, 100 and 200; load: one shared load. */
        by: z.enum(['tier', 'load']),
        locked: z.array(clientNoSchema).max(10_000),
        /** Who takes clients and how full, in percent; absent: every client manager, full. */
        people: z
          .array(z.object({ staffNo, percent: z.number().int().min(0).max(100) }))
          .max(200)
          .optional(),
      }),
    )
    .output(proposalSchema),
  /** Gold clients beyond capacity: who would go to tellers and to the lobby manager. */
  overflow: relationshipProcedure.output(
    z.object({
      capacity: z.number(),
      gold: z.number(),
      teller: z.array(namedClientSchema),
      lobby: z.array(namedClientSchema),
      stays: z.number(),
      /** Of capacity, with those who stay. */
      percent: z.number(),
    }),
  ),
  /** Carries out a proposal, or a part of it, in one act. */
  apply: relationshipProcedure
    .input(
      z.object({
        moves: z.array(moveSchema).min(1).max(10_000),
        source: z.enum(assignmentSources),
        reason: z.string().trim().max(300),
      }),
    )
    .output(z.object({ assigned: z.number() })),
  /** Who looked after a client, oldest first. */
  history: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(
    z.array(
      z.object({
        on: businessDateSchema,
        fromName: z.string().nullable(),
        leadName: z.string().nullable(),
        executorName: z.string().nullable(),
        source: z.enum(assignmentSources),
        reason: z.string(),
        byName: z.string(),
      }),
    ),
  ),
  /** Who may look after clients of a tier. */
  people: relationshipProcedure
    .input(z.object({ tier: z.enum([...managedTiers, 'regular']).optional() }))
    .output(z.array(namedPersonSchema.extend({ role: roleSchema }))),
};
