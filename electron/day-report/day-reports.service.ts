import { setImmediate } from 'node:timers/promises';
import type { BusinessDate } from '../../shared/model/dates.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import { createDayReader } from './day-reader.ts';
import { dayReport, type DayReport } from './day-report.ts';
import { putReportAside, reportPlace, writeReport, type ReportFolder } from './report-files.ts';

/** Reports of days, and the files that are written when a day is over. */
export interface DayReports {
  /** Days that the log has, the latest first. */
  days(): BusinessDate[];
  /** The report of a day, as of now; null where the log has no such day. Others have their turn meanwhile. */
  report(date: BusinessDate): Promise<DayReport | null>;
  /** Whether the file of a day says what the log says now. */
  isWritten(report: DayReport): boolean;
  /** Begins to write files: those that are owed, and each day's when it ends. */
  start(): void;
  /** Writes what is owed and stops. */
  stop(): Promise<void>;
}

export interface DayReportsParts {
  readonly folder: ReportFolder;
  readonly log: BranchLog;
  readonly floor: Floor;
  /** Where a file that could not be written is noted. */
  readonly faults?: Pick<Faults, 'note'>;
  readonly staffName: (staffNo: string) => string | null;
}

/** Records read in one go: a few milliseconds, then others have their turn. */
const atOnce = 500;
/** Days in the list, about two years. */
const daysListed = 500;
/** A console that was off for longer has nobody who waits for those files: they are made when they are asked for. */
const daysOwed = 14;

/** Opens the reports of a log. */
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
    for (let at = log.firstOn(date); ; at += atOnce) {
      const some = log.some(at, atOnce);
      const own = some.filter(({ day }) => day === date);
      for (const logged of own) reader.follow(logged);
      if (own.length < atOnce) break;
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
      // What contradicts the log is evidence: it is never overwritten.
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
      // The days themselves could not be listed.
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
      // What was ticked off after the day had ended belongs to it.
      if (seen !== '') await writeAllOwed();
    },
  };
}
