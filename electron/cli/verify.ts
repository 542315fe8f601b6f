import { isDeepStrictEqual } from 'node:util';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import {
  againstAnchor,
  againstCheckpoints,
  createAuditChain,
  createBranchLog,
  createLogVerifier,
  hex,
  lossOf,
  type BranchLog,
  type ChainFinding,
  type ChainHead,
} from '../branch-log/index.ts';
import {
  DataError,
  asDataError,
  fileKeyKeeper,
  integrityFindings,
  openFolder,
  type DataErrorCode,
} from '../data/index.ts';
import { reportPlaces } from '../day-report/index.ts';
import { createFloor, folded } from '../queue/index.ts';
import { verifyRelationship } from '../relationship/index.ts';
import { changedScores } from '../scoring/index.ts';
import { readArguments } from './arguments.ts';
import { UsageError, type CliCommand } from './command.ts';
import { folderOf, isInitialised, sayNotices } from './folder.ts';
import {
  relationshipChanged,
  reportChanged,
  reportUnreadable,
  scoresChanged,
  verifyWords,
} from './words/verify-words.ts';
import { failureWords } from './words/words.ts';

/**
 * Verifies a data folder: both databases with their indexes, the scores, the audit trail, and the log: its chain, the heads
 * outside the database, those in day reports, and one that somebody has on paper. Also that the floor as it opens equals
 * the fold of the whole log.
 */
export const verifyCommand: CliCommand = {
  usage: 'verify --data DIR [--head RECORD:HASH]',
  async run(args, context) {
    const { env, say, language } = context;
    const { values } = readArguments(
      args,
      { data: { type: 'string' }, head: { type: 'string' } },
      0,
    );
    const expected = values.head === undefined ? null : headOf(values.head);
    const dir = folderOf(values.data, env);
    if (!isInitialised(dir)) throw new DataError('not-initialised', dir);
    // Opens the folder, not the console, which could not open on an unreadable log; this has to say where it is.
    let folder;
    try {
      folder = openFolder(dir, fileKeyKeeper(env));
    } catch (error) {
      if (!(error instanceof DataError) || !damages.has(error.code)) throw error;
      const { code, subject } = error;
      say(failureWords(code, subject, language) ?? code);
      return { output: { ok: false, damage: { code, subject } }, exit: 1 };
    }
    try {
      sayNotices(folder.notices, context);
      const findings = {
        branch: integrityFindings(folder.branch),
        book: integrityFindings(folder.book),
      };
      const scores = findings.book.length === 0 ? changedScores(folder.book) : [];
      const log = createBranchLog(folder.branch);
      const audit = createAuditChain(folder.branch);
      const reports = reportPlaces({ dir, key: folder.bookAccess.key }, log.start().hash);
      const anchored = againstAnchor(dir, { log, audit }) ?? lossOf(dir);
      const proof = createLogVerifier({
        dir,
        log,
        clock: Date.now,
        places: reports.places,
        anchored,
      });
      const auditBad = findings.branch.length === 0 ? audit.verify() : null;
      const firstBad =
        proof.verify() ??
        (reports.foreign.length > 0 ? otherLog(log) : null) ??
        (expected && againstCheckpoints(log, [expected])) ??
        (auditBad === null ? null : ({ seq: auditBad, problem: 'audit-changed' } as const));
      // Folding records that the chain does not prove would prove nothing.
      const stateEqual = firstBad === null && foldsToItself(log);
      // What is kept of relationship work follows from the log, so it too is compared only with a log that is proven.
      const relationship =
        firstBad === null && findings.branch.length === 0
          ? verifyRelationship(folder.branch, log)
          : null;
      const relationshipSound =
        relationship === null ||
        (relationship.keptEqual !== false && relationship.texts.changed === 0);
      const sound = findings.branch.length + findings.book.length === 0;
      const logSound = firstBad === null && stateEqual;
      const reportsSound = reports.unreadable.length + reports.changed.length === 0;
      const damaged = folder.notices.some(({ code }) => code === 'write-ahead-damaged');
      const ok =
        sound && logSound && reportsSound && relationshipSound && !damaged && scores.length === 0;
      if (!sound || !logSound) say(verifyWords({ sound, firstBad, stateEqual }, language));
      if (!relationshipSound) say(relationshipChanged(language));
      for (const scheme of scores) say(scoresChanged(scheme, language));
      for (const file of reports.unreadable) say(reportUnreadable(file, language));
      for (const file of reports.changed) say(reportChanged(file, language));
      const { head, kept } = proof.state();
      const output = {
        ok,
        databases: findings,
        scores,
        audit: { lines: audit.head().seq, firstBad: auditBad },
        records: log.lastSeq(),
        head: printed(head),
        kept: kept && printed(kept),
        reports: {
          agreeing: firstBad === null ? reports.places.length : null,
          foreign: reports.foreign,
          unreadable: reports.unreadable,
          changed: reports.changed,
        },
        firstBad,
        stateEqual,
        relationship,
      };
      return { output, exit: ok ? 0 : 1 };
    } catch (error) {
      const damage = asDataError(error, dir);
      if (!(damage instanceof DataError) || !damages.has(damage.code)) throw error;
      say(failureWords(damage.code, damage.subject, language) ?? damage.code);
      return {
        output: { ok: false, damage: { code: damage.code, subject: damage.subject } },
        exit: 1,
      };
    } finally {
      folder.close();
    }
  },
};

/** Errors that mean damaged data, and not a wrong use. */
const damages: ReadonlySet<DataErrorCode> = new Set<DataErrorCode>([
  ...(['plain-database', 'damaged', 'book-damaged', 'branch-missing', 'book-missing'] as const),
  ...(['key-missing', 'disk-unreadable', 'restore-unfinished'] as const),
]);

/** The finding for day reports of another log. */
function otherLog(log: BranchLog): ChainFinding {
  return { seq: 1, until: log.lastSeq(), problem: 'other-log' };
}

/** Whether the floor that opens from the last day equals the fold of the whole log. */
function foldsToItself(log: BranchLog): boolean {
  const opened = createFloor({ log, clock: Date.now }).state();
  return isDeepStrictEqual(plain(folded(log.read(1))), plain(opened));
}

/** The floor with plain maps, which `isDeepStrictEqual` can compare. */
function plain(state: FloorState): FloorState {
  return { ...state, tickets: new Map(state.tickets), open: new Map(state.open) };
}

function printed({ seq, hash }: ChainHead) {
  return { seq, hash: hex(hash) };
}

/** Parses a head as reports print it: record number, colon, 64 hexadecimal digits. */
function headOf(text: string): ChainHead {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError('--head takes the number of a record, a colon and its hash');
  }
  return { seq: Number(seq), hash: Buffer.from(hash, 'hex') };
}
