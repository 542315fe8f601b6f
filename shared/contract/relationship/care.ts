import * as z from 'zod';
import { alertTriggers, retentionOutcomes } from '../../model/relationship/facts.ts';
import { managedTiers } from '../../model/relationship/assignment.ts';
import { businessDateSchema, tierSchema } from '../schemas.ts';
import {
  clientNoSchema,
  idSchema,
  namedClientSchema,
  namedPersonSchema,
  reasonSchema,
  relationshipProcedure,
  wordsSchema,
} from './schemas.ts';

const outcome = z.enum(['settled', 'unfounded', 'withdrawn']);
const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const relationshipAlertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('untreated'),
    client: namedClientSchema,
    trigger: z.enum(alertTriggers),
    since: businessDateSchema,
  }),
  z.object({
    kind: z.literal('first-contact-late'),
    client: namedClientSchema,
    missedSince: businessDateSchema,
  }),
  z.object({
    kind: z.literal('low-rating'),
    ticketId: z.string(),
    person: namedPersonSchema,
    client: namedClientSchema.nullable(),
    score: z.number(),
    /** The client is still in the hall. */
    here: z.boolean(),
  }),
  z.object({
    kind: z.literal('reports-unread'),
    count: z.number(),
    oldest: businessDateSchema,
  }),
]);
export type RelationshipAlertView = z.infer<typeof relationshipAlertSchema>;

