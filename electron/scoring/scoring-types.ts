import type { BusinessDate } from '../../shared/model/dates.ts';
import type { Fen } from '../../shared/model/money.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { Tier } from '../../shared/model/tier.ts';
import type { BookAccess } from '../data/index.ts';

/** What the scoring worker is given. */
export interface ScoringJob {
  readonly access: BookAccess;
  readonly scheme: Scheme;
  readonly asOf: BusinessDate | null;
  readonly today: BusinessDate;
  readonly out: string | null;
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
  readonly seconds: number;
  /** False when the cache holds a later date: then nothing was written but the CSV. */
  readonly cached: boolean;
}

/** A client's score as recognition needs it. */
export interface Score {
  readonly scheme: string;
  readonly asOf: BusinessDate;
  readonly valueFen: Fen;
  readonly level: string;
  readonly tier: Tier;
  readonly effectiveLevel: string;
  /** The tier that the client is received in. */
  readonly effectiveTier: Tier;
}
