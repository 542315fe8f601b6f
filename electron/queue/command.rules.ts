import type { BranchConfig } from '../../shared/model/branch.ts';
import type { CallingRule } from '../../shared/model/calling-rule.ts';
import type { ChecklistItem } from '../../shared/model/checklist.ts';
import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, FloorState, Ticket } from '../../shared/model/floor.ts';
import type { RefusalCode } from '../../shared/model/refusal.ts';
import type {
  CancelReason,
  CareClass,
  PauseReason,
  SkipReason,
} from '../../shared/model/ticket.ts';
import type { Tier } from '../../shared/model/tier.ts';

/** What someone asks of the floor. Each is decided against the state of that moment. */
export type Command =
  | { readonly type: 'configure'; readonly config: BranchConfig }
  | { readonly type: 'close-day' }
  | { readonly type: 'open-day'; readonly date: BusinessDate }
  | {
      readonly type: 'take-ticket';
      readonly tier: Tier;
      readonly service: string;
      readonly clientNo: string | null;
      readonly ownBranch: boolean | null;
      readonly care: CareClass;
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
  | { readonly type: 'park'; readonly staffNo: string; readonly ticketId: string }
  | { readonly type: 'resume'; readonly ticketId: string }
  | {
      readonly type: 'transfer';
      readonly staffNo: string;
      readonly ticketId: string;
      readonly service: string;
      readonly keepPlace: boolean;
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
  | { readonly type: 'change-rule'; readonly rule: CallingRule };

/** The command of one type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Nothing happened, and why. `subject` is a ticket number or counter that the sentence may name. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly subject?: string;
}

/** The facts that follow from a command, or the refusal. */
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
