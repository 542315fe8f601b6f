import type { CallingRule } from './hall/calling-rule.ts';
import type { ChecklistSettings } from './hall/checklist.ts';
import type { BusinessDate, Instant } from './dates.ts';
import type { FloorPolicy } from './hall/policy.ts';
import type { RelationshipConfig } from './relationship/config.ts';
import type { Tier } from './schemes/tier.ts';

/** A text of the branch's own, in both languages of the console. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/** For whom a service or counter is: persons, companies, or both. */
export const clienteles = ['both', 'personal', 'corporate'] as const;
export type Clientele = (typeof clienteles)[number];

/** A service that a ticket is taken for. */
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

/** A counter of the branch, with what it takes at the beginning of a day. */
export interface CounterConfig extends CounterWork {
  readonly id: number;
}

/** A place where clients are received (rulebook §2.4: diamond and platinum in private). */
export interface Room {
  readonly id: string;
  readonly name: LocalText;
  /** The tiers received here. Rooms are preferred in the order of their list. */
  readonly tiers: readonly Tier[];
}

/** Another branch, to name it for its clients. */
export interface OtherBranch {
  readonly code: string;
  readonly name: LocalText;
}

/** The scheme of the branch's tiers, from a business date on. */
export interface SchemeChoice {
  readonly scheme: string;
  readonly version: number;
  readonly from: BusinessDate;
  /** All clients have been scored by it. Until then the floor shows the tiers of the earlier choice. */
  readonly ready: boolean;
}

/** Settings of the automatic import. */
export interface IntakeSettings {
  /** The folder of this machine that is watched; null: none. */
  readonly folder: string | null;
  /**
   * When a file counts as complete: with its marker only, or also when it has been unchanged for a while.
   * docs/drop-folder.md tells senders what to do.
   */
  readonly complete: 'marker' | 'settled';
  /** The nightly run: the time of day "HH:MM", and since when it is switched on; null: off. */
  readonly night: { readonly at: string; readonly since: Instant } | null;
  /** How many rejected lines a file may have; absent: the exchange formats' limit. */
  readonly rejects?: RejectAllowance | undefined;
}

/** How many lines of a file may be rejected: the larger of the two. Above it nothing of the file is imported. */
export interface RejectAllowance {
  readonly percent: number;
  readonly lines: number;
}

/** The exchange formats' limit. */
export const usualRejects: RejectAllowance = { percent: 1, lines: 10 };

/** Widths of ticket paper, in millimetres; the first is the default. */
export const slipWidths = [80, 58] as const;
export type SlipWidth = (typeof slipWidths)[number];

/** The settings of a branch. They are part of the log: a change is an event. */
export interface BranchConfig {
  readonly code: string;
  readonly name: LocalText;
  readonly demo: boolean;
  readonly otherBranches: readonly OtherBranch[];
  readonly services: readonly Service[];
  readonly counters: readonly CounterConfig[];
  readonly rooms: readonly Room[];
  /** The wait target of each tier, in minutes. */
  readonly promiseMinutes: Readonly<Record<Tier, number>>;
  readonly rule: CallingRule;
  readonly checklist: ChecklistSettings;
  /** Who receives gold clients of this branch (rulebook §2.5: as the branch decides). */
  readonly goldReceiver: 'nobody' | 'manager';
  /** Recalls before a ticket may be recorded as a no-show. */
  readonly recallsBeforeNoShow: number;
  /** Absent: the default width. */
  readonly slipWidth?: SlipWidth | undefined;
  /** By date; absent: none chosen. Before the first one the default scheme applies. */
  readonly schemes?: readonly SchemeChoice[];
  /** Care, appointments, the day's end; absent: the defaults, see `policyOf`. */
  readonly policy?: FloorPolicy | undefined;
  /** Absent: no drop folder and no nightly run. */
  readonly intake?: IntakeSettings;
  /** Relationship work; absent: all defaults. */
  readonly relationship?: RelationshipConfig | undefined;
}
