import type { Backups } from '../backup/index.ts';
import type { BranchLog, LogVerifier } from '../branch-log/index.ts';
import type { Admissions } from '../client-page/index.ts';
import type { ClientBook, Names } from '../clients/index.ts';
import type { DataFolder } from '../data/index.ts';
import type { DayReports } from '../day-report/index.ts';
import type { Addresses } from '../hall/index.ts';
import type { Intake, Runs } from '../intake/index.ts';
import type { Planning } from '../planning/index.ts';
import type { Faults } from '../platform/index.ts';
import type { Readings, readingRepository } from '../reading/index.ts';
import type { Floor } from '../queue/index.ts';
import type { ScoreCache, TierRanks } from '../scoring/index.ts';
import type { Presence } from '../server/index.ts';
import type { RelationshipArea } from '../relationship/index.ts';
import type { SetupParts, SetupService } from '../first-run/index.ts';
import type { BookService, SchemeChoices } from '../client-data/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { BranchStore } from '../store/index.ts';
import type { Records } from '../store/index.ts';
import type { createHall } from './create-hall.ts';

/** The services of an open console. */
export interface ConsoleParts {
  readonly folder: DataFolder;
  readonly records: Records;
  readonly log: BranchLog;
  readonly store: BranchStore;
  readonly proof: LogVerifier;
  readonly floor: Floor;
  readonly staff: StaffService;
  readonly clients: ClientBook;
  readonly names: Names;
  readonly scores: ScoreCache;
  readonly choices: SchemeChoices;
  readonly ranks: TierRanks;
  readonly admissions: Admissions;
  readonly addresses: Addresses;
  readonly book: BookService;
  /** Drop folder, nightly runs, schemes whose day has come. */
  readonly intake: Intake;
  readonly runs: Runs;
  readonly setup: SetupService;
  readonly presence: Presence;
  readonly faults: Faults;
  readonly planning: Planning;
  readonly reports: DayReports;
  /** Recognition, people and screens. */
  readonly hall: ReturnType<typeof createHall>;
  readonly backups: Backups;
  /** Records and limits what is read of clients. */
  readonly readings: Readings;
  readonly readingLines: ReturnType<typeof readingRepository>;
  readonly relationship: RelationshipArea;
}

/** The same, with what the first run is made of. */
export interface ComposedParts extends ConsoleParts {
  readonly setupParts: SetupParts;
}
