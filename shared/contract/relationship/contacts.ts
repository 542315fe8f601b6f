import * as z from 'zod';
import { assignmentSources, managedTiers } from '../../model/relationship/assignment.ts';
import { circumstances, retentionOutcomes, alertTriggers } from '../../model/relationship/facts.ts';
import { openStages } from '../../model/relationship/opportunity.ts';
import { businessDateSchema, localTextSchema, tierSchema } from '../schemas.ts';
import {
  clientNoSchema,
  contactCauseSchema,
  contactKindSchema,
  contactReasonSchema,
  idSchema,
  reasonSchema,
  relationshipProcedure,
  wordsSchema,
} from './schemas.ts';

const nextStep = z.object({ on: businessDateSchema, kind: contactKindSchema });

/** One thing that happened with a client. */
const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('contact'),
    on: businessDateSchema,
    contactId: z.string(),
    contact: contactKindSchema,
    reached: z.boolean(),
    cause: contactCauseSchema,
    byName: z.string(),
    next: nextStep.nullable(),
    /** The report: its words, or null where none was written; `erased`: there was one. */
    text: z.string().nullable(),
    erased: z.boolean(),
    /** Its reference, for who may erase it. */
    textRef: z.string().nullable(),
    reviewedByName: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('assignment'),
    on: businessDateSchema,
    leadName: z.string().nullable(),
    executorName: z.string().nullable(),
    source: z.enum(assignmentSources),
    reason: z.string(),
    byName: z.string(),
  }),
  z.object({
    kind: z.literal('opportunity'),
    on: businessDateSchema,
    opportunityId: z.string(),
    product: z.string(),
    stage: z.enum([...openStages, 'won', 'lost']),
    amountFen: z.number(),
    reason: z.string().nullable(),
    byName: z.string(),
  }),
  z.object({
    kind: z.literal('retention'),
    on: businessDateSchema,
    retentionId: z.string(),
    trigger: z.enum(alertTriggers),
    since: businessDateSchema,
    closed: z
      .object({
        on: businessDateSchema,
        outcome: z.enum(retentionOutcomes),
        measure: z.string(),
      })
      .nullable(),
  }),
  z.object({
    kind: z.literal('complaint'),
    on: businessDateSchema,
    complaintId: z.string(),
    due: businessDateSchema,
    closed: z.boolean(),
  }),
  z.object({
    kind: z.literal('move'),
    on: businessDateSchema,
    from: tierSchema.nullable(),
    to: tierSchema,
  }),
  z.object({ kind: z.literal('visit'), on: businessDateSchema, ticketId: z.string() }),
  /** For who may not read more. */
  z.object({ kind: z.literal('contacted'), on: businessDateSchema }),
]);
export type TimelineEntryView = z.infer<typeof timelineEntrySchema>;

/** Contacts with clients, and one client's line of time. */
export const contactsContract = {
  /** Records a contact that was made today or before. */
  record: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        kind: contactKindSchema,
        reached: z.boolean(),
        on: businessDateSchema,
        cause: contactCauseSchema,
        next: nextStep.nullable(),
        /** The communication report: points, needs or problems, next action. */
        text: wordsSchema.nullable(),
      }),
    )
    .output(z.object({ contactId: z.string() })),
  /** Writes the report on a contact that has none yet, such as a meeting that came from the hall. */
  writeReport: relationshipProcedure
    .input(z.object({ contactId: idSchema, text: wordsSchema.min(1), next: nextStep.nullable() }))
    .output(z.void()),
  promise: relationshipProcedure
    .input(z.object({ clientNo: clientNoSchema, on: businessDateSchema, kind: contactKindSchema }))
    .output(z.void()),
  postpone: relationshipProcedure
    .input(z.object({ clientNo: clientNoSchema, until: businessDateSchema, reason: reasonSchema }))
    .output(z.void()),
  /** What is due and what happened, the latest first. Who may not read more sees when the client was contacted. */
  timeline: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(
    z.object({
      due: z.array(contactReasonSchema),
      entries: z.array(timelineEntrySchema),
      managerName: z.string().nullable(),
      leadName: z.string().nullable(),
      /** Whether this reader may read reports and record more than contacts. */
      whole: z.boolean(),
      /** Contacts a month that this client needs; null: as its tier. */
      perMonth: z.number().nullable(),
    }),
  ),
  /** Erases a report's words for good. That there was a report stays. */
  eraseText: relationshipProcedure
    .input(z.object({ clientNo: clientNoSchema, textRef: idSchema, reason: reasonSchema }))
    .output(z.void()),
  /** How many contacts a month a client or a tier needs; null: as its tier, or as the settings. */
  setRhythm: relationshipProcedure
    .input(
      z.object({
        of: z.union([
          z.object({ clientNo: clientNoSchema }),
          z.object({ tier: z.enum(managedTiers) }),
        ]),
        perMonth: z.number().int().min(0).max(31).nullable(),
      }),
    )
    .output(z.void()),
  /** What changed about a client: the risk assessment has to be made again. */
  circumstancesChanged: relationshipProcedure
    .input(z.object({ clientNo: clientNoSchema, what: z.enum(circumstances) }))
    .output(z.void()),
  /** Texts for a client, to copy or print; the console sends nothing. */
  drafts: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(
    z.array(
      z.object({
        id: z.string(),
        name: localTextSchema,
        /** null: something is missing for it. */
        text: z.string().nullable(),
        missing: z.array(z.string()),
      }),
    ),
  ),
  /** Festivals of the days ahead, for greetings. */
  festivals: relationshipProcedure.output(
    z.array(z.object({ id: z.string(), on: businessDateSchema })),
  ),
  /** The ten moments of care with the branch's words. */
  careMoments: relationshipProcedure.output(
    z.array(z.object({ moment: z.string(), words: z.string() })),
  ),
};
