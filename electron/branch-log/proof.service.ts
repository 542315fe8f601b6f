import type { Instant } from '../../shared/model/dates.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { ChainHead } from './chain.ts';
import { readHeads, withHead, writeHeads, writeHeadsLater, type KeptHeads } from './kept-heads.ts';
import type { BranchLog, ChainCheck } from './log.repository.ts';
import { againstHeads, againstPlaces, type ChainFinding } from './chain-finding.ts';

/** What is known about the log's soundness at this moment. */
export interface ProofState {
  readonly records: number;
  /** Up to here the chain was recomputed since the console started. */
  readonly verified: ChainHead;
  /** When a look at the whole log last ended. */
  readonly checkedAt: Instant | null;
  readonly head: ChainHead;
  /** The head that is safe outside the database: what is cut off below it is noticed. */
  readonly kept: ChainHead | null;
  readonly finding: ChainFinding | null;
}

/** Keeps the chain's head apart and proves the log, beside the day's work. */
export interface Proof {
  state(): ProofState;
  /** Calls back when something was found or a look at the whole log ended. @returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Compares with the heads and recomputes the whole chain, now. */
  verify(): ChainFinding | null;
  /** Begins the work in the background. */
  start(): void;
  /** Stops it and keeps the last head. */
  stop(): Promise<void>;
}

/** What a proof stands on. */
export interface ProofParts {
  readonly dir: string;
  readonly log: BranchLog;
  readonly clock: () => Instant;
  /** Places that others know the chain to have passed, ascending: reports of days. */
  readonly places?: readonly ChainHead[];
  /** What the anchor, or a loss on record, says. */
  readonly anchored?: ChainFinding | null;
  /** Called between acts: makes the anchor durable. */
  readonly syncAnchor?: () => void;
  /** Called once with what was found, to be recorded. */
  readonly report?: (finding: ChainFinding) => void;
  /** Milliseconds between two looks, and records a look. Defaults: 250, 300 (about two milliseconds of work). */
  readonly everyMs?: number;
  /** Where a look or a listener that fails is noted. */
  readonly faults?: Faults;
  readonly atOnce?: number;
}

/** A head is kept this often at most: what a sudden end leaves unkept is a lower bound all the same. */
const keepEveryMs = 5_000;
/** The whole log is recomputed this often: changes behind a place that was verified are found too. */
const againAfterMs = 6 * 3_600_000;

/** Opens the proof of a data folder's log; the heads of an empty log are kept from its first moment. */
export function createProof(parts: ProofParts): Proof {
  const { dir, log, clock, report, places = [], everyMs = 250, atOnce = 300 } = parts;
  const { faults = createFaults() } = parts;
  const listeners = createListeners(faults);
  const { anchored = null, syncAnchor } = parts;
  const found = readHeads(dir);
  let kept: KeptHeads | null = found === null || found === 'unreadable' ? null : found;
  // What the floor was opened from comes first: the background reaches the latest day last.
  let finding = anchored ?? againstHeads(log, found) ?? againstPlaces(log, places) ?? log.broken();
  let verified = log.start();
  let checkedAt: Instant | null = null;
  // When the last look at the whole log ended; not a number while one goes on.
  let passedAt = NaN;
  let keptAt = -Infinity;
  let stopLooking = (): void => undefined;
  let writing: Promise<void> = Promise.resolve();
  if (found === null && (finding === null || finding === anchored)) {
    kept = { start: log.start().hash, heads: [] };
    writeHeads(dir, kept);
  }

  function broke(what: ChainFinding): void {
    finding = what;
    // It is shown, also where it cannot be recorded.
    faults.guard('proof', () => report?.(what));
    listeners.tell();
  }

  /** The heads with the present one; null when there is nothing to keep. What contradicts the log is left as it is. */
  function headsNow(): KeptHeads | null {
    const day = log.lastDay();
    const head = log.head();
    if (contradicts(finding) && finding !== anchored) return null;
    if (day === null || kept?.heads.at(-1)?.seq === head.seq) return null;
    return withHead(kept ?? { start: log.start().hash, heads: [] }, { ...head, day });
  }

  function keepLater(): void {
    const heads = headsNow();
    if (!heads || performance.now() - keptAt < keepEveryMs) return;
    keptAt = performance.now();
    syncAnchor?.();
    // A disk that is full now keeps the next head; the log itself says when it cannot write.
    writing = writeHeadsLater(dir, heads).then(
      () => {
        kept = heads;
      },
      () => undefined,
    );
  }

  /** A page that the disk does not give back is a finding, and no reason to end the console. */
  function checked(): ChainCheck {
    try {
      return log.check(verified, atOnce);
    } catch {
      const broken = { seq: verified.seq + 1, problem: 'unreadable' } as const;
      return { head: verified, broken, done: true };
    }
  }

  function look(): void {
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
        // A full disk: the head that was kept before is still a lower bound.
      }
    },
  };
}

/** Where there were no heads they begin anew; what contradicts the log is left as evidence. */
function contradicts(finding: ChainFinding | null): boolean {
  return finding !== null && finding.problem !== 'heads-missing';
}
