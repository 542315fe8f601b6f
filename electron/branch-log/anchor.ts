import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AuditChain } from './audit-chain.repository.ts';
import { hex, type ChainHead } from './chain.ts';
import type { ChainFinding } from './chain-finding.ts';
import type { BranchLog } from './log.repository.ts';

/*
 * The heads of the log and of the audit trail, written outside the database at each act. SQLite silently drops the
 * rest of a damaged write-ahead file; comparing with the anchor shows the loss. The anchor is written in place and
 * synced only every few seconds, so it costs an act microseconds. After a killed process it names the last act, after
 * a power cut at least the last sync.
 */

/** Name of the file in the data folder. */
export const anchorFile = 'branch.anchor';
/** One sector, which a disk writes whole or not at all. */
const bytes = 512;

/** What the file says. */
export interface Anchored {
  readonly start: string;
  readonly log: { readonly seq: number; readonly hash: string; readonly at: number | null };
  readonly audit: { readonly id: number; readonly hash: string };
}

/** The two chains that an anchor is about. */
export interface AnchoredChains {
  readonly log: BranchLog;
  readonly audit: AuditChain;
}

/** Keeps the anchor of an open folder. */
export interface Anchor {
  /** Writes the present heads, if they have changed. Never inside a transaction, which may be rolled back. */
  keep(): void;
  /** Syncs the file asynchronously. */
  syncLater(): void;
  close(): void;
}

/** Opens the anchor for writing. Compare its old content first ({@link againstAnchor}): this overwrites it. */
export function openAnchor(dir: string, { log, audit }: AnchoredChains): Anchor {
  const file = join(dir, anchorFile);
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  let open = true;
  let syncing = false;
  let written = '';
  let synced = '';
  const start = hex(log.start().hash);
  const keep = (): void => {
    if (!open) return;
    const text = textOf({
      start,
      log: { ...printed(log.head()), at: log.lastAt() },
      audit: { id: audit.head().seq, hash: hex(audit.head().hash) },
    });
    if (text === written) return;
    writeSync(handle, text, 0);
    written = text;
  };
  keep();
  fsyncSync(handle);
  synced = written;
  const end = (): void => {
    try {
      if (synced !== written) fsyncSync(handle);
    } catch {
      // The disk fails. What was synced before is still a lower bound.
    } finally {
      closeSync(handle);
    }
  };
  return {
    keep,
    syncLater() {
      keep();
      if (!open || syncing || synced === written) return;
      syncing = true;
      const now = written;
      fsync(handle, (error) => {
        syncing = false;
        if (!error) synced = now;
        if (!open) end();
      });
    },
    close() {
      if (!open) return;
      open = false;
      if (!syncing) end();
    },
  };
}

/** Compares both chains with the anchor. @returns null if they agree */
export function againstAnchor(dir: string, { log, audit }: AnchoredChains): ChainFinding | null {
  const file = join(dir, anchorFile);
  const last = log.lastSeq();
  if (!existsSync(file)) {
    return last === 0 ? null : { seq: last + 1, until: last + 1, problem: 'anchor-missing' };
  }
  const found = anchoredIn(readFileSync(file, 'latin1'));
  if (!found) return { seq: last + 1, until: last + 1, problem: 'anchor-unreadable' };
  if (found.start !== hex(log.start().hash)) return { seq: 1, until: last, problem: 'other-log' };
  const { seq, at } = found.log;
  if (seq > last) {
    return { seq: last + 1, until: seq, problem: 'cut', from: log.lastAt(), to: at };
  }
  if (hexOf(log.hashAt(seq)) !== found.log.hash) return { seq, until: seq, problem: 'rewritten' };
  const { id } = found.audit;
  const lines = audit.head().seq;
  if (id > lines) return { seq: lines + 1, until: id, problem: 'audit-cut' };
  if (hexOf(audit.hashAt(id)) !== found.audit.hash) {
    return { seq: id, until: id, problem: 'audit-changed' };
  }
  return null;
}

/** The content of an anchor for these chains; a restore writes it beside the databases. */
export function anchorText({ log, audit }: AnchoredChains): string {
  return textOf({
    start: hex(log.start().hash),
    log: { ...printed(log.head()), at: log.lastAt() },
    audit: { id: audit.head().seq, hash: hex(audit.head().hash) },
  });
}

function printed({ seq, hash: at }: ChainHead) {
  return { seq, hash: hex(at) };
}

function hexOf(value: Uint8Array | null): string | null {
  return value && hex(value);
}

function textOf(anchored: Anchored): string {
  const text = JSON.stringify(anchored);
  return `${sumOf(text)} ${text}`.padEnd(bytes - 1) + '\n';
}

/** What an anchor says; null where it is not what was written. */
export function anchoredIn(text: string): Anchored | null {
  const [, sum, body = ''] = /^(\S+) (\{.*\}) *\n$/.exec(text) ?? [];
  return text.length === bytes && sum === sumOf(body) ? (JSON.parse(body) as Anchored) : null;
}

function sumOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
