import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import type { Metric, Scheme, SchemeUnit } from '../../../shared/model/schemes/scheme.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import type { BookAccess } from '../../data/index.ts';

/** Whom a scoring scores. The result is the same: those who are passed over would come out as they are. */
export type ScoringScope = 'everybody' | 'changed';

/** What the scoring worker is given. */
export interface ScoringJob {
  readonly access: BookAccess;
  readonly scheme: Scheme;
  readonly asOf: BusinessDate | null;
  readonly today: BusinessDate;
  readonly admissions: readonly AdmissionGrant[];
  readonly out: string | null;
  /** Everybody, or only those who can have another score than the cache holds. */
  readonly scope: ScoringScope;
}

/** How far a scoring is, in clients. */
export interface ScoringProgress {
  readonly done: number;
  readonly total: number;
}

/** What a scoring did. */
export interface ScoringResult {
  readonly scheme: string;
  readonly asOf: BusinessDate;
  readonly clients: number;
  /** Clients by computed level; every level of the scheme is named. */
  readonly levels: Readonly<Record<string, number>>;
  /**
   * Clients whose effective level is not what the cache last held; a client never scored counts when it is above the
   * lowest level.
   */
  readonly changed: number;
  /** Clients that were scored: all, or those who could have changed. */
  readonly scored: number;
  readonly seconds: number;
  /** False when the cache holds a later date: then nothing was written but the CSV. */
  readonly cached: boolean;
}

/** A client's score as recognition needs it. */
export interface Score {
  readonly scheme: string;
  readonly asOf: BusinessDate;
  /** What the scheme measures, and over how many months. */
  readonly kind: Metric['kind'];
  readonly months: number;
  /** What `value`, `threshold` and `next` count. */
  readonly unit: SchemeUnit;
  readonly value: FenSum;
  /** Yuan or points, two decimals. */
  readonly valueText: string;
  readonly level: string;
  readonly tier: Tier;
  readonly effectiveLevel: string;
  /** The tier that the client is received in. */
  readonly effectiveTier: Tier;
  /** Where the effective level begins; null for the lowest level and where no source confirms it. */
  readonly threshold: number | null;
  /** The level above the computed one; null at the top. */
  readonly next: { readonly level: string; readonly low: number; readonly by: FenSum } | null;
  /** The special admission that lifts the effective level; null when none does. */
  readonly admission: { readonly id: string; readonly until: BusinessDate } | null;
}
