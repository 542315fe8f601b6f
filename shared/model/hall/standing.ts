import type { FenSum } from '../money.ts';
import type { BusinessDate } from '../dates.ts';
import type { SchemeUnit } from '../schemes/scheme.ts';
import type { Tier } from '../schemes/tier.ts';

/** Why an effective level has changed. */
export const moveCauses = [
  'first-scored',
  'risen', // upgrades take effect at once in every scheme
  'fallen', // the scheme downgrades at once
  'fallen-after-months', // below in the scheme's number of scored months in a row
  'fallen-on-day', // on a fixed day, for a level without a grace period
  'buffer-ended', // on the first fixed day after the grace period
  'scheme-changed', // a new version of the scheme
  'admitted', // a special admission began
  'admission-ended', // it expired or was revoked
] as const;
export type MoveCause = (typeof moveCauses)[number];

/** A level of a scheme, for a list or a chart. */
export interface NamedLevel {
  readonly level: string;
  readonly tier: Tier;
}

/** One change of a client's effective level. */
export interface Move {
  readonly day: BusinessDate;
  /** null: the first time that the client was scored. */
  readonly from: NamedLevel | null;
  readonly to: NamedLevel;
  readonly cause: MoveCause;
  /** The admission that began or ended. */
  readonly admissionId: string | null;
}

/** A client's metric on a date, computed from the rows of the book. */
export interface MetricPoint extends NamedLevel {
  readonly date: BusinessDate;
  /** In the scheme's unit. */
  readonly value: FenSum;
  readonly valueText: string;
}

/** A client's metric over time, with the thresholds. */
export interface MetricSeries {
  readonly scheme: string;
  readonly unit: SchemeUnit;
  /** Oldest first: month ends, then the as-of date. Empty if the book has no rows of the client. */
  readonly points: readonly MetricPoint[];
  /** Confirmed thresholds, lowest first, in the scheme's unit. */
  readonly thresholds: readonly (NamedLevel & { readonly low: number })[];
}
