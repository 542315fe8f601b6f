import type { Instant } from '../../shared/model/dates.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { ChainHead } from './chain.ts';
import { readHeads, withHead, writeHeads, writeHeadsLater, type KeptHeads } from './checkpoints.ts';
import type { BranchLog, ChainCheck } from './log.repository.ts';
import { againstHeads, againstCheckpoints, type ChainFinding } from './chain-finding.ts';

/** What is known about the log's integrity now. */
export interface ProofState {
  readonly records: number;
  /** How far the chain has been recomputed since the console started. */
  readonly verified: ChainHead;
  /** When a check of the whole log last ended. */
  readonly checkedAt: Instant | null;
  readonly head: ChainHead;
  /** The latest head outside the database. A log that ends before it was cut off. */
  readonly kept: ChainHead | null;
  readonly finding: ChainFinding | null;
}

/** Writes the chain's heads outside the database, and verifies the log in the background. */
export interface LogVerifier {
  state(): ProofState;
  /** Calls back when something was found, or a check of the whole log has ended. @returns stops it */
  subscribe(listener: () => void): () => void;
  /** Recomputes the whole chain now. */
  verify(): ChainFinding | null;
  /** Starts the background work. */
  start(): void;
  /** Stops it and writes the last head. */
  stop(): Promise<void>;
}

/** Dependencies of a proof. */
export interface LogVerifierParts {
  readonly dir: string;
  readonly log: BranchLog;
  readonly clock: () => Instant;
  /** Heads of the chain from day reports, ascending. */
  readonly places?: readonly ChainHead[];
  /** The finding of the anchor, or a loss on record. */
  readonly anchored?: ChainFinding | null;
  /** Syncs the anchor; called between acts. */
  readonly syncAnchor?: () => void;
  /** Records a finding; called once for each. */
  readonly report?: (finding: ChainFinding) => void;
  /** Milliseconds between two steps of the check (default 250), and records in a step (default 300, about 2 ms). */
  readonly everyMs?: number;
  /** Where a failing step or listener is noted. */
  readonly faults?: Faults;
  readonly batchSize?: number;
}

/** The anchor is synced, and a head is written, at most this often. An older head is still valid: it is a lower bound of the log's end. */
const keepEveryMs = 5_000;
/** The whole log is checked again this often, to find changes of records that were verified before. */
const againAfterMs = 6 * 3_600_000;

/** Creates the proof of a data folder's log. The file of heads is written at once, also for an empty log. */
export function createLogVerifier(parts: LogVerifierParts): LogVerifier {
  const { dir, log, clock, report, places = [], everyMs = 250, batchSize = 300 } = parts;
  const { faults = createFaults() } = parts;
  const listeners = createListeners(faults);
  const { anchored = null, syncAnchor } = parts;
  const found = readHeads(dir);
  let kept: KeptHeads | null = found === null || found === 'unreadable' ? null : found;
  // Includes what reading the latest day has found, because the background check reaches that day last.
  let finding =
    anchored ?? againstHeads(log, found) ?? againstCheckpoints(log, places) ?? log.broken();
  let verified = log.start();
  let checkedAt: Instant | null = null;
  // When the last check of the whole log ended; NaN while one is running.
  let passedAt = NaN;
  let keptAt = -Infinity;
  let syncedAt = -Infinity;
  let stopLooking = (): void => undefined;
  let writing: Promise<void> = Promise.resolve();
  if (found === null && (finding === null || finding === anchored)) {
    kept = { start: log.start().hash, heads: [] };
    writeHeads(dir, kept);
  }

  function broke(what: ChainFinding): void {
    finding = what;
    // The finding is shown even if it cannot be recorded.
    faults.guard('proof', () => report?.(what));
    listeners.tell();
  }

  /** The heads with the present one; null if nothing changed. Heads that contradict the log are not overwritten. */
  function headsNow(): KeptHeads | null {
    const day = log.lastDay();
    const head = log.head();
    if (contradicts(finding) && finding !== anchored) return null;
    if (day === null || kept?.heads.at(-1)?.seq === head.seq) return null;
    return withHead(kept ?? { start: log.start().hash, heads: [] }, { ...head, day });
  }

  /** Whatever the log says: the audit trail is anchored too, and a finding does not end the anchor. */
  function syncLater(): void {
    if (performance.now() - syncedAt < keepEveryMs) return;
    syncedAt = performance.now();
    syncAnchor?.();
  }

  function keepLater(): void {
    const heads = headsNow();
    if (!heads || performance.now() - keptAt < keepEveryMs) return;
    keptAt = performance.now();
    // If the disk is full, a later head is written instead; the log itself reports the full disk.
    writing = writeHeadsLater(dir, heads).then(
      () => {
        kept = heads;
      },
      () => undefined,
    );
  }

  /** A page that cannot be read is a finding, not an error that ends the console. */
  function checked(): ChainCheck {
    try {
      return log.check(verified, batchSize);
    } catch {
      const broken = { seq: verified.seq + 1, problem: 'unreadable' } as const;
      return { head: verified, broken, done: true };
    }
  }

  function look(): void {
    syncLater();
    keepLater();
    if (contradicts(finding) && finding !== anchored) return;
    if (performance.now() - passedAt > againAfterMs) {
      verified = log.start();
      passedAt = NaN;
    }
    const passing = Number.isNaN(passedAt);
    if (!passing && verified.seq === log.lastSeq()) return;
    const { head, broken, done } = checked();
    verified = head;
    if (broken) broke(broken);
    else if (done && passing) {
      passedAt = performance.now();
      checkedAt = clock();
      listeners.tell();
    }
  }

  return {
    state: () => ({
      records: log.lastSeq(),
      verified,
      head: log.head(),
      kept: kept?.heads.at(-1) ?? null,
      checkedAt,
      finding,
    }),
    subscribe: (listener) => listeners.add(listener),
    verify() {
      finding = log.verify() ?? finding;
      if (!finding) verified = log.head();
      return finding;
    },
    start() {
      if (finding) broke(finding);
      stopLooking = faults.every('proof', everyMs, look);
    },
    async stop() {
      stopLooking();
      await writing;
      const heads = headsNow();
      try {
        if (heads) writeHeads(dir, heads);
      } catch {
        // The disk is full. The head that was written before is still a valid lower bound.
      }
    },
  };
}

/** Whether a finding contradicts the log. Missing heads do not: they are written again. */
function contradicts(finding: ChainFinding | null): boolean {
  return finding !== null && finding.problem !== 'heads-missing';
}
