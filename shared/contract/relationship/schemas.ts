import * as z from 'zod';
import { alertTriggers } from '../../model/relationship/facts.ts';
import {
  contactCauses,
  contactKinds,
  type ContactCause,
} from '../../model/relationship/contact.ts';
import { refusalReasons } from '../../model/relationship/refusal.ts';
import { procedure } from '../base.ts';
import { businessDateSchema, personSchema, tierSchema } from '../schemas.ts';

/* Schemas that several areas of relationship work share. Amounts are fen. */

/** A procedure of relationship work: the rules may refuse it, and then nothing was recorded. */
export const relationshipProcedure = procedure.errors({
  RELATIONSHIP: {
    status: 409,
    data: z.object({ code: z.enum(refusalReasons), subject: z.string() }),
  },
});

export const clientNoSchema = z.string().min(1).max(64);
export const idSchema = z.string().min(1).max(64);
/** Personal words: kept apart from the log and erasable. */
export const wordsSchema = z.string().trim().max(2000);
export const reasonSchema = z.string().trim().min(1).max(300);
export const amountSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const contactKindSchema = z.enum(contactKinds);
export const contactCauseSchema = z.enum(Object.keys(contactCauses) as [ContactCause]);

/** A client as lists of relationship work name it. */
export const namedClientSchema = z.object({
  clientNo: z.string(),
  name: z.string(),
  person: personSchema,
  tier: tierSchema,
});
export type NamedClientView = z.infer<typeof namedClientSchema>;

/** A colleague. */
export const namedPersonSchema = z.object({ staffNo: z.string(), name: z.string() });

const timing = {
  listedFrom: businessDateSchema,
  /** The last working day on which it is in time. */
  due: businessDateSchema,
  /** Past its due day since then; null: in time. */
  missedSince: businessDateSchema.nullable(),
};

/** Why a client is to be contacted; the renderer writes the sentence. */
export const contactReasonSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('promise'),
    promiseId: z.string(),
    on: businessDateSchema,
    contact: contactKindSchema,
    ...timing,
  }),
  z.object({
    kind: z.literal('retention'),
    trigger: z.enum(alertTriggers),
    since: businessDateSchema,
    ...timing,
  }),
  z.object({
    kind: z.literal('first-contact'),
    assignedOn: businessDateSchema,
    until: businessDateSchema,
    ...timing,
  }),
  z.object({ kind: z.literal('birthday'), on: businessDateSchema, lunar: z.boolean(), ...timing }),
  z.object({
    kind: z.literal('maturity'),
    on: businessDateSchema,
    productName: z.string(),
    /** null: unknown, or the role does not see amounts. */
    amountFen: z.number().nullable(),
    ...timing,
  }),
  z.object({ kind: z.literal('month-rhythm'), done: z.number(), needed: z.number(), ...timing }),
  z.object({
    kind: z.literal('quarter-rhythm'),
    lastOn: businessDateSchema.nullable(),
    ...timing,
  }),
  z.object({
    kind: z.literal('stalled'),
    opportunityId: z.string(),
    quietSince: businessDateSchema,
    ...timing,
  }),
  z.object({
    kind: z.literal('announcement'),
    announcementId: z.string(),
    about: z.enum(['product', 'external']),
    until: businessDateSchema,
    ...timing,
  }),
  z.object({
    kind: z.literal('gold-absent'),
    lastOn: businessDateSchema.nullable(),
    ...timing,
  }),
]);
export type ContactReasonView = z.infer<typeof contactReasonSchema>;
