import type { Appointment, KeptAppointment, Standing } from './appointment.ts';
import type { BranchConfig, CounterWork } from './branch.ts';
import type { CallBasis, CallingRule } from './calling-rule.ts';
import type { ChecklistItem } from './checklist.ts';
import type { BusinessDate, Instant } from './dates.ts';
import type { DayEnd } from './policy.ts';
import type { CancelReason, CareClass, PauseReason, SkipReason, TicketState } from './ticket.ts';
import type { Tier } from './tier.ts';

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
  readonly standing: Standing | null;
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

/** A ticket that a call has passed. It is part of the call's event, so that the call can be explained and proven. */
export interface Passed {
  readonly ticketId: string;
  readonly overtaken: number;
}

/**
 * A ticket or appointment was bound to something that no longer exists. It keeps its place, and any counter that takes
 * it may call it.
 */
export type UnboundEvent =
  | {
      readonly type: 'ticket-unbound';
      readonly ticketId: string;
      readonly why: 'counter-gone' | 'counter-changed' | 'counter-closed';
      readonly counter: number;
    }
  /** "service-gone": this or a further service is no longer offered; "no-counter": no counter takes it now. */
  | {
      readonly type: 'ticket-unbound';
      readonly ticketId: string;
      readonly why: 'service-gone' | 'no-counter';
      readonly service: string;
    }
  | { readonly type: 'ticket-unbound'; readonly ticketId: string; readonly why: 'room-gone' }
  | { readonly type: 'appointment-unbound'; readonly appointmentId: string };

