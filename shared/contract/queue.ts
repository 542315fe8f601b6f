import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { pauseReasons } from '../model/ticket.ts';
import { procedure } from './base.ts';
import {
  alertSchema,
  callingRuleSchema,
  counterViewSchema,
  hintSchema,
  localTextSchema,
  perTier,
  serviceSchema,
  ticketViewSchema,
  tierSchema,
  waitingRowSchema,
} from './schemas.ts';

const ticketId = z.object({ ticketId: z.string() });
const counterId = z.object({ counter: z.number().int() });

export const counterScreenSchema = z.object({
  seq: z.number(),
  serverTime: z.number(),
  /** The counter that the signed-in person has open, or null: then one is chosen from `counters`. */
  counter: counterViewSchema.nullable(),
  counters: z.array(counterViewSchema),
  brief: z.object({
    hints: z.array(hintSchema),
    homeBranch: localTextSchema.nullable(),
    managerName: z.string().nullable(),
  }),
  /** Who this counter would call, in order; at most three. */
  next: z.array(waitingRowSchema).max(3),
  waiting: z.number(),
  parked: z.array(ticketViewSchema),
  services: z.array(serviceSchema),
  served: z.number(),
  meanServiceSeconds: z.number().nullable(),
});
export type CounterScreen = z.infer<typeof counterScreenSchema>;

export const branchViewSchema = z.object({
  seq: z.number(),
  serverTime: z.number(),
  figures: z.object({
    waiting: z.number(),
    longest: z.object({ number: z.string(), tier: tierSchema, takenAt: z.number() }).nullable(),
    /** Calls of the day within their tier's promise, of all calls. */
    promise: z.object({ kept: z.number(), total: z.number() }),
    /** Checklist items of the day done, of all due on tickets called; and the one most often open. */
    checklist: z.object({
      done: z.number(),
      due: z.number(),
      mostMissed: z.string().nullable(),
    }),
  }),
  waiting: z.array(waitingRowSchema),
  counters: z.array(counterViewSchema),
  alerts: z.array(alertSchema),
  rule: callingRuleSchema,
  promiseMinutes: perTier(z.number()),
  services: z.array(serviceSchema),
  /** Today per tier: how many were called and their waits in seconds (P50, P90), overtakes at most. */
  today: perTier(
    z.object({
      called: z.number(),
      p50: z.number().nullable(),
      p90: z.number().nullable(),
      maxOvertaken: z.number(),
    }),
  ),
});
export type BranchView = z.infer<typeof branchViewSchema>;

/** Numbers only: what a public display may show, without sign-in. */
export const displayViewSchema = z.object({
  seq: z.number(),
  calls: z.array(
    z.object({
      number: z.string(),
      counter: z.number(),
      at: z.number(),
      recalls: z.number(),
    }),
  ),
  waiting: z.number(),
  rule: callingRuleSchema,
  branch: localTextSchema,
});
export type DisplayView = z.infer<typeof displayViewSchema>;

/** Counters and the order of service. The counter is always the caller's own unless it says otherwise. */
export const queueContract = {
  openCounter: procedure.input(counterId).output(z.void()),
  pauseCounter: procedure
    .input(counterId.extend({ reason: z.enum(pauseReasons) }))
    .output(z.void()),
  resumeCounter: procedure.input(counterId).output(z.void()),
  closeCounter: procedure.input(counterId).output(z.void()),
  /** Calls the next ticket to the caller's counter. */
  callNext: procedure.output(ticketViewSchema),
  /** Calls this very ticket, with a reason that is kept. */
  callChosen: procedure
    .input(ticketId.extend({ reason: z.string().trim().min(1).max(200) }))
    .output(ticketViewSchema),
  recall: procedure.input(ticketId).output(z.void()),
  start: procedure.input(ticketId).output(z.void()),
  complete: procedure.input(ticketId).output(z.void()),
  noShow: procedure.input(ticketId).output(z.void()),
  reinstate: procedure.input(ticketId).output(z.void()),
  park: procedure.input(ticketId).output(z.void()),
  resume: procedure.input(ticketId).output(z.void()),
  transfer: procedure
    .input(ticketId.extend({ service: z.string(), keepPlace: z.boolean() }))
    .output(z.void()),
  /** The branch head puts a waiting ticket first, with a reason. */
  move: procedure
    .input(ticketId.extend({ reason: z.string().trim().min(1).max(200) }))
    .output(z.void()),
  changeRule: procedure.input(z.object({ rule: callingRuleSchema })).output(z.void()),
  counter: procedure.output(eventIterator(counterScreenSchema)),
  branch: procedure.output(eventIterator(branchViewSchema)),
  display: procedure.output(eventIterator(displayViewSchema)),
};
