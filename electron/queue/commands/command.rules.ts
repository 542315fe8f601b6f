import type { BranchConfig, CounterWork } from '../../../shared/model/branch.ts';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { ChecklistItem } from '../../../shared/model/hall/checklist.ts';
import type { BusinessDate, Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { ClockCorrection, FloorEvent } from '../../../shared/model/floor-event.ts';
import type { RefusalCode } from '../../../shared/model/hall/refusal.ts';
import type {
  CancelReason,
  CareClass,
  PauseReason,
  SkipReason,
} from '../../../shared/model/hall/ticket.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';

/** A request to the floor. It is decided against the state at that moment. */
export type Command =
  /** The whole configuration; for a new branch. */
  | { readonly type: 'configure'; readonly config: BranchConfig }
  /** Changes settings one by one, so that two workstations that change different ones both keep theirs. */
  | {
      readonly type: 'change-settings';
      readonly changes: Partial<BranchConfig>;
      /** The values that the changes were made from. */
      readonly before: Partial<BranchConfig>;
    }
  /** Ends the day: automatically when the next begins (`final`), or by the branch head, who may open it again. */
  | {
      readonly type: 'close-day';
      /** The day that is meant: another workstation may have begun the next one meanwhile. */
      readonly date: BusinessDate;
      readonly final: boolean;
      /** Everybody is kept for the next day, because only a correction of the clock ended this one. */
      readonly keep?: boolean;
    }
  | { readonly type: 'reopen-day' }
  /** The machine's clock differs from the floor's by so much: somebody has set it. 0: they agree again. */
  | { readonly type: 'note-clock'; readonly byMs: number }
  /** A person has confirmed that the machine's clock is right now; earlier records are read accordingly. */
  | ({ readonly type: 'correct-clock' } & ClockCorrection)
  /** Does what is due: parked tickets come back, missed appointments are recorded. */
  | { readonly type: 'wake' }
  | {
      readonly type: 'open-day';
      readonly date: BusinessDate;
      /** A person has corrected the clock, and with it the day. */
      readonly corrected?: boolean;
    }
  /** A person confirms the day of the clock, although working days were skipped before it. */
  | { readonly type: 'confirm-day' }
  | {
      readonly type: 'take-ticket';
      readonly tier: Tier;
      readonly service: string;
      readonly clientNo: string | null;
      readonly ownBranch: boolean | null;
      /** Services of the same visit after the first, in order; default none. */
      readonly further?: readonly string[];
      /** The client comes on behalf of a company; default false. */
      readonly corporate?: boolean;
      readonly care: CareClass;
      readonly reception: { readonly staffNo: string | null; readonly room: string | null } | null;
      /** Who is called to receive the client, in the same act; default nobody. */
      readonly call?: string;
    }
  /** Links a walk-in's ticket to a client. */
  | {
      readonly type: 'link-client';
      readonly ticketId: string;
      readonly clientNo: string;
      readonly tier: Tier;
      readonly ownBranch: boolean;
      readonly corporate: boolean;
      readonly reception: { readonly staffNo: string | null; readonly room: string | null } | null;
    }
  | { readonly type: 'call-next'; readonly staffNo: string }
  | {
      readonly type: 'call-chosen';
      readonly staffNo: string;
      readonly ticketId: string;
      readonly reason: string;
    }
  | { readonly type: 'recall'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'start'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'complete'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'no-show'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'reinstate'; readonly ticketId: string }
  | {
      readonly type: 'park';
      readonly staffNo: string;
      readonly ticketId: string;
      /** Comes back to this counter only; default: to any. */
      readonly here?: boolean;
      /** When it comes back automatically; default: when somebody resumes it. */
      readonly wakeAt?: Instant | null;
    }
  /** Undoes a call: the client waits again in the old place. */
  | { readonly type: 'return'; readonly staffNo: string; readonly ticketId: string }
  /** The client leaves without being served; `staffNo`: from this person's counter. */
  | { readonly type: 'leave'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'resume'; readonly ticketId: string }
  | {
      readonly type: 'transfer';
      readonly staffNo: string;
      readonly ticketId: string;
      readonly service: string;
      readonly keepPlace: boolean;
      /** To this counter only; default: to any that takes it. */
      readonly counter?: number | null;
    }
  | { readonly type: 'cancel'; readonly ticketId: string; readonly reason: CancelReason }
  | { readonly type: 'move'; readonly ticketId: string; readonly reason: string }
  | { readonly type: 'item-done'; readonly ticketId: string; readonly item: ChecklistItem }
  | {
      readonly type: 'item-skipped';
      readonly ticketId: string;
      readonly item: ChecklistItem;
      readonly reason: SkipReason;
    }
  | { readonly type: 'item-reopened'; readonly ticketId: string; readonly item: ChecklistItem }
  | { readonly type: 'call-receiver'; readonly ticketId: string; readonly staffNo: string }
  /** Asks the next person, unless somebody has answered or was asked since `unanswered` was called. */
  | {
      readonly type: 'escalate';
      readonly ticketId: string;
      readonly unanswered: { readonly staffNo: string | null; readonly calledAt: Instant | null };
      readonly staffNo: string;
    }
  | {
      readonly type: 'answer-receiver';
      readonly ticketId: string;
      readonly staffNo: string;
      readonly accepted: boolean;
    }
  | { readonly type: 'open-counter'; readonly counter: number; readonly staffNo: string }
  | { readonly type: 'pause-counter'; readonly counter: number; readonly reason: PauseReason }
  | { readonly type: 'resume-counter'; readonly counter: number }
  | { readonly type: 'close-counter'; readonly counter: number }
  | ({ readonly type: 'set-work'; readonly counter: number } & CounterWork)
  | { readonly type: 'change-rule'; readonly rule: CallingRule }
  | {
      readonly type: 'change-promises';
      readonly promiseMinutes: BranchConfig['promiseMinutes'];
    }
  | {
      readonly type: 'make-appointment';
      readonly clientNo: string;
      readonly corporate: boolean;
      readonly service: string;
      readonly at: Instant;
      /** How many minutes early and late still count as kept; default: the branch's setting. */
      readonly beforeMinutes?: number;
      readonly afterMinutes?: number;
    }
  | { readonly type: 'cancel-appointment'; readonly appointmentId: string };

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Nothing happened, and why. `subject` is a ticket number or counter that the sentence may name. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly subject?: string;
}

/** The events that follow from a command, or a refusal. */
export type Decision = readonly FloorEvent[] | Refusal;

/** Whether a decision is a refusal. */
export function isRefusal<T extends object>(decision: T | Refusal): decision is Refusal {
  return 'refused' in decision;
}

/** A refusal. */
export function refuse(refused: RefusalCode, subject?: string): Refusal {
  return subject === undefined ? { refused } : { refused, subject };
}

/** State and moment that a command is decided in. */
export interface Moment {
  readonly state: FloorState;
  readonly now: Instant;
}

/** The ticket of an id, or the refusal that there is none. */
export function ticketOf(state: FloorState, ticketId: string): Ticket | Refusal {
  return state.tickets.get(ticketId) ?? refuse('ticket-unknown');
}
