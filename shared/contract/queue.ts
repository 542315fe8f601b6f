import * as z from 'zod';
import { dayEnds } from '../model/hall/policy.ts';
import { linkStates } from '../model/hall/link-state.ts';
import { pauseReasons } from '../model/hall/ticket.ts';
import { procedure } from './base.ts';
import { live, liveView } from './live.ts';
import {
  alertSchema,
  businessDateSchema,
  callingRuleSchema,
  counterViewSchema,
  counterWorkSchema,
  hintSchema,
  instantSchema,
  localTextSchema,
  nextRowSchema,
  perTier,
  placeSchema,
  roleSchema,
  serviceSchema,
  staffNoSchema,
  ticketViewSchema,
  tierSchema,
} from './schemas.ts';

const ticketId = z.object({ ticketId: z.string() });
const counterId = z.object({ counter: z.number().int() });

/** A teller's live view: their own counter and the counters of the branch. */
export const counterLive = liveView(
  {
    counters: counterViewSchema,
    parked: ticketViewSchema,
    /** No-shows that may still be reinstated; the latest first. */
    missed: ticketViewSchema,
  },
  {
    /** The person's open counter; null: they choose one from `counters`. */
    counter: counterViewSchema.nullable(),
    /** The person's counter that somebody else closed, when and why; null: none. */
    lost: z
      .object({
        counter: z.number(),
        at: z.number(),
        why: z.enum(['day-turned', 'day-ended', 'closed']),
        byName: z.string().nullable(),
      })
      .nullable(),
    brief: z.object({
      hints: z.array(hintSchema),
      homeBranch: localTextSchema.nullable(),
      managerName: z.string().nullable(),
    }),
    /** The tickets that this counter would call next, in order; at most three. */
    next: z.array(nextRowSchema).max(3),
    waiting: z.number(),
    recallsBeforeNoShow: z.number(),
    services: z.array(serviceSchema),
    served: z.number(),
    meanServiceSeconds: z.number().nullable(),
  },
);
export type CounterLive = z.infer<typeof counterLive.view>;

/** The branch head's live view. `line` is the waiting list in serving order. */
export const branchLive = liveView(
  { tickets: ticketViewSchema, line: placeSchema, counters: counterViewSchema },
  {
    figures: z.object({
      longest: z.object({ number: z.string(), tier: tierSchema, takenAt: z.number() }).nullable(),
      /** Visits within the wait target, of all that were called or whose target has passed. */
      promise: z.object({ kept: z.number(), total: z.number() }),
      /** Checklist items done, of all due on called tickets; and the item that is most often open. */
      checklist: z.object({
        done: z.number(),
        due: z.number(),
        mostMissed: z.string().nullable(),
      }),
    }),
    alerts: z.array(alertSchema),
    rule: callingRuleSchema,
    promiseMinutes: perTier(z.number()),
    services: z.array(serviceSchema),
    /** Whether the branch head has ended the day. */
    closed: z.boolean(),
    /** What happens to waiting tickets when the day ends. */
    dayEnd: z.enum(dayEnds),
    /** Today by tier: called tickets, their waits in seconds (P50, P90), the most overtakes. */
    today: perTier(
      z.object({
        called: z.number(),
        p50: z.number().nullable(),
        p90: z.number().nullable(),
        maxOvertaken: z.number(),
        /** Visits first called within their promise, of all that were called or whose promise has passed. */
        kept: z.number(),
        promised: z.number(),
      }),
    ),
  },
);
export type BranchLive = z.infer<typeof branchLive.view>;

/** The display's live view: ticket numbers only, without sign-in. */
export const displayLive = liveView(
  {},
  {
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
  },
);
export type DisplayLive = z.infer<typeof displayLive.view>;

