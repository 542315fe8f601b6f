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
  /** Everyone who was asked, in that order; the present one is the last. */
  readonly asked?: readonly string[];
}

/** One service of a visit that was done. */
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
  /** What its slip says, where another of the day has that number: two days turned out to be one. */
  readonly printed: string | null;
  readonly tier: Tier;
  /** What the client waits for or is being served with. */
  readonly service: string;
  /** Services of the same visit still to come, in order. */
  readonly further: readonly string[];
  readonly done: readonly ServicePart[];
  readonly clientNo: string | null;
  /** Comes for a company. */
  readonly corporate: boolean;
  /** Whether the client's home is this branch; null when the client is not known. */
  readonly ownBranch: boolean | null;
  readonly care: CareClass;
  readonly appointment: KeptAppointment | null;
  /** Position in the order of arrival, unique in the day; an appointment's may lie between two whole numbers. */
  readonly order: number;
  /** null: by its own tier and arrival. */
  readonly standing: Standing | null;
  readonly takenAt: Instant;
  /** The end of the promised wait, as printed: later changes of the promise do not move it. */
  readonly promisedBy: Instant;
  readonly state: TicketState;
  readonly counter: number | null;
  readonly staffNo: string | null;
  readonly calledAt: Instant | null;
  /** The first call of the visit: the promise is about this one. */
  readonly firstCalledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly recalls: number;
  /** How often it was taken back after a no-show. */
  readonly reinstated: number;
  /** The only counter that may call it, while that counter is open; null: every one that takes it. */
  readonly onlyAt: number | null;
  /** Every counter may call it: the branch no longer offers what it waits for, or has no counter that does it. */
  readonly anywhere: boolean;
  readonly parked: Parking | null;
  /** How often a later arrival that the same counter could serve was called before it. */
  readonly overtaken: number;
  /** The branch head's move: moved tickets go first, the latest move foremost. 0: not moved. */
  readonly moved: number;
  readonly moveReason: string | null;
  readonly reception: Reception | null;
  readonly checklist: readonly ChecklistEntry[];
}

/** Who was carried over from a day before, until they get a number at the opening. */
export type CarriedTicket = Pick<
  Ticket,
  'id' | 'tier' | 'service' | 'further' | 'clientNo' | 'ownBranch' | 'care' | 'corporate'
>;

/** How a parked ticket comes back into the line. */
export interface Parking {
  /** To this counter only, while it is open; null: to any. */
  readonly counter: number | null;
  /** By itself at this instant; null: when someone resumes it. */
  readonly wakeAt: Instant | null;
}

/** What a call changed beside the called ticket's state. */
export interface UndoCall {
  /** Those whom it passed. */
  readonly passed: readonly string[];
  /** The called ticket's move by the head, and the counter it waited for. */
  readonly moved: number;
  readonly onlyAt: number | null;
}

/** Somebody's counter that another closed, or the turn of the day: they are told when they look. */
export interface Seat {
  readonly counter: number;
  readonly staffNo: string;
  readonly at: Instant;
  /** Staff number, or "system". */
  readonly by: string;
}

/** A counter as it is now. */
export interface Counter extends CounterWork {
  readonly id: number;
  readonly state: 'closed' | 'open' | 'paused';
  readonly staffNo: string | null;
  readonly pauseReason: PauseReason | null;
  /** The ticket called to or served at this counter. */
  readonly ticketId: string | null;
  /** What the call of this ticket took away, to be given back if the call is undone. */
  readonly undo: UndoCall | null;
}

/** A ticket passed over by a call: kept in the call's event so that it can be explained and proven. */
export interface Passed {
  readonly ticketId: string;
  readonly overtaken: number;
}

/**
 * Something waited for, or was meant for, what is no more: it waits on in its place, and any counter that does the
 * business may call it.
 */
export type UnboundEvent =
  | {
      readonly type: 'ticket-unbound';
      readonly ticketId: string;
      readonly why: 'counter-gone' | 'counter-changed' | 'counter-closed';
      readonly counter: number;
    }
  /** "service-gone": of this or a further service of the visit; "no-counter": no counter of the branch does it now. */
  | {
      readonly type: 'ticket-unbound';
      readonly ticketId: string;
      readonly why: 'service-gone' | 'no-counter';
      readonly service: string;
    }
  | { readonly type: 'ticket-unbound'; readonly ticketId: string; readonly why: 'room-gone' }
  | { readonly type: 'appointment-unbound'; readonly appointmentId: string };

