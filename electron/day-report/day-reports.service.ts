import { setImmediate } from 'node:timers/promises';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import { createDayReader } from './day-reader.ts';
import { dayReport, type DayReport } from './day-report.ts';
import { putReportAside, reportPlace, writeReport, type ReportFolder } from './report-files.ts';

/** Day reports, and the files that are written when a day is over. */
export interface DayReports {
  /** The days of the log, the latest first. */
  days(): BusinessDate[];
  /** The report of a day, as of now; null if the log has no such day. Reads in pieces, so that acts get their turn. */
  report(date: BusinessDate): Promise<DayReport | null>;
  /** Whether the day's file agrees with the log now. */
  isWritten(report: DayReport): boolean;
  /** Starts writing files: missing ones now, and each day's when it ends. */
  start(): void;
  /** Writes missing files and stops. */
  stop(): Promise<void>;
}

export interface DayReportsParts {
  readonly folder: ReportFolder;
  readonly log: BranchLog;
  readonly floor: Floor;
  /** Where a failing write is noted. */
  readonly faults?: Pick<Faults, 'note'>;
  readonly staffName: (staffNo: string) => string | null;
}

/** Records read at a time (a few milliseconds), before other work gets its turn. */
const batchSize = 500;
/** Days in the list: about two years. */
const daysListed = 500;
/** Missing files of earlier days are not written at start, but when somebody opens their report. */
const daysOwed = 14;

/** Creates the day reports of a log. */
export function createDayReports(parts: DayReportsParts): DayReports {
  const { folder, log, floor, staffName, faults = createFaults() } = parts;
  let working: Promise<void> = Promise.resolve();
  let seen = '';
  let stopListening = (): void => undefined;

  function days(most = daysListed): BusinessDate[] {
    const found: BusinessDate[] = [];
    for (let day = log.lastDay(); day !== null && found.length < most;) {
      found.push(day);
      const before = log.firstOn(day) - 1;
      day = before < 1 ? null : (log.some(before, 1)[0]?.day ?? null);
    }
    return found;
  }

  function closedOrPast(date: BusinessDate): boolean {
    const { day, closed } = floor.state();
    return date !== day || closed;
  }

  async function report(date: BusinessDate): Promise<DayReport | null> {
    const reader = createDayReader();
    for (let at = log.firstOn(date); ; at += batchSize) {
      const some = log.some(at, batchSize);
      const own = some.filter(({ day }) => day === date);
      for (const logged of own) reader.follow(logged);
      if (own.length < batchSize) break;
      await setImmediate();
    }
    const read = reader.result(closedOrPast(date) ? null : floor.now());
    return read && dayReport(read, log);
  }

  const writtenHead = (date: BusinessDate) => reportPlace(folder, date, log.start().hash);

  function isWritten({ date, chain }: DayReport): boolean {
    const before = writtenHead(date);
    return before?.seq === chain.head.seq && Buffer.compare(before.hash, chain.head.hash) === 0;
  }

  async function writeOne(date: BusinessDate): Promise<void> {
    const before = writtenHead(date);
    if (before) {
      const stored = log.hashAt(before.seq);
      // A file that contradicts the log is evidence and is never overwritten.
      if (stored === null || Buffer.compare(stored, before.hash) !== 0) return;
    }
    const made = await report(date);
    if (!made || isWritten(made)) return;
    if (!before) putReportAside(folder, date, floor.now());
    writeReport(folder, made, staffName);
  }

  async function writeOwed(): Promise<void> {
    for (const date of days(daysOwed).reverse()) {
      try {
        if (closedOrPast(date)) await writeOne(date);
      } catch (error) {
        // A full disk or a day that cannot be read keeps nobody from serving, nor the other days from being written. The
        // next end of a day, or the next start, tries again.
        faults.note('reports', error);
      }
    }
  }

  async function writeAllOwed(): Promise<void> {
    try {
      await writeOwed();
    } catch (error) {
      // The days could not be listed.
      faults.note('reports', error);
    }
  }

  function look(): void {
    const { day, closed } = floor.state();
    const now = `${day ?? ''} ${String(closed)}`;
    if (now === seen) return;
    seen = now;
    working = working.then(writeAllOwed);
  }

  return {
    days: () => days(),
    report,
    isWritten,
    start() {
      stopListening = floor.subscribe(look);
      look();
    },
    async stop() {
      stopListening();
      await working;
      // Checklist items completed after the day's end belong to that day.
      if (seen !== '') await writeAllOwed();
    },
  };
}
