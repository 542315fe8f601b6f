import * as z from 'zod';
import { appointmentTimings } from '../model/hall/appointment.ts';
import { clienteles } from '../model/branch.ts';
import { checklistItems } from '../model/hall/checklist.ts';
import { isBusinessDate } from '../model/dates.ts';
import { foldKey, foldText } from '../model/clients/fold.ts';
import { pinPattern } from '../model/people/pin.ts';
import { roles } from '../model/people/roles.ts';
import { schemeUnits } from '../model/schemes/scheme.ts';
import { careClasses, pauseReasons, skipReasons, ticketStates } from '../model/hall/ticket.ts';
import { tiers } from '../model/schemes/tier.ts';

/* Schemas that several areas of the contract share. Instants are milliseconds since the epoch. */

export const tierSchema = z.enum(tiers);
export const schemeUnitSchema = z.enum(schemeUnits);
export const roleSchema = z.enum(roles);
/** Keys and names that people type are folded like those of files. */
export const staffNoSchema = z.string().overwrite(foldKey).min(1).max(32);
export const branchCodeSchema = z.string().overwrite(foldKey).min(1).max(32);
export const personNameSchema = z.string().overwrite(foldText).min(1).max(64);
export const newPinSchema = z.string().regex(pinPattern);
/** A one-time code, shown once to whoever issued it. */
export const issuedCodeSchema = z.object({
  staffNo: z.string(),
  code: z.string(),
  until: z.number(),
});
export const localTextSchema = z.object({ zh: z.string(), en: z.string() });
export const instantSchema = z.number();
export const businessDateSchema = z.iso.date().refine(isBusinessDate);
const seconds = z.number().int().positive();

/** A value for every tier. */
export function perTier<T extends z.ZodType>(value: T) {
  return z.object({
    diamond: value,
    platinum: value,
    gold: value,
    regular: value,
  });
}

/**
 * How to speak of a person on a screen of the staff. The renderer composes "王女士" / "Ms Wang"; `masked` people
 * (regular clients on the semi-public lists) are "赵**".
 */
export const personSchema = z.object({
  surname: z.string(),
  surnamePinyin: z.string(),
  title: z.enum(['mr', 'ms', 'none']),
  masked: z.boolean(),
  /** The form of address that the branch has set, used unchanged; null: composed of the other parts. */
  address: z.string().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const callingRuleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fifo') }),
  z.object({
    kind: z.literal('diamond-first'),
    maxWaitSeconds: z
      .object({
        diamond: seconds.optional(),
        platinum: seconds.optional(),
        gold: seconds.optional(),
        regular: seconds.optional(),
      })
      .optional(),
    maxOvertakes: z.number().int().positive().optional(),
  }),
  z.object({
    kind: z.literal('accumulating'),
    rates: perTier(z.number().nonnegative()),
  }),
  z.object({ kind: z.literal('ratio'), pattern: z.array(tierSchema).min(1).readonly() }),
]);

export const callBasisSchema = z.enum([
  'tier',
  'arrival',
  'overdue',
  'overtaken',
  'priority',
  'turn',
  'care',
  'appointment',
  'moved',
  'chosen',
]);

export const checklistEntrySchema = z.object({
  item: z.enum(checklistItems),
  state: z.enum(['open', 'done', 'skipped']),
  byName: z.string().nullable(),
  at: instantSchema.nullable(),
  reason: z.enum(skipReasons).nullable(),
});
export type ChecklistEntryView = z.infer<typeof checklistEntrySchema>;

/** The person who is to receive a client, and their present state. */
export const receiverSchema = z.object({
  staffNo: z.string(),
  name: z.string(),
  role: roleSchema,
  /** free; busy: with another client; called: has not answered yet; away: not signed in today. */
  state: z.enum(['free', 'busy', 'called', 'accepted', 'declined', 'away']),
});
export type ReceiverView = z.infer<typeof receiverSchema>;

export const receptionSchema = z.object({
  room: localTextSchema.nullable(),
  receiver: receiverSchema.nullable(),
  calledAt: instantSchema.nullable(),
});