/** Everything that can happen on the floor. Events are facts; they never contain names of clients. */
export type FloorEvent =
  | { readonly type: 'branch-configured'; readonly config: BranchConfig }
  | {
      readonly type: 'day-opened';
      readonly date: BusinessDate;
      readonly config: BranchConfig;
      /** Appointments of this day and later ones; absent: none. */
      readonly appointments?: readonly Appointment[];
      /** Tickets carried over, in the order of arrival; absent: none. */
      readonly carried?: readonly CarriedTicket[];
      /** Tickets at a counter at midnight, which go on there; absent: none. */
      readonly goesOn?: readonly Ticket[];
      /** Counters that were closed by the end of the day before; absent: none. */
      readonly seats?: readonly Seat[];
      /** The previous day, if working days were skipped since: the clock may be ahead. */
      readonly after?: BusinessDate;
      /**
       * Ticket numbers continue after these, because slips of the day before may belong to this day. Absent:
       * from one.
       */
      readonly taken?: Readonly<Record<Tier, number>>;
    }
  /** A person has confirmed that this is the right day. */
  | { readonly type: 'day-confirmed' }
  /** The day has ended: how many tickets still waited, and whether they left or were carried over. */
  | {
      readonly type: 'day-closed';
      readonly left: number;
      readonly carried: number;
      readonly by: DayEnd;
    }
  | { readonly type: 'day-reopened' }
  /** The machine's clock was set: how far it is ahead of the floor's; 0: they agree again. */
  | { readonly type: 'clock-differs'; readonly byMs: number }
  | ({ readonly type: 'clock-corrected' } & ClockCorrection)
  /** Read in place of a record that only a wrong clock had caused, after the correction. */
  | { readonly type: 'undone'; readonly was: string }
  | {
      readonly type: 'ticket-taken';
      readonly ticketId: string;
      readonly number: string;
      readonly tier: Tier;
      readonly service: string;
      readonly clientNo: string | null;
      readonly ownBranch: boolean | null;
      readonly care: CareClass;
      readonly checklist: readonly ChecklistItem[];
      readonly reception: {
        readonly staffNo: string | null;
        readonly room: string | null;
      } | null;
      /* Absent fields have defaults: no further service, a person, last in order, by tier and arrival. */
      readonly further?: readonly string[];
      readonly corporate?: boolean;
      /** Position in the order of arrival, if not last. */
      readonly order?: number;
      readonly standing?: Standing;
      readonly promisedBy: Instant;
      readonly appointment?: KeptAppointment;
      /** The earlier day's ticket that it continues. */
      readonly carriedFrom?: string;
    }
  /** A walk-in was recognised later: the client, and what follows from that. The number stays as printed. */
  | {
      readonly type: 'client-linked';
      readonly ticketId: string;
      readonly clientNo: string;
      readonly tier: Tier;
      readonly ownBranch: boolean;
      readonly corporate: boolean;
      readonly checklist: readonly ChecklistItem[];
      readonly reception: {
        readonly staffNo: string | null;
        readonly room: string | null;
      } | null;
      /** Absent: by its tier. `since` null: its wait counts as before. */
      readonly standing?: Omit<Standing, 'since'> & { readonly since: Instant | null };
      /** Absent: the order stays. */
      readonly order?: number;
      readonly appointment?: KeptAppointment;
    }
  | {
      readonly type: 'ticket-called';
      readonly ticketId: string;
      readonly counter: number;
      readonly basis: CallBasis;
      readonly rule: CallingRule['kind'];
      readonly passed: readonly Passed[];
      /** Position in the ratio rule's pattern after this call. */
      readonly turn: number;
      readonly reason?: string;
      /** Whether the wait target was met, at the first call of the visit; absent at later calls. */
      readonly promise?: { readonly by: Instant; readonly kept: boolean };
    }
  /** A call was taken back: the client waits in the old place, and the overtakes of the call are undone. */
  | {
      readonly type: 'ticket-returned';
      readonly ticketId: string;
      readonly counter: number;
      readonly restored: readonly Passed[];
    }
  | {
      readonly type: 'ticket-recalled';
      readonly ticketId: string;
      readonly counter: number;
    }
  | {
      readonly type: 'service-started';
      readonly ticketId: string;
      readonly counter: number;
    }
  | {
      readonly type: 'service-completed';
      readonly ticketId: string;
      readonly counter: number;
      /** The next service of the visit, at this counter or back in the queue; absent: the visit is over. */
      readonly next?: { readonly service: string; readonly here: boolean };
    }
  | {
      readonly type: 'ticket-no-show';
      readonly ticketId: string;
      readonly counter: number;
    }
  | { readonly type: 'ticket-reinstated'; readonly ticketId: string }
  | {
      readonly type: 'ticket-parked';
      readonly ticketId: string;
      readonly counter: number;
      /** Absent: it comes back to any counter, when somebody resumes it. */
      readonly returns?: Parking;
    }
  | {
      readonly type: 'ticket-resumed';
      readonly ticketId: string;
      /** It came back automatically. */
      readonly woken?: boolean;
    }
  | {
      readonly type: 'ticket-transferred';
      readonly ticketId: string;
      readonly service: string;
      readonly keepPlace: boolean;
      /** To this counter only. */
      readonly counter?: number;
    }
  | {
      readonly type: 'ticket-cancelled';
      readonly ticketId: string;
      readonly reason: CancelReason;
    }
  | { readonly type: 'ticket-left'; readonly ticketId: string }
  | UnboundEvent
  | {
      readonly type: 'ticket-carried';
      readonly ticketId: string;
      /** It was at a counter at midnight, and goes on there on the new day. */
      readonly goesOn?: boolean;
    }
  | {
      readonly type: 'ticket-moved';
      readonly ticketId: string;
      readonly reason: string;
    }
  | {
      readonly type: 'item-done';
      readonly ticketId: string;
      readonly item: ChecklistItem;
    }
  | {
      readonly type: 'item-skipped';
      readonly ticketId: string;
      readonly item: ChecklistItem;
      readonly reason: SkipReason;
    }
  | {
      readonly type: 'item-reopened';
      readonly ticketId: string;
      readonly item: ChecklistItem;
    }
  | {
      readonly type: 'receiver-called';
      readonly ticketId: string;
      readonly staffNo: string;
    }
  | {
      readonly type: 'receiver-answered';
      readonly ticketId: string;
      readonly staffNo: string;
      readonly accepted: boolean;
    }
  | {
      readonly type: 'counter-opened';
      readonly counter: number;
      readonly staffNo: string;
    }
  | {
      readonly type: 'counter-paused';
      readonly counter: number;
      readonly reason: PauseReason;
    }
  | { readonly type: 'counter-resumed'; readonly counter: number }
  | { readonly type: 'counter-closed'; readonly counter: number }
  | ({ readonly type: 'counter-changed'; readonly counter: number } & CounterWork)
  | { readonly type: 'rule-changed'; readonly rule: CallingRule }
  | {
      readonly type: 'promises-changed';
      readonly promiseMinutes: BranchConfig['promiseMinutes'];
    }
  | {
      readonly type: 'appointment-made';
      readonly appointment: Pick<
        Appointment,
        'id' | 'clientNo' | 'service' | 'at' | 'from' | 'until'
      >;
    }
  | { readonly type: 'appointment-cancelled'; readonly appointmentId: string }
  | { readonly type: 'appointment-missed'; readonly appointmentId: string };

/** How records that were written under a wrong clock are read. */
export interface ClockCorrection {
  /** The first of these records; the last is the one before the correction. */
  readonly since: number;
  /** They happened so much later (earlier if negative) than was written. */
  readonly byMs: number;
  /** None of them is read as earlier than this, the time of the record before them. */
  readonly notBefore: Instant;
  /** From the business dates under which they were written to the right ones. */
  readonly days: Readonly<Record<BusinessDate, BusinessDate>>;
  /** Records that only the wrong clock caused. */
  readonly undone: readonly number[];
}

/** An event with its frame in the log. */
export interface LoggedEvent {
  readonly seq: number;
  readonly day: BusinessDate;
  readonly at: Instant;
  /** Staff number of who did it, or "system". */
  readonly actor: string;
  /** Where it was done: a window or a counter. */
  readonly place: string;
  readonly event: FloorEvent;
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
  readonly seats: readonly Seat[];
  /** Tickets that were at counters at midnight, as they were then, for the next day. */
  readonly goesOn: readonly Ticket[];
  /** Whether the branch head has ended the day. */
  readonly closed: boolean;
  /** The previous day, if working days were skipped and nobody has confirmed the day yet; else null. */
  readonly unsureAfter: BusinessDate | null;
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
