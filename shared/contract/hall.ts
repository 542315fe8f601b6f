import * as z from 'zod';
import { checklistItems } from '../model/hall/checklist.ts';
import { metricKinds } from '../model/schemes/scheme.ts';
import { cancelReasons, careClasses, skipReasons } from '../model/hall/ticket.ts';
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

/** The kind of key by which a client was found. */
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

/** A row of a list of matches: masked, and enough to distinguish two people. */
export const hitSchema = z.object({
  clientNo: z.string(),
  name: z.string(),
  person: personSchema,
  tier: tierSchema,
  ownBranch: z.boolean(),
  matchedBy: matchedBySchema,
  /** The masked phone, identity or card number that distinguishes people of the same name. */
  phone: z.string().nullable(),
  birthYear: z.number().nullable(),
});
export type Hit = z.infer<typeof hitSchema>;

/** The recognition card: tier, form of address, branch, where to lead the client and to whom, today's notes. */
export const recognitionSchema = z.object({
  clientNo: z.string(),
  /** The latest event of the floor that the card includes. Later events may change receiver and ticket. */
  seq: z.number(),
  person: personSchema,
  name: z.string(),
  corporate: z.boolean(),
  tier: tierSchema,
  /** false: the client has no score yet and is treated as regular. */
  scored: z.boolean(),
  ownBranch: z.boolean(),
  homeBranch: localTextSchema.nullable(),
  /** The kind of key that matched, and the key, masked. */
  matchedBy: matchedBySchema,
  matched: z.string(),
  reception: receptionSchema,
  hints: z.array(hintSchema).max(3),
  /** The metric of the tier, in the scheme's unit; its value only for roles that may see balances. */
  metric: z
    .object({
      scheme: z.string(),
      asOf: businessDateSchema,
      kind: z.enum(metricKinds),
      /** Length of the window in months; for points, of the longest window. */
      months: z.number(),
      unit: schemeUnitSchema,
      value: fenSumSchema.nullable(),
      threshold: z.number().nullable(),
    })
    .nullable(),
  suggestedService: z.string(),
  /** Today's appointment, if it is open or was missed. */
  appointment: z.object({ at: instantSchema, service: z.string().nullable() }).nullable(),
  /** The client's open ticket, if any. */
  openTicket: ticketViewSchema.nullable(),
});
export type Recognition = z.infer<typeof recognitionSchema>;

/** An appointment of today or later. */
export const appointmentViewSchema = z.object({
  id: z.string(),
  clientNo: z.string(),
  person: personSchema.nullable(),
  tier: tierSchema,
  /** null: the branch no longer offers the service. */
  service: z.string().nullable(),
  at: instantSchema,
  from: instantSchema,
  until: instantSchema,
  state: z.enum(['booked', 'arrived', 'missed', 'cancelled']),
  madeBy: z.string().nullable(),
  /** The ticket that was taken on arrival. */
  ticketId: z.string().nullable(),
});
export type AppointmentView = z.infer<typeof appointmentViewSchema>;

/** The lobby's live view. `line` is the waiting list in serving order. Parts refer to tickets by id. */
export const lobbyLive = liveView(
  { tickets: ticketViewSchema, line: placeSchema },
  {
    /** Number of the latest event. Answers about the floor from before it may be out of date. */
    seq: z.number(),
    rule: callingRuleSchema,
    services: z.array(serviceSchema),
    /** Called, serving or parked tickets with a checklist, and recently completed ones with open items. */
    floor: z.array(z.string()),
    /** No-shows that may still be reinstated; the latest first. */
    missed: z.array(z.string()),
    parked: z.array(z.string()),
    alerts: z.array(alertSchema),
    /** Today's appointments by time, and later ones. */
    appointments: z.array(appointmentViewSchema),
    /** The branch's window around an appointment, in minutes. */
    appointmentWindow: z.object({ beforeMinutes: z.number(), afterMinutes: z.number() }),
  },
);
export type LobbyLive = z.infer<typeof lobbyLive.view>;

const ticketId = z.object({ ticketId: z.string() });

/** The lobby: recognition, tickets, service checklists, receivers. */
export const hallContract = {
  /** Clients that match a key or a name, best first. `more`: there are others; `card`: if there is exactly one. */
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
  /** Takes a ticket. `clientNo` null: an unidentified client, who is treated as regular. */
  takeTicket: procedure
    .input(
      z.object({
        clientNo: z.string().nullable(),
        service: z.string(),
        /** Further services of the visit. */
        further: z.array(z.string()).max(9).optional(),
        care: z.enum(careClasses).default('none'),
        /** The person who is asked to receive the client, in the same act: both happen or neither. */
        call: staffNoSchema.optional(),
      }),
    )
    .output(ticketViewSchema),
  /**
   * Links a walk-in's ticket to a client who was recognised later; tier and reception follow. A teller may do this
   * for the client at their own counter.
   */
  linkClient: procedure.input(ticketId.extend({ clientNo: z.string() })).output(ticketViewSchema),
  cancelTicket: procedure
    .input(ticketId.extend({ reason: z.enum(cancelReasons) }))
    .output(z.void()),
  /** A waiting client leaves without being served. */
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
  /** People who can receive clients, to choose another receiver. */
  receivers: procedure.output(z.array(receiverSchema)),
  callReceiver: procedure.input(ticketId.extend({ staffNo: staffNoSchema })).output(z.void()),
  answerReceiver: procedure.input(ticketId.extend({ accepted: z.boolean() })).output(z.void()),
  lobby: live(lobbyLive),
};
