import type { CallingRule } from './calling-rule.ts';
import type { ChecklistSettings } from './checklist.ts';
import type { BusinessDate, Instant } from './dates.ts';
import type { FloorPolicy } from './policy.ts';
import type { Tier } from './tier.ts';

/** A text that the branch writes itself, in both languages of the console. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/** Whose business it is: a person's, a company's, or either. */
export const clienteles = ['both', 'personal', 'corporate'] as const;
export type Clientele = (typeof clienteles)[number];

/** A kind of business that a ticket is taken for. */
export interface Service {
  readonly id: string;
  readonly name: LocalText;
  /** Absent: both. */
  readonly clientele?: Clientele | undefined;
}

/** What a counter takes. */
export interface CounterWork {
  /** Services that it takes; empty: every service. */
  readonly services: readonly string[];
  /** Tiers that it takes; absent or empty: every tier. */
  readonly tiers?: readonly Tier[] | undefined;
  /** Absent: persons and companies. */
  readonly clientele?: Clientele | undefined;
}

/** A counter of the branch, with what it takes when a day begins. */
export interface CounterConfig extends CounterWork {
  readonly id: number;
}

/** A place where clients are received (rulebook §2.4: diamond and platinum in private). */
export interface Room {
  readonly id: string;
  readonly name: LocalText;
  /** The tiers received here, in the order of preference of the list of rooms. */
  readonly tiers: readonly Tier[];
}

/** Another branch whose clients come in. */
export interface OtherBranch {
  readonly code: string;
  readonly name: LocalText;
}

/** Which scheme the branch's tiers are made by, from a business date on. */
export interface SchemeChoice {
  readonly scheme: string;
  readonly version: number;
  readonly from: BusinessDate;
  /** Every client has been scored by it: from now on the floor shows its tiers, until then the earlier choice's. */
  readonly ready: boolean;
}

/** How the console takes the bank's files by itself. */
export interface IntakeSettings {
  /** The folder of this machine that is watched; null: none. */
  readonly folder: string | null;
  /**
   * When a file counts as complete: with its marker only, or also when it has been unchanged for a while.
   * docs/drop-folder.md tells senders what to do.
   */
  readonly complete: 'marker' | 'settled';
  /** The nightly run: the time of day "HH:MM", and since when it is wanted; null: none. */
  readonly night: { readonly at: string; readonly since: Instant } | null;
  /** How many bad lines a file may have; left out: as the exchange formats have it. */
  readonly rejects?: RejectAllowance | undefined;
}

/** How many lines of a file may be bad for the rest to land: the larger of the two. */
export interface RejectAllowance {
  readonly percent: number;
  readonly lines: number;
}

/** What the exchange formats allow. */
export const usualRejects: RejectAllowance = { percent: 1, lines: 10 };

/** Widths of the paper that ticket printers take, in millimetres; the first one is usual. */
export const slipWidths = [80, 58] as const;
export type SlipWidth = (typeof slipWidths)[number];

/** Everything a branch decides about its floor. It is part of the log: a change is an event. */
export interface BranchConfig {
  readonly code: string;
  readonly name: LocalText;
  readonly demo: boolean;
  readonly otherBranches: readonly OtherBranch[];
  readonly services: readonly Service[];
  readonly counters: readonly CounterConfig[];
  readonly rooms: readonly Room[];
  /** The longest wait promised to each tier, in minutes. */
  readonly promiseMinutes: Readonly<Record<Tier, number>>;
  readonly rule: CallingRule;
  readonly checklist: ChecklistSettings;
  /** Who receives gold clients of this branch (rulebook §2.5: as the branch decides). */
  readonly goldReceiver: 'nobody' | 'manager';
  /** Recalls after which a no-show may be declared. */
  readonly recallsBeforeNoShow: number;
  /** Left out: the usual paper. */
  readonly slipWidth?: SlipWidth | undefined;
  /** By date; left out in logs of before schemes could be chosen. Before the first one the default scheme applies. */
  readonly schemes?: readonly SchemeChoice[];
  /** The finer points; absent in configurations of earlier versions: see `policyOf`. */
  readonly policy?: FloorPolicy | undefined;
  /** Left out: nothing is taken and nothing is run by night. */
  readonly intake?: IntakeSettings;
}