/** Alerts, retention, special admissions, complaints, satisfaction, announcements. */
export const careContract = {
  /** What the head must know now, low ratings first. */
  alerts: relationshipProcedure.output(z.array(relationshipAlertSchema)),
  /** Measures to keep clients; managers see those of their own clients. Open ones first. */
  retentions: relationshipProcedure.output(
    z.array(
      z.object({
        retentionId: z.string(),
        client: namedClientSchema,
        trigger: z.enum(alertTriggers),
        since: businessDateSchema,
        openedOn: businessDateSchema,
        closed: z
          .object({
            on: businessDateSchema,
            outcome: z.enum(retentionOutcomes),
            measure: z.string(),
          })
          .nullable(),
      }),
    ),
  ),
  /** Begins a measure for an alert: once for each. */
  openRetention: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        trigger: z.enum(alertTriggers),
        since: businessDateSchema,
      }),
    )
    .output(z.object({ retentionId: z.string() })),
  /** What was done and what became of it: the report to the head. */
  closeRetention: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        retentionId: idSchema,
        outcome: z.enum(retentionOutcomes),
        measure: reasonSchema,
      }),
    )
    .output(z.void()),
  /** How many clients must be won (S1, S2). */
  calculate: relationshipProcedure
    .input(
      z.object({
        clients: z.number().int().min(0).max(10_000_000),
        returnPercent: z.number().min(0).max(100),
        growthPercent: z.number().min(-100).max(1000),
      }),
    )
    .output(
      z.object({
        target: z.number(),
        staying: z.number(),
        toWin: z.number(),
        /** In the cost of keeping one. */
        cost: z.object({ low: z.number(), high: z.number() }),
      }),
    ),

  /** Requests for special admission, those waiting first. Managers see their own. */
  approvals: relationshipProcedure.output(
    z.array(
      z.object({
        approvalId: z.string(),
        client: namedClientSchema,
        tier: z.enum(managedTiers),
        until: businessDateSchema,
        reason: z.string(),
        requestedByName: z.string(),
        requestedOn: businessDateSchema,
        decided: z
          .object({
            granted: z.boolean(),
            byName: z.string(),
            on: businessDateSchema,
            document: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
  ),
  requestAdmission: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        tier: z.enum(managedTiers),
        until: businessDateSchema,
        reason: reasonSchema,
      }),
    )
    .output(z.object({ approvalId: z.string() })),
  /** Gold by the branch head; platinum and diamond by a superior branch, entered with its paper. */
  decideAdmission: relationshipProcedure
    .errors({ ADMISSION: { status: 409, data: z.object({ code: z.string() }) } })
    .input(
      z.object({
        approvalId: idSchema,
        granted: z.boolean(),
        document: z.string().trim().max(100).nullable(),
        /** Name and function of who decided there. */
        decidedBy: z.string().trim().max(100).nullable(),
      }),
    )
    .output(z.void()),

  /** Complaints with their clocks, those due first. Managers see those of their own clients. */
  complaints: relationshipProcedure.output(
    z.array(
      z.object({
        complaintId: z.string(),
        client: namedClientSchema,
        on: businessDateSchema,
        complex: z.boolean(),
        due: businessDateSchema,
        /** Negative: late; null: closed. */
        daysLeft: z.number().nullable(),
        extended: z.object({ until: businessDateSchema, approvedBy: z.string() }).nullable(),
        closed: z.object({ on: businessDateSchema, outcome }).nullable(),
        /** null: none, or erased. */
        text: z.string().nullable(),
        /** So many within a year that the branch calls it habitual. */
        habitual: z.boolean(),
        caution: z.object({ until: businessDateSchema, text: z.string().nullable() }).nullable(),
      }),
    ),
  ),
  openComplaint: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        on: businessDateSchema,
        complex: z.boolean(),
        text: wordsSchema.min(1),
      }),
    )
    .output(z.object({ complaintId: z.string() })),
  foundComplex: relationshipProcedure.input(z.object({ complaintId: idSchema })).output(z.void()),
  extendComplaint: relationshipProcedure
    .input(
      z.object({
        complaintId: idSchema,
        until: businessDateSchema,
        approvedBy: z.string().trim().max(100),
      }),
    )
    .output(z.void()),
  closeComplaint: relationshipProcedure
    .input(z.object({ complaintId: idSchema, outcome }))
    .output(z.void()),
  /** A caution for those who serve the client, reviewed by the head, with an end. */
  setCaution: relationshipProcedure
    .input(
      z.object({
        clientNo: clientNoSchema,
        complaintId: idSchema,
        until: businessDateSchema,
        text: wordsSchema.min(1),
      }),
    )
    .output(z.void()),
  liftCaution: relationshipProcedure.input(z.object({ clientNo: clientNoSchema })).output(z.void()),

  /** A rating after a service: 1 to 5, or the faces 1, 3, 5. A low one calls the supervisor at once. */
  rate: relationshipProcedure.input(z.object({ ticketId: idSchema, score })).output(z.void()),
  ratings: relationshipProcedure
    .input(z.object({ from: businessDateSchema, to: businessDateSchema }))
    .output(
      z.object({
        count: z.number(),
        meanHundredths: z.number().nullable(),
        low: z.number(),
        people: z.array(
          z.object({
            person: namedPersonSchema,
            count: z.number(),
            meanHundredths: z.number().nullable(),
            low: z.number(),
          }),
        ),
      }),
    ),

  /** The client forum is held at least once a year: when it was, and until when the next one. */
  forum: relationshipProcedure.output(
    z.object({ held: z.array(businessDateSchema), due: businessDateSchema.nullable() }),
  ),
  forumHeld: relationshipProcedure.input(z.object({ on: businessDateSchema })).output(z.void()),

  /** News for clients: a product or an event, for whom and how long. */
  announce: relationshipProcedure
    .input(
      z.object({
        kind: z.enum(['product', 'external']),
        from: businessDateSchema,
        until: businessDateSchema,
        filter: z.object({
          tiers: z.array(tierSchema).optional(),
          orientations: z.array(z.string().max(50)).optional(),
          holding: z.array(z.string().max(100)).optional(),
          minimumGrade: z.number().int().min(1).max(5).optional(),
          clients: z.array(clientNoSchema).max(5000).optional(),
        }),
      }),
    )
    .output(z.object({ announcementId: z.string() })),
  announcements: relationshipProcedure.output(
    z.array(
      z.object({
        announcementId: z.string(),
        kind: z.enum(['product', 'external']),
        from: businessDateSchema,
        until: businessDateSchema,
      }),
    ),
  ),
};
