import { usualRejects, type RejectAllowance } from '../../../shared/model/branch.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import type { Role } from '../../../shared/model/people/roles.ts';
import type { BookAccess } from '../../data/index.ts';
import type { ImportErrorCode } from './import-error.ts';
import type { FileSeen, LikelyColumn } from '../../../shared/model/clients/file-seen.ts';
import type { FactFile } from '../csv/exchange-files.rules.ts';
import type { Value } from '../checks/exchange-values.rules.ts';
import type { RejectLimit, RejectReason } from '../checks/rejects.rules.ts';

/** A line of staff.csv. */
export interface StaffRow {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
}

/** How many staff lines loaded; `replaced` counts lines that a later line of the same number replaced. */
export interface StaffLanded {
  readonly accepted: number;
  readonly replaced: number;
  /** Roles that the file asks for and a head has to give. */
  readonly rolesWaiting?: number;
}

/** A sound line of a file of relationship work, by the file's columns. */
export interface FactRow {
  readonly line: number;
  readonly values: readonly Value[];
}

/** What became of the lines of a file of relationship work. */
export interface FactsLanded extends StaffLanded {
  /** Lines that only the branch's own records can refuse, such as those of somebody who does not work here. */
  readonly rejects: readonly {
    readonly line: number;
    readonly column: string;
    readonly value: string;
    readonly reason: RejectReason;
  }[];
}

/** Lines that the worker hands to whoever keeps the branch's database. */
export type Handed =
  | { readonly file: 'staff.csv'; readonly rows: readonly StaffRow[] }
  | { readonly file: FactFile; readonly rows: readonly FactRow[] };

/** What a branch may set about imports. */
export type ImportSettings = RejectLimit;

/** The exchange formats' default: 1 %, and never fewer than ten lines. */
export const defaultImportSettings: ImportSettings = { maxRejectShare: 0.01, toleratedLines: 10 };

/** The branch's setting in the import's terms. */
export function importSettingsOf(allowance: RejectAllowance = usualRejects): ImportSettings {
  return { maxRejectShare: allowance.percent / 100, toleratedLines: allowance.lines };
}

/** What the worker is given. */
export interface ImportJob {
  readonly access: BookAccess;
  readonly folder: string;
  readonly at: number;
  readonly settings: ImportSettings;
  /** Files of so many bytes and more are read and checked in a thread of their own. */
  readonly readAheadFrom: number | undefined;
  /** Reads also files whose content the book has. */
  readonly readAgain: boolean;
}

/** What became of one file. */
export interface ImportedFile {
  readonly file: string;
  /** Lines after the header. */
  readonly rows: number;
  /** Sound lines that were loaded, among them those counted in `replaced`; 0 when the file was refused. */
  readonly accepted: number;
  /** Lines that a later line of the same key in this file replaced. */
  readonly replaced: number;
  readonly rejected: number;
  readonly unknownColumns: readonly string[];
  readonly seconds: number;
  /** Lines set aside, by reason. */
  readonly reasons: Readonly<Partial<Record<RejectReason, number>>>;
  /** Numbers with a wrong check digit; they were loaded. */
  readonly checkDigitFaults: number;
  /** Of staff.csv, where there are any: roles that wait for a head's yes in the settings. */
  readonly rolesWaiting?: number;
  /** Nothing of the file was loaded, and why. `about` names the file or the columns. */
  readonly refused?: ImportErrorCode;
  readonly about?: string;
  /** What was seen of a file that was refused for its form. */
  readonly seen?: FileSeen;
  /** Of the unknown columns, those that were likely meant for a known one. */
  readonly likelyColumns?: readonly LikelyColumn[];
  /** Nothing had to be done: the last file of this name that loaded said the same. The counts are those of that one. */
  readonly sameAs?: EarlierFile;
}

/** A file that was read before: when, and the folder that it lay in. */
export interface EarlierFile {
  readonly at: Instant;
  readonly folder: string;
}

/** What an import did, file by file in the order of loading. */
export interface ImportResult {
  readonly files: readonly ImportedFile[];
  /** Path of rejects.csv, or null when every line was sound. */
  readonly rejects: string | null;
  /** The report does not list every line (disk full, no permission, more than a million of one file). */
  readonly rejectsIncomplete?: true;
}
