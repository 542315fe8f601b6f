import * as z from 'zod';
import { admissionRefusals } from '../model/clients/admission-refusal.ts';
import { dueKinds } from '../model/clients/client-list.ts';
import { idTypes, matchKinds } from '../model/clients/client.ts';
import { products } from '../model/clients/products.ts';
import { revealFields, revealReasons } from '../model/clients/reveal.ts';
import { schemeUnits } from '../model/schemes/scheme.ts';
import { moveCauses } from '../model/hall/standing.ts';
import { branchSegmentNames, branchSegments } from '../model/clients/segments.ts';
import { procedure } from './base.ts';
import {
  effectiveDifferenceSchema,
  explanationSchema,
  schemeLevelSchema,
  sourceRowSchema,
} from './explanation.ts';
import {
  businessDateSchema,
  fenSumSchema,
  instantSchema,
  localTextSchema,
  personSchema,
  tierSchema,
} from './schemas.ts';

const ownSegmentFilters = z.object({
  source: z.enum(branchSegments.source).optional(),
  income: z.enum(branchSegments.income).optional(),
  habit: z.enum(branchSegments.habit).optional(),
  value_class: z.enum(branchSegments.value_class).optional(),
  lifecycle: z.enum(branchSegments.lifecycle).optional(),
});

/** Filters of a client list. An absent filter does not narrow it. */
export const clientFilterSchema = z.object({
  tiers: z.array(tierSchema).optional(),
  managerNo: z.string().max(64).optional(),
  branch: z.string().max(64).optional(),
  /** Segments: only for roles with `see-segments`. */
  occupation: z.string().max(100).optional(),
  orientation: z.string().max(100).optional(),
  segments: ownSegmentFilters.optional(),
  /** `near-…` only for roles with `see-balances`. `days` limits birthdays and maturities. */
  due: z.object({ kind: z.enum(dueKinds), days: z.number().int().min(0).max(366) }).optional(),
});

export const clientRowSchema = z.object({
  clientNo: z.string(),
  name: z.string(),
  person: personSchema,
  tier: tierSchema,
  ownBranch: z.boolean(),
  homeBranch: localTextSchema.nullable(),
  managerName: z.string().nullable(),
  phone: z.string().nullable(),
  birthYear: z.number().nullable(),
  matchedBy: z.enum(matchKinds).nullable(),
  /** Days to (or since) the event that the filter asks for; null if it is not about days. */
  dueInDays: z.number().nullable(),
});
export type ClientRow = z.infer<typeof clientRowSchema>;

const segmentEntrySchema = z.object({
  value: z.string(),
  byName: z.string(),
  at: instantSchema,
});

/** A number that looks wrong. It is reported, and never a reason to refuse a client. */
export const dataFaultSchema = z.object({
  field: z.enum(['id-no', 'card']),
  /** Which card; 0 for the identity number. */
  index: z.number(),
  fault: z.enum(['check-digit', 'birth-date']),
});
export type DataFault = z.infer<typeof dataFaultSchema>;

/** A client's tier and level, without amounts: for every role that recognises clients. */
export const standingSchema = z.object({
  scheme: z.string(),
  schemeName: z.string().nullable(),
  levels: z.array(schemeLevelSchema),
  unit: z.enum(schemeUnits),
  asOf: businessDateSchema,
  level: z.string(),
  tier: tierSchema,
  effectiveLevel: z.string(),
  difference: effectiveDifferenceSchema.nullable(),
});

export const admissionSchema = z.object({
  id: z.string(),
  tier: tierSchema.exclude(['regular']),
  from: businessDateSchema,
  until: businessDateSchema,
  approvedBy: z.string(),
  reason: z.string(),
  signedByName: z.string(),
  /** The day on which it was revoked; null if it was not. */
  revoked: z.object({ on: businessDateSchema, byName: z.string(), reason: z.string() }).nullable(),
  /** Whether it is in effect today. */
  holds: z.boolean(),
});
export type AdmissionView = z.infer<typeof admissionSchema>;

const namedLevel = { level: z.string(), tier: tierSchema };

/** Changes of a client's level, and the metric over time with the thresholds. Amounts in the scheme's unit. */
export const historySchema = z.object({
  moves: z.array(
    z.object({
      day: businessDateSchema,
      from: z.object(namedLevel).nullable(),
      to: z.object(namedLevel),
      cause: z.enum(moveCauses),
      admissionId: z.string().nullable(),
    }),
  ),
  levels: z.array(schemeLevelSchema),
  unit: z.enum(schemeUnits),
  points: z.array(z.object({ date: businessDateSchema, value: fenSumSchema, ...namedLevel })),
  thresholds: z.array(z.object({ ...namedLevel, low: z.number() })),
});
export type ClientHistory = z.infer<typeof historySchema>;

