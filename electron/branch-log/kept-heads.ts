import { existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BusinessDate } from '../../shared/model/dates.ts';
import { writeWhole } from '../data/index.ts';
import { hex, type ChainHead } from './chain.ts';
import type { BranchLog } from './log.repository.ts';

/** A head of the chain as it was at some time, kept outside the database. */
export interface KeptHead extends ChainHead {
  readonly day: BusinessDate;
}

/** The heads kept beside a log: one for each day, the latest last. */
export interface KeptHeads {
  /** The start of the chain that they belong to. */
  readonly start: Uint8Array;
  readonly heads: readonly KeptHead[];
}

/** Heads that are kept: two years of days, and with them the file is still small. */
const daysKept = 800;

/** Name of the file in the data folder. */
export const keptHeadsFile = 'branch.heads';
/** Name of the folder with the reports of days, each of which keeps the head of its day too. */
export const reportsFolder = 'reports';

/** The heads with one more; it takes the place of an earlier one of its day. */
export function withHead(kept: KeptHeads, head: KeptHead): KeptHeads {
  const others = kept.heads.filter(({ day }) => day !== head.day);
  return { start: kept.start, heads: [...others, head].slice(-daysKept) };
}

/** The heads of a log of which nothing is known but what it says. */
export function keptHeadsOf(log: BranchLog): KeptHeads {
  const day = log.lastDay();
  return { start: log.start().hash, heads: day === null ? [] : [{ ...log.head(), day }] };
}

/** Reads the heads of a data folder. @returns null where there is no such file, "unreadable" where it is not one */
export function readHeads(dir: string): KeptHeads | 'unreadable' | null {
  const file = join(dir, keptHeadsFile);
  if (!existsSync(file)) return null;
  try {
    return headsOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return 'unreadable';
  }
}

/** Writes the heads durably: the old file or the new one is there, whatever happens. */
export function writeHeads(dir: string, heads: KeptHeads): void {
  writeWhole(join(dir, keptHeadsFile), textOf(heads));
}

/** The same without making anybody wait. */
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
