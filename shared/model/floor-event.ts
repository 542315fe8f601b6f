import type { Appointment, KeptAppointment, QueueStanding } from './hall/appointment.ts';
import type { BranchConfig, CounterWork } from './branch.ts';
import type { CallBasis, CallingRule } from './hall/calling-rule.ts';
import type { ChecklistItem } from './hall/checklist.ts';
import type { BusinessDate, Instant } from './dates.ts';
import type { DayEnd } from './hall/policy.ts';
import type { CancelReason, CareClass, PauseReason, SkipReason } from './hall/ticket.ts';
import type { Tier } from './schemes/tier.ts';
import type { RelationshipFact } from './relationship/facts.ts';
import type { Ticket, CarriedTicket, Parking, Seat } from './hall/floor.ts';

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
      readonly atCounterOvernight?: readonly Ticket[];
      /** Counters that were closed by the end of the day before; absent: none. */
      readonly closedCounters?: readonly Seat[];
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
      readonly standing?: QueueStanding;
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
      readonly standing?: Omit<QueueStanding, 'since'> & { readonly since: Instant | null };
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
      readonly atCounterOvernight?: boolean;
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
  | { readonly type: 'appointment-missed'; readonly appointmentId: string }
  /** Relationship work; nothing on the floor depends on it. */
  | { readonly type: 'relationship'; readonly fact: RelationshipFact };

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
