import type { Instant } from '../../shared/model/dates.ts';
import type { FloorEvent } from '../../shared/model/floor-event.ts';
import type { LinkState } from '../../shared/model/hall/link-state.ts';
import type { RefusalCode } from '../../shared/model/hall/refusal.ts';
import type { ActFrame, ChainHead, LogRow } from '../branch-log/index.ts';

/*
 * What the workstations of a branch share: the log, the records, the audit trail and the duties. One machine keeps them
 * in `branch.db` (sqlite/); several share them on a PostgreSQL server (postgres/) and each keeps `branch.db` as its own
 * verified copy, so that every read is local. Only writing may have to wait for the server.
 */

/** A uuid that is made once for each command. After a lost reply it tells whether the command was written. */
export type ActId = string;

/**
 * What an act wants to append: its events, and who, where and when, common to them. `at` is by the log's clock and not before
 * the latest row's: two workstations' clocks differ by a few milliseconds.
 */
export interface Draft extends ActFrame {
  readonly events: readonly FloorEvent[];
}

export type { LogRow };

/** Why an act was refused by its rules. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly subject?: string | undefined;
}

/**
 * The result of an append. `rows`: what was written, by this call or (found) by an earlier one with the same act. Found rows
 * have been told by {@link LogPort.follow} where the caller did not have them, with those around them.
 */
export type Appended =
  | { readonly kind: 'written' | 'found'; readonly rows: readonly LogRow[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing' };

/**
 * The line to the log. joined: in sync; cut: the server cannot be reached; behind: the server has less than this
 * console, as after a failover to a standby that lagged, or another log: nothing may be written; newer-format: the branch
 * writes events that this program cannot read; not-admitted: this workstation has not been admitted yet, or was put out.
 */
export type { LinkState };

/** The branch's log, shared by its workstations. Reading is local: {@link BranchLog}. */
export interface LogPort {
  /**
   * Durable when it resolves. While it decides nobody else can append.
   * @param from the place in the chain up to which the caller has folded
   * @param decide gets the rows after `from`, in order, each exactly once, also across retries of this call. They are in
   * the local copy already. It must be synchronous and may be called again with further rows when another workstation was
   * faster. Null: there is nothing to write. What it throws is thrown on, and nothing is written.
   * If the act is found to have been written already, `follow` has told its rows before this resolves.
   * @throws LinkLost, DataError; what was written then is told by {@link follow}
   */
  append(
    act: ActId,
    from: ChainHead,
    decide: (newer: readonly LogRow[]) => Draft | Refusal | null,
  ): Promise<Appended>;
  /**
   * Calls back with rows of other workstations, in order, once they are verified and in the local copy, and when the state
   * of the line changes. Rows that an append of this console has delivered are not told again. @returns the way to stop
   */
  follow(listener: {
    rows(rows: readonly LogRow[]): void;
    link(state: LinkState): void;
  }): () => void;
  /** The state of the line now. One machine is always joined. */
  link(): LinkState;
  /** The log's clock: the server's, or this machine's. */
  now(): Instant;
}

/**
 * It is not known whether an act was written, because the line failed; {@link LogPort.link} says how it is. The same act id
 * settles it later.
 */
export class LinkLost extends Error {
  override readonly name = 'LinkLost';
}

/** A document that the branch shares and that may change or be forgotten. */
export interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  /** 1 for the first; each change adds one. */
  readonly version: number;
  /** The JSON value; null: forgotten. */
  readonly body: unknown;
}

/** A change of one record. */
export interface RecordWrite {
  readonly kind: string;
  readonly id: string;
  /**
   * The version that the writer has seen; 0: none, because there is none or it was forgotten. Versions go on after that,
   * so none ever comes again.
   */
  readonly version: number;
  /** A JSON value; null forgets the record for good. */
  readonly body: unknown;
}

/**
 * The result of a put: conflict names the first record that somebody else has changed; then nothing was written, and the
 * local copy has what the other wrote.
 */
export type Put =
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict'; readonly record: { readonly kind: string; readonly id: string } };

/**
 * People, schemes, segments, admissions, prospects, texts: everything shared that is not a fact of the log. What is read
 * is not copied, and nobody changes it. While nothing has changed the same objects are returned, so that what was derived
 * from them can be kept.
 */
export interface RecordsPort {
  /** From the local copy; null: there is none, or it was forgotten. */
  get(kind: string, id: string): StoredRecord | null;
  /** All of a kind that are not forgotten, by id. */
  all(kind: string): readonly StoredRecord[];
  /**
   * Writes all or none, durable when it resolves.
   * @param audit lines that are written with the change or not at all
   * @throws LinkLost, DataError
   */
  put(writes: readonly RecordWrite[], audit?: readonly AuditEntry[]): Promise<Put>;
  /**
   * Calls back after every change, own or another workstation's, with the kinds that changed: in the task in which the
   * local copy changes, and before a put resolves. @returns the way to stop
   */
  subscribe(listener: (kinds: ReadonlySet<string>) => void): () => void;
}

/** One line of the audit trail: who did what to whom. It holds numbers and codes, never a client's data. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** The audit trail of this workstation. It is chained here; a shared store gets a copy when it can. */
export interface AuditPort {
  /** Durable on this machine when it returns. @throws DataError */
  add(entry: AuditEntry): void;
}

/** Work that exactly one console of the branch does. */
export type DutyName = 'day' | 'book' | 'reports' | 'archive';

/** A duty that this console holds. The epoch fences a holder that slept: its results no longer count. */
export interface HeldDuty {
  readonly duty: DutyName;
  readonly epoch: number;
}

/** The duties of the branch. One machine holds all of them. */
export interface DutiesPort {
  /** Takes a duty or extends it. @returns null while another console holds it. @throws LinkLost */
  hold(duty: DutyName, seconds: number): Promise<HeldDuty | null>;
}

/** Everything that the workstations of a branch share. */
export interface BranchStore {
  readonly kind: 'sqlite' | 'postgres';
  /** This workstation's name in the branch. */
  readonly workstation: string;
  readonly log: LogPort;
  readonly records: RecordsPort;
  readonly audit: AuditPort;
  readonly duties: DutiesPort;
  close(): Promise<void>;
}