/** The client sheet. Numbers are masked; amounts are null for roles that may not see balances. */
export const clientPageSchema = z.object({
  clientNo: z.string(),
  name: z.string(),
  person: personSchema,
  corporate: z.boolean(),
  tier: tierSchema,
  /** null before the first scoring: the client is treated as regular. */
  standing: standingSchema.nullable(),
  today: businessDateSchema,
  idType: z.enum(idTypes).nullable(),
  idNo: z.string().nullable(),
  phone: z.string().nullable(),
  cards: z.array(z.object({ cardNo: z.string(), product: z.string().nullable() })),
  /** Only the year for roles that may not see balances. */
  birthDate: z.string().nullable(),
  ownBranch: z.boolean(),
  homeBranch: localTextSchema.nullable(),
  managerName: z.string().nullable(),
  clientSince: businessDateSchema.nullable(),
  drink: z.string().nullable(),
  caution: z.string().nullable(),
  riskGrade: z.number().nullable(),
  riskAssessedOn: businessDateSchema.nullable(),
  riskExpired: z.boolean(),
  holdings: z.array(
    z.object({
      name: z.string(),
      product: z.enum(products).nullable(),
      amount: z.number().nullable(),
      maturesOn: businessDateSchema.nullable(),
      inDays: z.number().nullable(),
    }),
  ),
  /** null for roles that may not see segments. Occupation and orientation as in the file. */
  segments: z
    .object({
      occupation: z.string().nullable(),
      orientation: z.string().nullable(),
      own: z.record(z.enum(branchSegmentNames), segmentEntrySchema.nullable()),
    })
    .nullable(),
  /** Special admissions, the latest first; null for roles that may not see balances. */
  admissions: z.array(admissionSchema).nullable(),
  /** null for roles that may not correct data. */
  faults: z.array(dataFaultSchema).nullable(),
});
export type ClientPage = z.infer<typeof clientPageSchema>;

/** The longest form of address. */
export const addressLength = 30;

const client = z.object({ clientNo: z.string().min(1).max(64) });
/** Visible characters only, because it is shown beside numbers. */
const addressSchema = z
  .string()
  .normalize('NFKC')
  .trim()
  .min(1)
  .max(addressLength)
  .regex(/^[^\p{C}]+$/u);
const admissionRefused = {
  ADMISSION: { status: 409, data: z.object({ code: z.enum(admissionRefusals) }) },
};
const unknownClient = { UNKNOWN_CLIENT: { status: 404 } };

/** Clients one by one and in lists. */
export const clientsContract = {
  /**
   * A page of the list, by tier, best first, then in the book's order; with a text, the matching clients, best match
   * first. `cursor` continues a list. A long search may return few rows and a cursor to continue.
   */
  list: procedure
    .input(
      z.object({
        text: z.string().max(100).default(''),
        filter: clientFilterSchema.default({}),
        cursor: z.string().max(64).nullable().default(null),
      }),
    )
    .output(
      z.object({
        rows: z.array(clientRowSchema),
        cursor: z.string().nullable(),
        /** The text matches more clients than a list shows; a longer text finds the others. */
        cut: z.boolean(),
      }),
    ),
  /** The choices of the filters: managers and branches by name. */
  filterChoices: procedure.output(
    z.object({
      managers: z.array(z.object({ staffNo: z.string(), name: z.string() })),
      branches: z.array(z.object({ code: z.string(), name: localTextSchema })),
    }),
  ),
  page: procedure.errors(unknownClient).input(client).output(clientPageSchema),
  /** Reveals one masked field, after actor and reason were recorded. The page hides it after `seconds`. */
  reveal: procedure
    .errors(unknownClient)
    .input(
      client.extend({
        field: z.enum(revealFields),
        /** Which card; 0 otherwise. */
        index: z.number().int().min(0).default(0),
        reason: z.enum(revealReasons),
      }),
    )
    .output(z.object({ value: z.string(), seconds: z.number() })),
  /** Sets a segment of the branch's own; null removes it. */
  setSegment: procedure
    .errors(unknownClient)
    .input(
      client.extend({
        segment: z.enum(branchSegmentNames),
        value: z.string().max(40).nullable(),
      }),
    )
    .output(z.void()),
  /** Sets a client's form of address, which is used unchanged; null removes it. */
  setAddress: procedure
    .errors(unknownClient)
    .input(client.extend({ address: addressSchema.nullable() }))
    .output(z.void()),
  /** Explains a client's tier. Defaults: the scheme in use, and its last scoring. */
  explain: procedure
    .errors({ ...unknownClient, UNKNOWN_SCHEME: { status: 404 } })
    .input(
      client.extend({
        scheme: z.string().max(64).optional(),
        asOf: businessDateSchema.optional(),
      }),
    )
    .output(explanationSchema),
  /** More source rows of a component of the same explanation. */
  explainedRows: procedure
    .errors({ ...unknownClient, UNKNOWN_SCHEME: { status: 404 } })
    .input(
      client.extend({
        scheme: z.string().max(64),
        asOf: businessDateSchema,
        component: z.number().int().min(0),
        from: z.number().int().min(0),
      }),
    )
    .output(z.array(sourceRowSchema)),
  /** Changes of level and the metric over time, by the scheme whose tiers are shown. */
  history: procedure.errors(unknownClient).input(client).output(historySchema),
  /** Grants a special admission, from today up to and including `until`. */
  admit: procedure
    .errors(admissionRefused)
    .input(
      client.extend({
        tier: tierSchema.exclude(['regular']),
        until: businessDateSchema,
        approvedBy: z.string().trim().min(1).max(100),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.void()),
  /** Revokes a special admission; it stays on record. */
  revokeAdmission: procedure
    .errors(admissionRefused)
    .input(z.object({ id: z.string().max(64), reason: z.string().trim().min(1).max(500) }))
    .output(z.void()),
  /** Schemes that an explanation can use. */
  schemes: procedure.output(z.array(z.object({ id: z.string(), name: z.string().nullable() }))),
};
