import * as z from 'zod';
import { checklistItems } from '../model/checklist.ts';
import { metricKinds } from '../model/scheme.ts';
import { cancelReasons, careClasses, skipReasons } from '../model/ticket.ts';
import { procedure } from './base.ts';
import { live, liveView } from './live.ts';
import {
  alertSchema,
  businessDateSchema,
  callingRuleSchema,
  fenSumSchema,
  hintSchema,
  instantSchema,
  localTextSchema,
  personSchema,
  placeSchema,
  receiverSchema,
  receptionSchema,
  schemeUnitSchema,
  serviceSchema,
  staffNoSchema,
  ticketViewSchema,
  tierSchema,
} from './schemas.ts';

/** By which key a search met a client. */
export const matchedBySchema = z.enum([
  'card',
  'id',
  'phone',
  'client-no',
  'name',
  'pinyin',
  'initials',
  'tail',
]);

/** One line of a short list of hits: enough to tell two people apart, and masked. */
export const hitSchema = z.object({
  clientNo: z.string(),
  name: z.string(),
  person: personSchema,
  tier: tierSchema,
  ownBranch: z.boolean(),
  matchedBy: matchedBySchema,
  /** The masked phone, identity or card number that tells people of one name apart. */
  phone: z.string().nullable(),
  birthYear: z.number().nullable(),
});
export type Hit = z.infer<typeof hitSchema>;

/** What the lobby manager needs in the first second: tier, address, branch, where and to whom, hints. */
export const recognitionSchema = z.object({
  clientNo: z.string(),
  /** The latest event of the floor that the card knows: after a later one, receiver and ticket may be others. */
  seq: z.number(),
  person: personSchema,
  name: z.string(),
  corporate: z.boolean(),
  tier: tierSchema,
  /** False when the client has no score yet and is served as regular for that reason. */
  scored: z.boolean(),
  ownBranch: z.boolean(),
  homeBranch: localTextSchema.nullable(),
  /** The key that matched, masked. */
  matchedBy: matchedBySchema,
  matched: z.string(),
  reception: receptionSchema,
  hints: z.array(hintSchema).max(3),
  /** The metric behind the tier, in the scheme's unit; the value only for roles that may see balances. */
  metric: z
    .object({
      scheme: z.string(),
      asOf: businessDateSchema,
      kind: z.enum(metricKinds),
      /** Length of the window; of points, of the longest one. */
      months: z.number(),
      unit: schemeUnitSchema,
      value: fenSumSchema.nullable(),
      threshold: z.number().nullable(),
    })
    .nullable(),
  suggestedService: z.string(),
  /** Today's appointment that is still open, or was missed. */
  appointment: z.object({ at: instantSchema, service: z.string().nullable() }).nullable(),
  /** A ticket that this client already holds. */
  openTicket: ticketViewSchema.nullable(),
});
export type Recognition = z.infer<typeof recognitionSchema>;

/** Someone who is expected today or later. */
export const appointmentViewSchema = z.object({
  id: z.string(),
  clientNo: z.string(),
  person: personSchema.nullable(),
  tier: tierSchema,
  /** null: the branch no longer offers what it was for. */
  service: z.string().nullable(),
  at: instantSchema,
  from: instantSchema,
  until: instantSchema,
  state: z.enum(['booked', 'arrived', 'missed', 'cancelled']),
  madeBy: z.string().nullable(),
  /** The number that was taken on arrival. */
  ticketId: z.string().nullable(),
});
export type AppointmentView = z.infer<typeof appointmentViewSchema>;

/** The lobby's live view: `line` is who waits, in serving order; parts that name tickets give their ids. */
export const lobbyLive = liveView(
  { tickets: ticketViewSchema, line: placeSchema },
  {
    /** Of the latest event: what a page asked about the floor before may be out of date. */
    seq: z.number(),
    rule: callingRuleSchema,
    services: z.array(serviceSchema),
    /** Called, serving or parked tickets with a checklist, and those just completed with something open. */
    floor: z.array(z.string()),
    /** No-shows that may still come back; the latest first. */
    missed: z.array(z.string()),
    parked: z.array(z.string()),
    alerts: z.array(alertSchema),
    /** Today's, by time; and later ones. */
    appointments: z.array(appointmentViewSchema),
    /** The window of an appointment as the branch sets it, in minutes. */
    appointmentWindow: z.object({ beforeMinutes: z.number(), afterMinutes: z.number() }),
  },
);
export type LobbyLive = z.infer<typeof lobbyLive.view>;

const ticketId = z.object({ ticketId: z.string() });

/** The lobby: recognition, tickets, service checklists, receivers. */
export const hallContract = {
  /** Clients that a key or a name may mean, best first; `more`: not all of them; `card` where only one may be meant. */
  search: procedure.input(z.object({ text: z.string().min(1).max(100) })).output(
    z.object({
      hits: z.array(hitSchema).max(20),
      more: z.boolean(),
      card: recognitionSchema.nullable(),
    }),
  ),
  recognise: procedure
    .errors({ UNKNOWN_CLIENT: { status: 404 } })
    .input(
      z.object({
        clientNo: z.string(),
        matchedBy: matchedBySchema,
        text: z.string(),
      }),
    )
    .output(recognitionSchema),
  /** Takes a ticket; `clientNo` null for a walk-in without a match, who is served as regular. */
  takeTicket: procedure
    .input(
      z.object({
        clientNo: z.string().nullable(),
        service: z.string(),
        /** Services of the same visit after the first. */
        further: z.array(z.string()).max(9).optional(),
        care: z.enum(careClasses).default('none'),
        /** Who is called to receive the client: ticket and call are one act, both or neither. */
        call: staffNoSchema.optional(),
      }),
    )
    .output(ticketViewSchema),
  /**
   * Whose visit a walk-in's ticket is, once somebody recognises the client: tier and route follow. A teller may say so of
   * whoever is at their own counter.
   */
  linkClient: procedure.input(ticketId.extend({ clientNo: z.string() })).output(ticketViewSchema),
  cancelTicket: procedure
    .input(ticketId.extend({ reason: z.enum(cancelReasons) }))
    .output(z.void()),
  /** A client who waits goes without being served. */
  ticketLeft: procedure.input(ticketId).output(z.void()),
  makeAppointment: procedure
    .errors({ UNKNOWN_CLIENT: { status: 404 } })
    .input(
      z.object({
        clientNo: z.string(),
        service: z.string(),
        at: instantSchema,
        beforeMinutes: z.number().int().min(0).max(240).optional(),
        afterMinutes: z.number().int().min(0).max(240).optional(),
      }),
    )
    .output(z.void()),
  cancelAppointment: procedure.input(z.object({ appointmentId: z.string() })).output(z.void()),
  itemDone: procedure.input(ticketId.extend({ item: z.enum(checklistItems) })).output(z.void()),
  itemSkipped: procedure
    .input(
      ticketId.extend({
        item: z.enum(checklistItems),
        reason: z.enum(skipReasons),
      }),
    )
    .output(z.void()),
  itemReopened: procedure.input(ticketId.extend({ item: z.enum(checklistItems) })).output(z.void()),
  /** People who can receive, for a hand-over to another. */
  receivers: procedure.output(z.array(receiverSchema)),
  callReceiver: procedure.input(ticketId.extend({ staffNo: staffNoSchema })).output(z.void()),
  answerReceiver: procedure.input(ticketId.extend({ accepted: z.boolean() })).output(z.void()),
  lobby: live(lobbyLive),
};
