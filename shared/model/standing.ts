import type { FenSum } from './money.ts';
import type { BusinessDate } from './dates.ts';
import type { SchemeUnit } from './scheme.ts';
import type { Tier } from './tier.ts';

/** Why an effective level became another one. */
export const moveCauses = [
  'first-scored',
  'risen', // up is at once in every scheme
  'fallen', // the scheme falls at once
  'fallen-after-months', // below in as many scored months in a row as the scheme says
  'fallen-on-day', // on a falling day, the level having no buffer
  'buffer-ended', // on the first falling day after the level's buffer
  'scheme-changed', // a new version of the scheme counts otherwise
  'admitted', // a special admission began
  'admission-ended', // it ran out or was revoked
] as const;
export type MoveCause = (typeof moveCauses)[number];

/** A level of a scheme as a list or a chart names it. */
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

/** A metric's value of one client on a date, computed from the rows that the book holds. */
export interface MetricPoint extends NamedLevel {
  readonly date: BusinessDate;
  /** In the scheme's unit. */
  readonly value: FenSum;
  readonly valueText: string;
}

/** A client's metric over time, with what it is measured against. */
export interface MetricSeries {
  readonly scheme: string;
  readonly unit: SchemeUnit;
  /** Oldest first: month ends, and the as-of date as the last one. Empty where the book holds no row of the client. */
  readonly points: readonly MetricPoint[];
  /** Confirmed thresholds, lowest first, in the scheme's unit. */
  readonly thresholds: readonly (NamedLevel & { readonly low: number })[];
}