/** The floor's clock and the machine's. `byMs`: how far the machine's is ahead if somebody has set it; else 0. */
export const floorClockSchema = z.object({
  byMs: z.number(),
  machine: instantSchema,
  floor: instantSchema,
  /** Working days were skipped before this day, and nobody has confirmed it yet; else null. */
  unsure: z.object({ day: businessDateSchema, after: businessDateSchema }).nullable(),
  /** The line to the log that the branch's workstations share; null: the branch is on this machine. */
  line: z.enum(linkStates).nullable(),
});

/** Counters and the order of calling. Acts are at the caller's own counter unless stated otherwise. */
export const queueContract = {
  /** Whether the machine's clock can be trusted; for every screen, also without sign-in. */
  clock: procedure.output(floorClockSchema),
  /** Confirms that the machine's clock is right now. Day, waits and earlier records are corrected. */
  correctClock: procedure.output(z.void()),
  /** Confirms the day, although working days were skipped before it. */
  confirmDay: procedure.output(z.void()),
  /** For oneself; whoever steers also for another person who may serve. */
  openCounter: procedure
    .input(counterId.extend({ staffNo: staffNoSchema.optional() }))
    .output(z.void()),
  /** Changes what a counter takes, from its next call on: one's own; whoever steers also others. */
  setWork: procedure.input(counterId.extend(counterWorkSchema.shape)).output(z.void()),
  /** People who may be assigned to a counter, and where they are. */
  servers: procedure.output(
    z.array(
      z.object({
        staffNo: z.string(),
        name: z.string(),
        role: roleSchema,
        present: z.boolean(),
        counter: z.number().nullable(),
      }),
    ),
  ),
  pauseCounter: procedure
    .input(counterId.extend({ reason: z.enum(pauseReasons) }))
    .output(z.void()),
  resumeCounter: procedure.input(counterId).output(z.void()),
  closeCounter: procedure.input(counterId).output(z.void()),
  /** Calls the next ticket to the caller's counter. */
  callNext: procedure.output(ticketViewSchema),
  /** Calls a ticket out of turn, with a reason that is recorded. */
  callChosen: procedure
    .input(ticketId.extend({ reason: z.string().trim().min(1).max(200) }))
    .output(ticketViewSchema),
  recall: procedure.input(ticketId).output(z.void()),
  start: procedure.input(ticketId).output(z.void()),
  complete: procedure.input(ticketId).output(z.void()),
  noShow: procedure.input(ticketId).output(z.void()),
  reinstate: procedure.input(ticketId).output(z.void()),
  /** Holds the ticket: it comes back to this counter or to any, automatically at a time or when resumed. */
  park: procedure
    .input(
      ticketId.extend({
        here: z.boolean().optional(),
        wakeAt: instantSchema.nullable().optional(),
      }),
    )
    .output(z.void()),
  /** Undoes a call: the client waits in the old place. */
  returnToQueue: procedure.input(ticketId).output(z.void()),
  /** The client at the counter leaves without being served. */
  leave: procedure.input(ticketId).output(z.void()),
  resume: procedure.input(ticketId).output(z.void()),
  transfer: procedure
    .input(
      ticketId.extend({
        service: z.string(),
        keepPlace: z.boolean(),
        /** To this counter only. */
        counter: z.number().int().nullable().optional(),
      }),
    )
    .output(z.void()),
  /** The branch head moves a waiting ticket to the front, with a reason. */
  move: procedure
    .input(ticketId.extend({ reason: z.string().trim().min(1).max(200) }))
    .output(z.void()),
  changeRule: procedure.input(z.object({ rule: callingRuleSchema })).output(z.void()),
  changePromises: procedure
    .input(
      z.object({
        promiseMinutes: perTier(
          z
            .number()
            .int()
            .min(1)
            .max(24 * 60),
        ),
      }),
    )
    .output(z.void()),
  /** Ends the day: no more tickets; waiting tickets leave or are carried over. */
  closeDay: procedure.output(z.void()),
  reopenDay: procedure.output(z.void()),
  counter: live(counterLive),
  branch: live(branchLive),
  display: live(displayLive),
};