/** A ticket as the waiting list, the lanes and the counters show it. */
export const ticketViewSchema = z.object({
  id: z.string(),
  number: z.string(),
  /** The number on its slip, if that differs. */
  printed: z.string().nullable(),
  tier: tierSchema,
  service: z.string(),
  /** Further services of the visit. */
  further: z.array(z.string()),
  /** Completed services of the visit. */
  done: z.array(z.string()),
  corporate: z.boolean(),
  appointment: z.object({ at: instantSchema, timing: z.enum(appointmentTimings) }).nullable(),
  /** null: an unidentified client. */
  person: personSchema.nullable(),
  ownBranch: z.boolean().nullable(),
  care: z.enum(careClasses),
  state: z.enum(ticketStates),
  takenAt: instantSchema,
  calledAt: instantSchema.nullable(),
  startedAt: instantSchema.nullable(),
  counter: z.number().nullable(),
  staffName: z.string().nullable(),
  /** The wait target when the ticket was taken. */
  promiseMinutes: z.number(),
  /** The wait target is about the first call of the visit; later waits have none. */
  firstCalledAt: instantSchema.nullable(),
  /** Overtakes; null while it waits, because its place in the line has them. */
  overtaken: z.number().nullable(),
  recalls: z.number(),
  /** Bound to this counter. */
  onlyAt: z.number().nullable(),
  /** Parked: comes back to this counter (null: any), automatically at this time (null: when resumed). */
  parked: z.object({ counter: z.number().nullable(), wakeAt: instantSchema.nullable() }).nullable(),
  /** Why the branch head moved it to the front; null: not moved. */
  moveReason: z.string().nullable(),
  /** The tier as which the rule takes it, where care raises it above its own. */
  asTier: tierSchema.nullable(),
  /** It has the place of one who came at this instant: an appointment that was kept. */
  placedAt: instantSchema.nullable(),
  reception: receptionSchema.nullable(),
  checklist: z.array(checklistEntrySchema),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

/** A ticket's place in the waiting list. Small, because a call changes the places of all tickets it passes. */
export const placeSchema = z.object({
  /** The ticket's. */
  id: z.string(),
  basis: callBasisSchema,
  /** Position in the order of arrival. */
  arrival: z.number(),
  /** How often later arrivals were called before it. */
  overtaken: z.number(),
});
export type PlaceView = z.infer<typeof placeSchema>;

/** A waiting ticket with its place; the page joins it from the lists of tickets and places. */
export interface WaitingRow {
  readonly ticket: TicketView;
  readonly place: PlaceView;
}

/** Why a waiting ticket has its place, as values for a sentence of the renderer (shared/model/hall/why.ts). */
export const whySchema = z.object({
  basis: callBasisSchema,
  rank: z.number(),
  /** How many earlier arrivals it is ahead of. */
  ahead: z.number(),
  /** Among those, the ticket nearest to the overtake limit. */
  nearest: z.object({ number: z.string(), tier: tierSchema, overtaken: z.number() }).nullable(),
  overtaken: z.number(),
  maxOvertakes: z.number().nullable(),
  promisedBy: instantSchema,
  moveReason: z.string().nullable(),
  /** The tier as which the rule takes it, where care raises it above its own. */
  asTier: tierSchema.nullable(),
  /** It has the place of one who came at this instant: an appointment that was kept. */
  placedAt: instantSchema.nullable(),
  /** Numbers of the nearest tickets before it (of `rank` - 1 in all), in serving order. */
  before: z.array(z.string()).max(3),
});

/** A ticket that a counter would call, with its basis. */
export const nextRowSchema = z.object({ ticket: ticketViewSchema, why: whySchema });
export type NextRow = z.infer<typeof nextRowSchema>;

/** Something that needs a person now. */
export const alertSchema = z.object({
  kind: z.enum([
    'promise-near',
    'promise-broken',
    'receiver-silent',
    'receiver-escalated',
    'receiver-declined',
    'diamond-of-other-branch',
  ]),
  severity: z.enum(['warn', 'alarm']),
  ticketId: z.string(),
  number: z.string(),
  tier: tierSchema,
  person: personSchema.nullable(),
  /** The end of the wait target, or when the receiver was asked. */
  at: instantSchema,
  staffName: z.string().nullable(),
  /** The receiver who was asked before. */
  beforeName: z.string().nullable(),
  /** The open counter that takes this ticket, if any. */
  counter: z.number().nullable(),
});
export type AlertView = z.infer<typeof alertSchema>;

export const counterViewSchema = z.object({
  id: z.number(),
  state: z.enum(['closed', 'open', 'paused']),
  staffNo: z.string().nullable(),
  staffName: z.string().nullable(),
  pauseReason: z.enum(pauseReasons).nullable(),
  services: z.array(z.string()),
  /** Tiers that it takes; empty: every tier. */
  tiers: z.array(tierSchema),
  clientele: z.enum(clienteles),
  ticket: ticketViewSchema.nullable(),
});
export type CounterView = z.infer<typeof counterViewSchema>;

export const serviceSchema = z.object({
  id: z.string(),
  name: localTextSchema,
  clientele: z.enum(clienteles).optional(),
});

/** What a counter takes. */
export const counterWorkSchema = z.object({
  services: z.array(z.string()),
  tiers: z.array(tierSchema).optional(),
  clientele: z.enum(clienteles).optional(),
});

/** One hint for today; the renderer writes the sentence. Amounts are fen. */
export const hintSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('caution'), text: z.string() }),
  z.object({ kind: z.literal('birthday'), inDays: z.number() }),
  z.object({
    kind: z.literal('maturity'),
    product: z.string(),
    name: z.string(),
    amount: z.number().nullable(),
    inDays: z.number(),
  }),
  z.object({ kind: z.literal('drink'), drink: z.string() }),
  z.object({ kind: z.literal('risk-expired'), days: z.number() }),
  z.object({
    kind: z.literal('next-tier'),
    tier: tierSchema,
    /** In the scheme's unit. */
    missing: z.number(),
    unit: schemeUnitSchema,
  }),
]);
export type HintView = z.infer<typeof hintSchema>;

/** A sum of fen (or of hundredths of a point), exact: a bigint where it passes 2^53. */
export const fenSumSchema = z.union([z.number(), z.bigint()]);
