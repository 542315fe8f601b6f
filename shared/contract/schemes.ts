import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { products, transactionKinds } from '../model/clients/products.ts';
import { schemeUnits } from '../model/schemes/scheme.ts';
import { procedure } from './base.ts';
import { businessDateSchema, fenSumSchema, tierSchema } from './schemas.ts';

const averageBalance = z.object({
  kind: z.literal('average-balance'),
  months: z.number(),
  products: z.array(z.enum(products)),
  floorAtZero: z.boolean(),
});
const turnover = z.object({
  kind: z.literal('turnover'),
  months: z.number(),
  kinds: z.array(z.enum(transactionKinds)),
});
const unconfirmed = z.literal(true).optional();

/** A scheme as the model has it: thresholds in fen or hundredths of a point. */
export const schemeSchema = z.object({
  id: z.string(),
  version: z.number(),
  effectiveFrom: businessDateSchema,
  name: z.string().optional(),
  metric: z.discriminatedUnion('kind', [
    averageBalance,
    turnover,
    z.object({
      kind: z.literal('points'),
      terms: z.array(
        z.object({
          id: z.string(),
          name: z.string().optional(),
          of: z.discriminatedUnion('kind', [averageBalance, turnover]),
          pointsPerWan: z.number(),
          cap: z.number().optional(),
        }),
      ),
    }),
  ]),
  levels: z.array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      low: z.number().nullable(),
      tier: tierSchema,
      unconfirmed,
      bufferMonths: z.number().optional(),
    }),
  ),
  falling: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('at-once'), unconfirmed }),
    z.object({ kind: z.literal('after-months'), months: z.number(), unconfirmed }),
    z.object({ kind: z.literal('on-days'), days: z.array(z.string()), unconfirmed }),
  ]),
});
export type SchemeView = z.infer<typeof schemeSchema>;

const version = z.object({ scheme: z.string(), version: z.number().int() });

/** Which scheme from when on; `ready` when every client has been scored by it. */
export const schemeChoiceSchema = version.extend({
  from: businessDateSchema,
  ready: z.boolean(),
});
export type SchemeChoiceView = z.infer<typeof schemeChoiceSchema>;

/** One thing wrong with a scheme, and where: "levels[2].low". */
export const schemeFaultSchema = z.object({ path: z.string(), code: z.string() });
export type SchemeFaultView = z.infer<typeof schemeFaultSchema>;

const scoringStep = z.object({
  kind: z.literal('scoring'),
  clients: z.number(),
  fraction: z.number(),
});

export const choosingEventSchema = z.discriminatedUnion('kind', [
  scoringStep,
  /** `changed`: clients whose level under this scheme is not what its last scoring had; null for a later day. */
  z.object({ kind: z.literal('done'), choice: schemeChoiceSchema, changed: z.number().nullable() }),
]);

/** A scheme to look at before it takes effect: one that the branch has, or the text of one that it does not have yet. */
const anyScheme = z.union([version, z.object({ text: z.string().max(200_000) })]);

const moveCount = z.object({ from: tierSchema, to: tierSchema, clients: z.number() });

export const previewEventSchema = z.discriminatedUnion('kind', [
  scoringStep,
  z.object({
    kind: z.literal('done'),
    /** Names the list for `previewClients`; the last preview only is kept. */
    preview: z.string(),
    asOf: businessDateSchema,
    clients: z.number(),
    changed: z.number(),
    /** How many change from which tier to which, both as the floor would receive them. */
    moves: z.array(moveCount),
    /** What the values of the list count, by the scheme now and by this one; null where nobody was scored. */
    units: z.object({ now: z.enum(schemeUnits).nullable(), then: z.enum(schemeUnits) }),
    /** Clients per tier now and then. */
    tiers: z.array(z.object({ tier: tierSchema, now: z.number(), then: z.number() })),
  }),
]);
export type PreviewEvent = z.infer<typeof previewEventSchema>;

const refusals = {
  SCHEME: { status: 422, data: z.object({ faults: z.array(schemeFaultSchema) }) },
  UNKNOWN_SCHEME: { status: 404 },
} as const;
const work = {
  IMPORT: { status: 422, data: z.object({ code: z.string(), subject: z.string() }) },
} as const;

/** Tiers and schemes: what there is, what applies, what another one would change. */
export const schemesContract = {
  list: procedure.output(
    z.object({
      schemes: z.array(
        z.object({
          scheme: schemeSchema,
          builtIn: z.boolean(),
          versions: z.array(z.object({ version: z.number(), effectiveFrom: businessDateSchema })),
        }),
      ),
      today: businessDateSchema,
      /** The choice of today, the one whose tiers are shown, and those to come. */
      chosen: schemeChoiceSchema,
      shown: schemeChoiceSchema,
      toCome: z.array(schemeChoiceSchema),
      /** As of when the shown tiers are. */
      asOf: businessDateSchema.nullable(),
    }),
  ),
  /** A scheme as the text of its file. */
  file: procedure
    .errors({ UNKNOWN_SCHEME: refusals.UNKNOWN_SCHEME })
    .input(version)
    .output(z.object({ text: z.string() })),
  /** What adding this text would answer; nothing is kept. */
  check: procedure.input(z.object({ text: z.string().max(200_000) })).output(
    z.object({
      scheme: schemeSchema.nullable(),
      faults: z.array(schemeFaultSchema),
      /** The version that the branch has of it and that this one does not follow: the text of its file. */
      taken: z.object({ version: z.number(), text: z.string() }).nullable(),
    }),
  ),
  /** Keeps an own scheme, or a newer version of one. */
  add: procedure
    .errors({ SCHEME: refusals.SCHEME })
    .input(z.object({ text: z.string().max(200_000) }))
    .output(z.object({ scheme: schemeSchema, added: z.boolean() })),
  /** Chooses a scheme: for today (everybody is scored first, then the tiers change at once) or for a later day. */
  choose: procedure
    .errors({
      ...work,
      UNKNOWN_SCHEME: refusals.UNKNOWN_SCHEME,
      CHOICE: { status: 409, data: z.object({ code: z.string() }) },
    })
    .input(version.extend({ from: businessDateSchema }))
    .output(eventIterator(choosingEventSchema)),
  /** Takes a choice back that is still to come. */
  withdraw: procedure
    .errors({ CHOICE: { status: 409, data: z.object({ code: z.string() }) } })
    .input(z.object({ from: businessDateSchema }))
    .output(z.void()),
  /** Who would change tier if this scheme were used. Nothing is kept but the list. */
  preview: procedure
    .errors({ ...work, ...refusals })
    .input(anyScheme)
    .output(eventIterator(previewEventSchema)),
  previewClients: procedure
    .errors({ PREVIEW_GONE: { status: 410 } })
    .input(
      z.object({
        preview: z.string(),
        move: z.object({ from: tierSchema, to: tierSchema }).nullable(),
        offset: z.number().int().min(0),
      }),
    )
    .output(
      z.object({
        total: z.number(),
        clients: z.array(
          z.object({
            clientNo: z.string(),
            /** Masked for roles that do not meet the client. */
            name: z.string(),
            phone: z.string().nullable(),
            managerNo: z.string().nullable(),
            from: tierSchema,
            to: tierSchema,
            /** Under the scheme now and then; null for roles that may not see balances. */
            value: fenSumSchema.nullable(),
            valueThen: fenSumSchema.nullable(),
          }),
        ),
      }),
    ),
  /** Stops the scoring of a choice or a preview; what was before stands. */
  cancel: procedure.output(z.void()),
};
