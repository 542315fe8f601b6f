import type { BranchConfig } from './branch.ts';
import type { CallBasis, CallingRule } from './calling-rule.ts';
import type { ChecklistItem } from './checklist.ts';
import type { BusinessDate, Instant } from './dates.ts';
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
}

/** One client's visit, from taking a number to leaving. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly tier: Tier;
  readonly service: string;
  readonly clientNo: string | null;
  /** Whether the client's home is this branch; null when the client is not known. */
  readonly ownBranch: boolean | null;
  readonly care: CareClass;
  /** Position in the order of arrival, unique in the day. */
  readonly order: number;
  readonly takenAt: Instant;
  readonly state: TicketState;
  readonly counter: number | null;
  readonly staffNo: string | null;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly recalls: number;
  /** How often a later arrival that the same counter could serve was called before it. */
  readonly overtaken: number;
  /** The branch head's move: moved tickets go first, the latest move foremost. 0: not moved. */
  readonly moved: number;
  readonly moveReason: string | null;
  readonly reception: Reception | null;
  readonly checklist: readonly ChecklistEntry[];
}

/** A counter as it is now. */
export interface Counter {
  readonly id: number;
  readonly state: 'closed' | 'open' | 'paused';
  readonly staffNo: string | null;
  readonly pauseReason: PauseReason | null;
  /** The ticket called to or served at this counter. */
  readonly ticketId: string | null;
  readonly services: readonly string[];
}

/** A ticket passed over by a call: kept in the call's event so that it can be explained and proven. */
export interface Passed {
  readonly ticketId: string;
  readonly overtaken: number;
}

/** Everything that can happen on the floor. Facts only; names of clients never enter the log. */
export type FloorEvent =
  | { readonly type: 'branch-configured'; readonly config: BranchConfig }
  | {
      readonly type: 'day-opened';
      readonly date: BusinessDate;
      readonly config: BranchConfig;
    }
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
    }
  | { readonly type: 'ticket-resumed'; readonly ticketId: string }
  | {
      readonly type: 'ticket-transferred';
      readonly ticketId: string;
      readonly service: string;
      readonly keepPlace: boolean;
    }
  | {
      readonly type: 'ticket-cancelled';
      readonly ticketId: string;
      readonly reason: CancelReason;
    }
  | { readonly type: 'ticket-left'; readonly ticketId: string }
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
  | { readonly type: 'rule-changed'; readonly rule: CallingRule };

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