/** Everything that can happen on the floor. Facts only; names of clients never enter the log. */
export type FloorEvent =
  | { readonly type: 'branch-configured'; readonly config: BranchConfig }
  | {
      readonly type: 'day-opened';
      readonly date: BusinessDate;
      readonly config: BranchConfig;
      /** Appointments of this day and later ones; absent: none. */
      readonly appointments?: readonly Appointment[];
      /** Who was carried over, in the order of arrival; absent: nobody. */
      readonly carried?: readonly CarriedTicket[];
      /** Who was at a counter when the day turned, and goes on there; absent: nobody. */
      readonly goesOn?: readonly Ticket[];
      /** Whose counters closed with the day before; absent: nobody's. */
      readonly seats?: readonly Seat[];
      /** The last day before, where days between were passed over on which branches work: the clock may be ahead. */
      readonly after?: BusinessDate;
      /** Numbers go on behind these: slips of the day before may be of this one. Absent: they count from one. */
      readonly taken?: Readonly<Record<Tier, number>>;
    }
  /** Somebody looked at the calendar: it is this day. */
  | { readonly type: 'day-confirmed' }
  /** Nobody takes a number any more; how many were left over, and what became of them. */
  | {
      readonly type: 'day-closed';
      readonly left: number;
      readonly carried: number;
      readonly by: DayEnd;
    }
  | { readonly type: 'day-reopened' }
  /** The machine's clock was set: by how much it is ahead of the floor's; 0: they agree again. */
  | { readonly type: 'clock-differs'; readonly byMs: number }
  | ({ readonly type: 'clock-corrected' } & ClockCorrection)
  /** In place of a record that a wrong clock had brought about, once that was put right. */
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
      /* Absent where there is nothing to say: no further service, a person, the last place, by tier and arrival. */
      readonly further?: readonly string[];
      readonly corporate?: boolean;
      /** Where it stands in the order of arrival, if not last. */
      readonly order?: number;
      readonly standing?: Standing;
      readonly promisedBy?: Instant;
      readonly appointment?: KeptAppointment;
      /** The ticket of the day before that it continues. */
      readonly carriedFrom?: string;
    }
  /** A walk-in was recognised: whose visit it is, and what follows from that. The number stays as it was printed. */
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
      /** Absent: by its tier. `since` null: from when it stood in the line as it was. */
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
      /** How the promise stood at the first call of the visit; absent at later calls and in earlier versions. */
      readonly promise?: { readonly by: Instant; readonly kept: boolean };
    }
  /** A call taken back: the client waits in the old place, and whom the call had passed was not passed. */
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
      /** The visit goes on with this service, at this counter or back in the line; absent: it is over. */
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
      /** Absent: to any counter, when someone resumes it. */
      readonly returns?: Parking;
    }
  | {
      readonly type: 'ticket-resumed';
      readonly ticketId: string;
      /** Its time had come. */
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
      /** At a counter when the day turned: it goes on there on the new day. */
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

/** Records were written while the clock stood wrong: how they are read from then on. */
export interface ClockCorrection {
  /** The first of them; the last is the one before the correction. */
  readonly since: number;
  /** So much later (earlier when negative) than was written. */
  readonly byMs: number;
  /** None of them is earlier than this: the record before them. */
  readonly notBefore: Instant;
  /** Business dates that they were written under, and those that it was. */
  readonly days: Readonly<Record<BusinessDate, BusinessDate>>;
  /** Those that only the wrong clock brought about. */
  readonly undone: readonly number[];
}

/** An event as it stands in the log. */
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

/** The floor of one day: the log of that day folded. */
export interface FloorState {
  readonly config: BranchConfig | null;
  readonly day: BusinessDate | null;
  readonly seq: number;
  /** Instant of the latest event; later ones are never before it. */
  readonly at: Instant;
  readonly taken: Readonly<Record<Tier, number>>;
  readonly moves: number;
  /** Position in the ratio rule's pattern. */
  readonly turn: number;
  /** Every ticket of the day by id, in the order of arrival. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Those of them that have not ended, in no order: what acts look through, so that a long day costs them nothing. */
  readonly open: ReadonlyMap<string, Ticket>;
  readonly counters: ReadonlyMap<number, Counter>;
  /** Of this day and later ones. */
  readonly appointments: ReadonlyMap<string, Appointment>;
  /** When something happens by itself: a parked ticket wakes, an appointment's window ends. */
  readonly alarmAt: Instant | null;
  /** Carried over from a day before; they get their numbers when the first counter opens. */
  readonly carriedOver: readonly CarriedTicket[];
  /** Whose counter somebody else closed, or the turn of the day, until they open one again. */
  readonly seats: readonly Seat[];
  /** At counters when the day turned, as they were then: they go on there when the next day opens. */
  readonly goesOn: readonly Ticket[];
  /** The head has ended the day. */
  readonly closed: boolean;
  /** The last day before, where nobody has confirmed yet that this one, days later, is today; null: nothing is unusual. */
  readonly unsureAfter: BusinessDate | null;
  /** Somebody set the machine's clock: since when, and by how much it is ahead of the floor's; null: they agree. */
  readonly clock: { readonly byMs: number; readonly since: Instant } | null;
  /** A day that a wrong clock had begun was found to be this one: what was done on both stands here. */
  readonly merged: boolean;
  /** Calls of the day, latest first, for displays. */
  readonly calls: readonly Call[];
}

/** A call as the display shows it. */
export interface Call {
  readonly ticketId: string;
  readonly number: string;
  readonly counter: number;
  readonly at: Instant;
}
