import { existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BusinessDate } from '../../shared/model/dates.ts';
import { writeFileAtomic } from '../data/index.ts';
import { hex, type ChainHead } from './chain.ts';
import type { BranchLog } from './log.repository.ts';

/** A head of the chain at some time, kept outside the database. */
export interface KeptHead extends ChainHead {
  readonly day: BusinessDate;
}

/** The heads kept for a log: one for each day, the latest last. */
export interface KeptHeads {
  /** The start of the chain to which they belong. */
  readonly start: Uint8Array;
  readonly heads: readonly KeptHead[];
}

/** How many heads are kept: two years of days, in a file that is still small. */
const daysKept = 800;

/** Name of the file in the data folder. */
export const keptHeadsFile = 'branch.heads';
/** Name of the folder with the day reports, each of which holds the head of its day. */
export const reportsFolder = 'reports';

/** Adds a head; it replaces an earlier head of the same day. */
export function withHead(kept: KeptHeads, head: KeptHead): KeptHeads {
  const others = kept.heads.filter(({ day }) => day !== head.day);
  return { start: kept.start, heads: [...others, head].slice(-daysKept) };
}

/** The heads for a log without any: its present head. */
export function keptHeadsOf(log: BranchLog): KeptHeads {
  const day = log.lastDay();
  return { start: log.start().hash, heads: day === null ? [] : [{ ...log.head(), day }] };
}

/** Reads the heads of a data folder. @returns null if the file is missing, "unreadable" if it cannot be parsed */
export function readHeads(dir: string): KeptHeads | 'unreadable' | null {
  const file = join(dir, keptHeadsFile);
  if (!existsSync(file)) return null;
  try {
    return headsOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return 'unreadable';
  }
}

/** Writes the heads atomically and durably. */
export function writeHeads(dir: string, heads: KeptHeads): void {
  writeFileAtomic(join(dir, keptHeadsFile), textOf(heads));
}

/** The same, asynchronously. */
export async function writeHeadsLater(dir: string, heads: KeptHeads): Promise<void> {
  const file = join(dir, keptHeadsFile);
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(textOf(heads));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

function textOf({ start, heads }: KeptHeads): string {
  const lines = heads.map(({ day, seq, hash }) => JSON.stringify({ day, seq, hash: hex(hash) }));
  return `{"start":"${hex(start)}","heads":[\n${lines.join(',\n')}\n]}\n`;
}

function headsOf(value: unknown): KeptHeads | 'unreadable' {
  const { start, heads } = value as { start: unknown; heads: unknown };
  if (!isHash(start) || !Array.isArray(heads)) return 'unreadable';
  const kept: KeptHead[] = [];
  for (const { day, seq, hash } of heads as Record<string, unknown>[]) {
    if (typeof day !== 'string' || !Number.isSafeInteger(seq) || !isHash(hash)) return 'unreadable';
    kept.push({ day, seq: seq as number, hash: Buffer.from(hash, 'hex') });
  }
  return { start: Buffer.from(start, 'hex'), heads: kept };
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
