import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import type { Client } from '../../../shared/model/clients/client.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import { unitOf, windowMonths, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';
import { admittedLevel } from '../levels/admission.rules.ts';
import { distanceToNext, levelAt, valueText } from '../levels/levels.rules.ts';
import {
  cachedScheme,
  scoreLookup,
  type CachedScheme,
  type CachedScore,
} from './score.repository.ts';
import type { Score } from '../run/scoring-types.ts';

/** Scores by client, as the last scoring of the branch's scheme left them. */
export interface ScoreCache {
  /** null: no such client, or not scored since it came into the book. */
  get(clientNo: string): Score | null;
  /** The same of a client whose place in the book is known. */
  of(client: Pick<Client, 'clientId' | 'clientNo'>): Score | null;
  /** The date of the last scoring; null before the first. */
  asOf(): BusinessDate | null;
  /** The scheme as it was last scored with; null before the first scoring. */
  scheme(): Scheme | null;
}

/** What a score cache asks at every read: choices and grants are in effect at once. */
export interface ScoreCacheOptions {
  /** The scheme that the branch uses. */
  readonly schemeId: () => string;
  /** The special admissions of a client, and the date on which they are judged. */
  readonly admissions?: {
    readonly grantsOf: (clientNo: string) => readonly AdmissionGrant[];
    readonly today: () => BusinessDate;
  };
}

/** Opens the score cache on a connection to the book; it follows scorings of other connections by itself. */
export function createScoreCache(
  db: Connection,
  { schemeId, admissions }: ScoreCacheOptions,
): ScoreCache {
  const lookup = scoreLookup(db);
  let version = -1;
  let currentId = '';
  let current: CachedScheme | null = null;
  const scheme = (): CachedScheme | null => {
    const now = lookup.version();
    const id = schemeId();
    if (now !== version || id !== currentId) {
      current = cachedScheme(db, id);
      version = now;
      currentId = id;
    }
    return current;
  };
  function of({ clientId, clientNo }: Pick<Client, 'clientId' | 'clientNo'>): Score | null {
    const cached = scheme();
    const found = cached && lookup.score(clientId, cached.schemeNo);
    if (!found) return null;
    const grants = admissions?.grantsOf(clientNo) ?? [];
    return scoreOf(cached, found, grants, admissions?.today() ?? cached.asOf);
  }
  return {
    of,
    get(clientNo) {
      const clientId = lookup.clientId(clientNo);
      return clientId === null ? null : of({ clientId, clientNo });
    },
    asOf: () => scheme()?.asOf ?? null,
    scheme: () => scheme()?.scheme ?? null,
  };
}

/** A cached score in the scheme's words. @param on the date on which the grants are judged */
export function scoreOf(
  { scheme, asOf }: Pick<CachedScheme, 'scheme' | 'asOf'>,
  { value, level, effectiveLevel }: CachedScore,
  grants: readonly AdmissionGrant[],
  on: BusinessDate,
): Score {
  const admitted = grants.length > 0 ? admittedLevel(scheme, grants, on) : null;
  const lifts = admitted && admitted.level > effectiveLevel ? admitted : null;
  const computed = levelAt(scheme, level);
  const effective = levelAt(scheme, lifts?.level ?? effectiveLevel);
  const next = distanceToNext(scheme, value);
  return {
    scheme: scheme.id,
    asOf,
    kind: scheme.metric.kind,
    months: windowMonths(scheme.metric),
    unit: unitOf(scheme),
    value,
    valueText: valueText(value),
    level: computed.id,
    tier: computed.tier,
    effectiveLevel: effective.id,
    effectiveTier: effective.tier,
    threshold: effective.low,
    next: next && { level: next.level, low: Number(BigInt(value) + BigInt(next.by)), by: next.by },
    admission: lifts && { id: lifts.grant.id, until: lifts.grant.until },
  };
}
