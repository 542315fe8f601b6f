import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { branchOffsetMs, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import { hex, reportsFolder, type ChainHead } from '../branch-log/index.ts';
import { isSealOf, sealOf, writeFileAtomic, type DatabaseKey } from '../data/index.ts';
import type { DayReport } from './day-report.ts';

/** The folder of reports, and the key of their seals. */
export interface ReportFolder {
  readonly dir: string;
  readonly key: DatabaseKey;
}

/** What the report files of a folder say about the log. */
export interface ReportPlaces {
  /** Heads of the chain, ascending. */
  readonly places: readonly (ChainHead & { readonly date: BusinessDate })[];
  /** Files of another log, files that were changed, and files that cannot be parsed. */
  readonly foreign: readonly string[];
  readonly changed: readonly string[];
  readonly unreadable: readonly string[];
}

const format = 'vestibule-day-report';
const fileName = /^day-(\d{4}-\d{2}-\d{2})\.json$/;

/** The path of a day's report, relative to the data folder. */
export function reportFile(date: BusinessDate): string {
  return join(reportsFolder, `day-${date}.json`);
}

/** Writes a report atomically and durably. */
export function writeReport(
  { dir, key }: ReportFolder,
  report: DayReport,
  nameOf: (staffNo: string) => string | null,
): void {
  mkdirSync(join(dir, reportsFolder), { recursive: true, mode: 0o700 });
  const body = JSON.stringify(reportContents(report, nameOf), null, 2);
  const seal = sealOf(key, 'day-report', body);
  writeFileAtomic(
    join(dir, reportFile(report.date)),
    `${body.slice(0, -2)},\n  "seal": "${seal}"\n}\n`,
  );
}

/** Sets a report file that this branch did not write aside, so that a new one can be written. */
export function putReportAside({ dir }: ReportFolder, date: BusinessDate, at: Instant): void {
  const file = join(dir, reportFile(date));
  if (!existsSync(file)) return;
  const stamp = new Date(at).toISOString().replaceAll(/[:.]/g, '-');
  renameSync(file, join(dir, reportsFolder, `set-aside-${stamp}-day-${date}.json`));
}

/** A report in the form of its file and the command line: times as in exchange files, waits in seconds. */
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

/** Reads the heads in the report files of a data folder. @param start the start of the log's chain */
export function reportPlaces(folder: ReportFolder, start: Uint8Array): ReportPlaces {
  const { dir } = folder;
  const places: (ChainHead & { readonly date: BusinessDate })[] = [];
  const foreign: string[] = [];
  const unreadable: string[] = [];
  const changed: string[] = [];
  for (const name of reportNames(dir)) {
    const chain = chainIn(folder, join(dir, reportsFolder, name));
    if (chain === null) unreadable.push(name);
    else if (chain.start !== hex(start)) foreign.push(name);
    else if (!chain.whole) changed.push(name);
    else {
      const date = fileName.exec(name)?.[1] ?? '';
      places.push({ date, seq: chain.seq, hash: Buffer.from(chain.hash, 'hex') });
    }
  }
  places.sort((a, b) => a.seq - b.seq);
  return { places, foreign, unreadable, changed };
}

/** The head in a day's report file; null if there is no valid file of this log. */
export function reportPlace(
  folder: ReportFolder,
  date: BusinessDate,
  start: Uint8Array,
): ChainHead | null {
  const chain = chainIn(folder, join(folder.dir, reportFile(date)));
  if (!chain?.whole || chain.start !== hex(start)) return null;
  return { seq: chain.seq, hash: Buffer.from(chain.hash, 'hex') };
}

function reportNames(dir: string): string[] {
  try {
    return readdirSync(join(dir, reportsFolder)).filter((name) => fileName.test(name));
  } catch {
    // There is no report yet.
    return [];
  }
}

const sealed = /^([^]*),\n {2}"seal": "([0-9a-f]{64})"\n\}\n$/;

interface ReportChain {
  readonly start: string;
  readonly seq: number;
  readonly hash: string;
  /** Whether the seal is valid: no byte was changed. */
  readonly whole: boolean;
}

/** The head in a file; null if it is not a report. */
function chainIn({ key }: ReportFolder, file: string): ReportChain | null {
  try {
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    const report = JSON.parse(text) as {
      readonly format: unknown;
      readonly chain: {
        readonly start: unknown;
        readonly head: { readonly seq: unknown; readonly hash: unknown };
      };
    };
    const { start, head } = report.chain;
    if (report.format !== format || !isHash(start) || !isHash(head.hash)) return null;
    if (typeof head.seq !== 'number' || !Number.isSafeInteger(head.seq)) return null;
    const [, body = '', seal = ''] = sealed.exec(text) ?? [];
    const whole =
      bytes.equals(Buffer.from(text)) && isSealOf(seal, key, 'day-report', `${body}\n}`);
    return { start, seq: head.seq, hash: head.hash, whole };
  } catch {
    // No file, no JSON, or not a report.
    return null;
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function written(at: Instant): string {
  return new Date(at + branchOffsetMs).toISOString().slice(0, 19);
}
