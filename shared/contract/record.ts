import * as z from 'zod';
import { callingRuleKinds } from '../model/hall/calling-rule.ts';
import { checklistItems } from '../model/hall/checklist.ts';
import { faultPlaces } from '../model/faults.ts';
import { cancelReasons, skipReasons, ticketStates, unboundReasons } from '../model/hall/ticket.ts';
import { procedure } from './base.ts';
import {
  businessDateSchema,
  callBasisSchema,
  instantSchema,
  localTextSchema,
  tierSchema,
} from './schemas.ts';

/** A place in the log's chain: a record's number and its hash, 64 hexadecimal digits. */
const headSchema = z.object({ seq: z.number(), hash: z.string() });

/** What is known about the log's integrity now. */
export const proofSchema = z.object({
  records: z.number(),
  /** How far the chain has been recomputed since the console started. */
  verified: headSchema,
  head: headSchema,
  /** When a check of the whole log last ended. */
  checkedAt: instantSchema.nullable(),
  finding: z
    .object({
      seq: z.number(),
      until: z.number(),
      problem: z.enum([
        'missing',
        'hash',
        'unreadable',
        'outside',
        'cut',
        'rewritten',
        'other-log',
        'heads-missing',
        'heads-unreadable',
        'anchor-missing',
        'anchor-unreadable',
        'audit-cut',
        'audit-changed',
      ]),
      /** If the end was cut off: the times of the last record that is left, and of the last that existed. */
      from: instantSchema.nullish(),
      to: instantSchema.nullish(),
    })
    .nullable(),
});

export const historyEntrySchema = z.object({
  seq: z.number(),
  at: instantSchema,
  /** The actor; null: the console. */
  actorName: z.string().nullable(),
  what: z.enum([
    'ticket-taken',
    'ticket-called',
    'ticket-returned',
    'ticket-recalled',
    'service-started',
    'service-completed',
    'ticket-no-show',
    'ticket-reinstated',
    'ticket-parked',
    'ticket-resumed',
    'ticket-transferred',
    'ticket-cancelled',
    'ticket-left',
    'ticket-carried',
    'client-linked',
    'ticket-moved',
    'ticket-unbound',
    'item-done',
    'item-skipped',
    'item-reopened',
    'receiver-called',
    'receiver-answered',
    'passed',
    'pass-undone',
    'rule-changed',
    'promises-changed',
  ]),
  counter: z.number().nullable(),
  staffName: z.string().nullable(),
  service: localTextSchema.nullable(),
  reason: z.string().nullable(),
  code: z.enum([...cancelReasons, ...skipReasons, ...unboundReasons]).nullable(),
  item: z.enum(checklistItems).nullable(),
  agreed: z.boolean().nullable(),
  rule: z.enum(callingRuleKinds).nullable(),
  basis: callBasisSchema.nullable(),
  promiseKept: z.boolean().nullable(),
  other: z.object({ number: z.string(), tier: tierSchema, takenAt: instantSchema }).nullable(),
  overtaken: z.number().nullable(),
});
export type HistoryEntryView = z.infer<typeof historyEntrySchema>;

/** The history of a ticket, with the calls that passed it. No client is named: the log has no names. */
export const ticketHistorySchema = z.object({
  date: businessDateSchema,
  number: z.string(),
  tier: tierSchema,
  service: localTextSchema.nullable(),
  state: z.enum(ticketStates),
  takenAt: instantSchema,
  firstCalledAt: instantSchema.nullable(),
  promisedBy: instantSchema,
  passed: z.number(),
  entries: z.array(historyEntrySchema),
  proof: proofSchema,
});
export type TicketHistoryView = z.infer<typeof ticketHistorySchema>;

/** Recent unexpected errors that did not end the console, the latest first. Details are in the error log. */
export const faultsSchema = z.array(
  z.object({
    id: z.string(),
    place: z.enum(faultPlaces),
    at: instantSchema,
    times: z.number(),
  }),
);

/** The log as evidence. */
export const recordContract = {
  faults: procedure.output(faultsSchema),
  proof: procedure.output(proofSchema),
  /** The history of a ticket of any day, by its printed number. */
  ticket: procedure
    .errors({ NO_SUCH_TICKET: { status: 404 } })
    .input(z.object({ date: businessDateSchema, number: z.string().trim().min(1).max(12) }))
    .output(ticketHistorySchema),
};
