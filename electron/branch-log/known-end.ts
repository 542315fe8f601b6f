import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import { anchoredIn, anchorFile } from './anchor.ts';
import { hex } from './chain.ts';
import { readHeads } from './checkpoints.ts';

/** How far a log went, as far as the files beside its database tell. */
export interface KnownEnd {
  /** The start of its chain. */
  readonly start: string;
  readonly seq: number;
  /** When the last record was written; null: only its day is known. */
  readonly at: Instant | null;
}

/** How far the log of a folder went whose database cannot be opened; null if no file tells. */
export function knownEnd(dir: string): KnownEnd | null {
  const file = join(dir, anchorFile);
  const anchored = existsSync(file) ? anchoredIn(readFileSync(file, 'latin1')) : null;
  if (anchored) return { start: anchored.start, seq: anchored.log.seq, at: anchored.log.at };
  const kept = readHeads(dir);
  if (kept === null || kept === 'unreadable') return null;
  const last = kept.heads.at(-1);
  return last ? { start: hex(kept.start), seq: last.seq, at: null } : null;
}
