import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import { unitOf, type Scheme, type SchemeUnit } from '../../../shared/model/schemes/scheme.ts';
import { tierRank, tiers } from '../../../shared/model/schemes/tier.ts';
import type { Host } from '../../platform/index.ts';
import { openBook, type BookAccess, type Connection } from '../../data/index.ts';
import { admittedLevel } from '../levels/admission.rules.ts';
import { clientValues } from '../metric/client-values.service.ts';
import { openEvaluation } from './evaluation.service.ts';
import { levelAt } from '../levels/levels.rules.ts';
import { cachedScheme, clientExtent, clientIdOf, defaultAsOf } from '../scores/score.repository.ts';
import { scoreBlocks } from '../scores/score-block.repository.ts';
import { clientsInScoreBlock } from '../scores/score-block.rules.ts';
import { ScoringError } from './scoring-error.ts';
import type { ScoringProgress } from './scoring-types.ts';

/** What the worker of a preview is given. */
export interface PreviewJob {
  readonly access: BookAccess;
  readonly scheme: Scheme;
  /** The scheme whose tiers are shown now. */
  readonly shown: string;
  readonly today: BusinessDate;
  /** Special admissions, judged on today's date: who is received in a tier by signing does not change. */
  readonly admissions: readonly AdmissionGrant[];
}

/** Who would change tier. The lists go together by position and are in the book's order; tiers are ranks, 0 diamond. */
export interface Preview {
  readonly asOf: BusinessDate;
  readonly clients: number;
  readonly units: { readonly now: SchemeUnit | null; readonly then: SchemeUnit };
  /** Clients per tier, best first. */
  readonly now: readonly number[];
  readonly then: readonly number[];
  readonly clientIds: Int32Array;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** In the unit of each scheme; null for clients that were never scored. */
  readonly valueNow: readonly (FenSum | null)[];
  readonly valueThen: readonly FenSum[];
}

const rangeSize = 20 * clientsInScoreBlock;

/**
 * The preview's work, in its worker: every client's tier as shown now beside the one that the scheme computes, as of the
 * day that a scoring of today would take. Nothing is written. The rules for moving have their say: a first scoring by a
 * scheme has nothing to fall from, a scheme that was scored before goes on from there.
 */
export function runPreview(
  { access, scheme, shown, today, admissions }: PreviewJob,
  host: Host<ScoringProgress, never, never>,
): Preview {
  const db = openBook(access);
  try {
    // One state of the book from beginning to end, whatever loads meanwhile.
    db.exec('BEGIN');
    const asOf = defaultAsOf(db, today);
    const cached = cachedScheme(db, shown);
    const book = clientExtent(db);
    const scoresNow = scoreBlocks(db, cached?.schemeNo ?? null);
    const values = clientValues(db, scheme.metric, asOf);
    const past = cachedScheme(db, scheme.id);
    const evaluate = openEvaluation(db, scheme, asOf, past, 'everybody');
    const scoresPast = scoreBlocks(db, past?.schemeNo ?? null);
    const lift = admittedRanks(db, admissions, today);
    const regular = tierRank('regular');
    const ranksNow = cached?.scheme.levels.map(({ tier }) => tierRank(tier)) ?? [];
    const now = tiers.map(() => 0);
    const then = tiers.map(() => 0);
    const changed: { id: number; from: number; to: number; was: FenSum | null; is: FenSum }[] = [];
    let done = 0;
    for (let from = 0; from <= book.lastId; from += rangeSize) {
      if (host.cancelled()) throw new ScoringError('cancelled', scheme.id);
      const to = from + rangeSize - 1;
      const valueFor = values(from, to);
      const score = evaluate(from, to);
      for (const id of book.clients(from, to)) {
        const was = scoresNow.get(id);
        const is = valueFor(id);
        const { effectiveLevel } = score(id, is, scoresPast.get(id));
        const rank = was ? (ranksNow[was.effectiveLevel] ?? regular) : regular;
        const before = lift(id, cached?.scheme ?? null, rank);
        const after = lift(id, scheme, tierRank(levelAt(scheme, effectiveLevel).tier));
        now[before] = (now[before] ?? 0) + 1;
        then[after] = (then[after] ?? 0) + 1;
        if (before !== after)
          changed.push({ id, from: before, to: after, was: was?.value ?? null, is });
        done += 1;
      }
      host.report({ done, total: book.count });
    }
    return {
      asOf,
      clients: done,
      units: { now: cached && unitOf(cached.scheme), then: unitOf(scheme) },
      now,
      then,
      clientIds: Int32Array.from(changed, ({ id }) => id),
      from: Uint8Array.from(changed, ({ from }) => from),
      to: Uint8Array.from(changed, ({ to }) => to),
      valueNow: changed.map(({ was }) => was),
      valueThen: changed.map(({ is }) => is),
    };
  } finally {
    db.close();
  }
}

/** Lays special admissions over tiers by the rules: the better of both ranks. */
function admittedRanks(db: Connection, admissions: readonly AdmissionGrant[], on: BusinessDate) {
  const grants = Map.groupBy(admissions, ({ clientNo }) => clientIdOf(db, clientNo) ?? -1);
  return (clientId: number, scheme: Scheme | null, rank: number): number => {
    const own = scheme && grants.get(clientId);
    const admitted = own ? admittedLevel(scheme, own, on) : null;
    return admitted && scheme
      ? Math.min(rank, tierRank(levelAt(scheme, admitted.level).tier))
      : rank;
  };
}
