import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { branchOffsetMs, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import { hex, reportsFolder, type ChainHead } from '../branch-log/index.ts';
import type { DayReport } from './day-report.ts';

/** What the files of a folder say about the log. */
export interface ReportPlaces {
  /** Places that the chain is known to have passed, ascending. */
  readonly places: readonly (ChainHead & { readonly date: BusinessDate })[];
  /** Files that speak of another log, and those that cannot be read. */
  readonly foreign: readonly string[];
  readonly unreadable: readonly string[];
}

const format = 'vestibule-day-report';
const fileName = /^day-(\d{4}-\d{2}-\d{2})\.json$/;

/** The file of a day's report, inside the data folder. */
export function reportFile(date: BusinessDate): string {
  return join(reportsFolder, `day-${date}.json`);
}

/** Writes a report durably: the old file or the new one is there, whatever happens. */
export function writeReport(
  dir: string,
  report: DayReport,
  nameOf: (staffNo: string) => string | null,
): void {
  mkdirSync(join(dir, reportsFolder), { recursive: true, mode: 0o700 });
  const file = join(dir, reportFile(report.date));
  const handle = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(reportContents(report, nameOf), null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.new`, file);
}

/** A report as its file and the command line give it: times as in the exchange files, waits in seconds. */
export function reportContents(
  report: DayReport,
  nameOf: (staffNo: string) => string | null,
): Record<string, unknown> {
  const { openedAt, closed, until, chain, people, interventions, ...figures } = report;
  return {
    format,
    version: 1,
    ...figures,
    openedAt: written(openedAt),
    closedAt: closed && written(closed.at),
    closedBy: closed && closed.by,
    until: written(until),
    people: people.map((one) => ({ ...one, name: nameOf(one.staffNo) })),
    interventions: interventions.map(({ at, ...one }) => ({
      ...one,
      at: written(at),
      name: nameOf(one.actor),
    })),
    chain: {
      start: hex(chain.start),
      firstSeq: chain.firstSeq,
      head: { seq: chain.head.seq, hash: hex(chain.head.hash) },
    },
  };
}

/** Reads the places of the log that the reports of a data folder know. @param start the start of its chain */
export function reportPlaces(dir: string, start: Uint8Array): ReportPlaces {
  const places: (ChainHead & { readonly date: BusinessDate })[] = [];
  const foreign: string[] = [];
  const unreadable: string[] = [];
  for (const name of reportNames(dir)) {
    const chain = chainIn(join(dir, reportsFolder, name));
    if (chain === null) unreadable.push(name);
    else if (chain.start !== hex(start)) foreign.push(name);
    else {
      const date = fileName.exec(name)?.[1] ?? '';
      places.push({ date, seq: chain.seq, hash: Buffer.from(chain.hash, 'hex') });
    }
  }
  places.sort((a, b) => a.seq - b.seq);
  return { places, foreign, unreadable };
}

/** The place of the log that a day's file names; null where there is no such file of this log. */
export function reportPlace(dir: string, date: BusinessDate, start: Uint8Array): ChainHead | null {
  const chain = chainIn(join(dir, reportFile(date)));
  if (chain?.start !== hex(start)) return null;
  return { seq: chain.seq, hash: Buffer.from(chain.hash, 'hex') };
}

function reportNames(dir: string): string[] {
  try {
    return readdirSync(join(dir, reportsFolder)).filter((name) => fileName.test(name));
  } catch {
    // No day was closed yet.
    return [];
  }
}

function chainIn(file: string): { start: string; seq: number; hash: string } | null {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly format: unknown;
      readonly chain: {
        readonly start: unknown;
        readonly head: { readonly seq: unknown; readonly hash: unknown };
      };
    };
    const { start, head } = report.chain;
    if (report.format !== format || !isHash(start) || !isHash(head.hash)) return null;
    if (typeof head.seq !== 'number' || !Number.isSafeInteger(head.seq)) return null;
    return { start, seq: head.seq, hash: head.hash };
  } catch {
    // No file, no JSON, or none of a report.
    return null;
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function written(at: Instant): string {
  return new Date(at + branchOffsetMs).toISOString().slice(0, 19);
}
