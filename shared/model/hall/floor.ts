import type { Appointment, KeptAppointment, QueueStanding } from './appointment.ts';
import type { BranchConfig, CounterWork } from '../branch.ts';
import type { ChecklistItem } from './checklist.ts';
import type { BusinessDate, Instant } from '../dates.ts';
import type { CareClass, PauseReason, SkipReason, TicketState } from './ticket.ts';
import type { Tier } from '../schemes/tier.ts';

/** One line of a ticket's service checklist: open, done (who, when) or skipped with a reason. */
export interface ChecklistEntry {
  readonly item: ChecklistItem;
  readonly state: 'open' | 'done' | 'skipped';
  readonly by?: string;
  readonly at?: Instant;
  readonly reason?: SkipReason;
}

/** Who is to receive the client, and whether they have answered. */
export interface Reception {
  readonly staffNo: string | null;
  readonly room: string | null;
  readonly state: 'suggested' | 'called' | 'accepted' | 'declined';
  readonly calledAt?: Instant;
  /** Everybody who was asked, in this order; the present receiver is the last. */
  readonly asked?: readonly string[];
}

/** A completed service of a visit. */
export interface ServicePart {
  readonly service: string;
  readonly counter: number;
  readonly staffNo: string | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** One client's visit, from taking a number to leaving. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  /** The number on its slip, if that differs: after a correction of the clock two tickets had the same number. */
  readonly printed: string | null;
  readonly tier: Tier;
  /** The service that the client waits for or is getting. */
  readonly service: string;
  /** Further services of the visit, in order. */
  readonly further: readonly string[];
  readonly done: readonly ServicePart[];
  readonly clientNo: string | null;
  /** The client comes on behalf of a company. */
  readonly corporate: boolean;
  /** Whether the client belongs to this branch; null if the client is not identified. */
  readonly ownBranch: boolean | null;
  readonly care: CareClass;
  readonly appointment: KeptAppointment | null;
  /** Position in the order of arrival, unique in the day; an appointment's may lie between two whole numbers. */
  readonly order: number;
  /** null: it is called by its own tier and arrival. */
  readonly standing: QueueStanding | null;
  readonly takenAt: Instant;
  /** The end of the wait target, as printed. Later changes of the target do not move it. */
  readonly promisedBy: Instant;
  readonly state: TicketState;
  readonly counter: number | null;
  readonly staffNo: string | null;
  readonly calledAt: Instant | null;
  /** The first call of the visit; the wait target is about this call. */
  readonly firstCalledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly recalls: number;
  /** How often it was reinstated after a no-show. */
  readonly reinstated: number;
  /** The only counter that may call it, while that counter is open; null: every counter that takes it. */
  readonly onlyAt: number | null;
  /** Every counter may call it, because its service is no longer offered, or no counter takes it. */
  readonly anywhere: boolean;
  readonly parked: Parking | null;
  /** Overtakes: how often a counter that could have called it called a later arrival. */
  readonly overtaken: number;
  /** The number of the branch head's move: moved tickets go first, the latest move before others. 0: not moved. */
  readonly moved: number;
  readonly moveReason: string | null;
  readonly reception: Reception | null;
  readonly checklist: readonly ChecklistEntry[];
}

/** A ticket that was carried over from an earlier day and gets its number at the opening. */
export type CarriedTicket = Pick<
  Ticket,
  'id' | 'tier' | 'service' | 'further' | 'clientNo' | 'ownBranch' | 'care' | 'corporate'
>;

/** How a parked ticket comes back to the queue. */
export interface Parking {
  /** To this counter only, while it is open; null: to any. */
  readonly counter: number | null;
  /** Automatically at this instant; null: when somebody resumes it. */
  readonly wakeAt: Instant | null;
}

/** What a call has changed apart from the ticket's state, to undo it. */
export interface UndoCall {
  /** The tickets that it passed. */
  readonly passed: readonly string[];
  /** The ticket's move by the branch head, and the counter that it was bound to. */
  readonly moved: number;
  readonly onlyAt: number | null;
}

/** A counter that somebody else, or the end of the day, has closed. Its teller is told. */
export interface Seat {
  readonly counter: number;
  readonly staffNo: string;
  readonly at: Instant;
  /** Staff number, or "system". */
  readonly by: string;
}

/** The present state of a counter. */
export interface Counter extends CounterWork {
  readonly id: number;
  readonly state: 'closed' | 'open' | 'paused';
  readonly staffNo: string | null;
  readonly pauseReason: PauseReason | null;
  /** The ticket called to or served at this counter. */
  readonly ticketId: string | null;
  /** How to undo the call of this ticket. */
  readonly undo: UndoCall | null;
}

/** The floor of one day: the fold of that day's log. */
export interface FloorState {
  readonly config: BranchConfig | null;
  readonly day: BusinessDate | null;
  readonly seq: number;
  /** Instant of the latest event. No later event is before it. */
  readonly at: Instant;
  readonly taken: Readonly<Record<Tier, number>>;
  readonly moves: number;
  /** Position in the ratio rule's pattern. */
  readonly turn: number;
  /** Every ticket of the day by id, in the order of arrival. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** The tickets that have not ended, in no order. Acts search only these, so a long day does not slow them down. */
  readonly open: ReadonlyMap<string, Ticket>;
  readonly counters: ReadonlyMap<number, Counter>;
  /** Appointments of this day and later. */
  readonly appointments: ReadonlyMap<string, Appointment>;
  /** The next instant at which something is due: a parked ticket comes back, an appointment's window ends. */
  readonly alarmAt: Instant | null;
  /** Tickets carried over, which get their numbers when the first counter opens. */
  readonly carriedOver: readonly CarriedTicket[];
  /** Counters that were closed by somebody else or the end of the day, until their tellers open one again. */
  readonly closedCounters: readonly Seat[];
  /** Tickets that were at counters at midnight, as they were then, for the next day. */
  readonly atCounterOvernight: readonly Ticket[];
  /** Whether the branch head has ended the day. */
  readonly closed: boolean;
  /** The log holds an event of a newer version: nothing may be added to what this one does not understand. */
  readonly readOnly: boolean;
  /** The previous day, if working days were skipped and nobody has confirmed the day yet; else null. */
  readonly unconfirmedSince: BusinessDate | null;
  /** The machine's clock was set: since when, and how far it is ahead of the floor's; null: they agree. */
  readonly clock: { readonly byMs: number; readonly since: Instant } | null;
  /** A correction of the clock has merged two days: this state has the tickets of both. */
  readonly merged: boolean;
  /** The latest calls of the day, latest first, for the display. */
  readonly calls: readonly Call[];
}

/** A call, for the display. */
export interface Call {
  readonly ticketId: string;
  readonly number: string;
  readonly counter: number;
  readonly at: Instant;
}
