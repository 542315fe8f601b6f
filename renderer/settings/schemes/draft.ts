import type { TransactionKind, Product } from '../../../shared/model/products.ts';
import type { Tier } from '../../../shared/model/tier.ts';

/** A scheme as its file has it: thresholds in yuan or points. The form edits this and the core checks it. */
export interface DraftScheme {
  readonly id: string;
  readonly version: number | null;
  readonly effectiveFrom: string;
  readonly name?: string | undefined;
  readonly metric: DraftMetric;
  readonly levels: readonly DraftLevel[];
  readonly falling: DraftFalling;
}

type DraftSimple =
  | {
      readonly kind: 'average-balance';
      readonly months: number | null;
      readonly products: readonly Product[];
      readonly floorAtZero: boolean;
    }
  | {
      readonly kind: 'turnover';
      readonly months: number | null;
      readonly kinds: readonly TransactionKind[];
    };

/** A points term. */
export interface DraftTerm {
  readonly id: string;
  readonly of: DraftSimple;
  readonly pointsPerWan: number | null;
  readonly cap?: number;
}

export type DraftMetric =
  DraftSimple | { readonly kind: 'points'; readonly terms: readonly DraftTerm[] };

export interface DraftLevel {
  readonly id: string;
  readonly name?: string | undefined;
  readonly low: number | null;
  readonly tier: Tier;
  readonly unconfirmed?: true | undefined;
  readonly bufferMonths?: number | undefined;
}

export type DraftFalling =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'after-months'; readonly months: number | null }
  | { readonly kind: 'on-days'; readonly days: readonly string[] };

/** What a copy begins with beside the scheme that it is made after. */
interface CopyStart {
  readonly builtIn: boolean;
  readonly today: string;
  readonly name: string;
  readonly levelName: (level: DraftLevel) => string;
}

/**
 * A copy to be changed: of a built-in scheme a new one, of an own one its next version. An unconfirmed level has no
 * threshold to copy: it stays as it is until somebody gives it one.
 */
export function copyOf(file: DraftScheme, start: CopyStart): DraftScheme {
  const { builtIn, today, name, levelName } = start;
  const { unconfirmed: _unconfirmed, ...falling } = file.falling as DraftFalling & {
    unconfirmed?: true;
  };
  return {
    ...file,
    id: builtIn ? `own-${file.id}` : file.id,
    version: builtIn ? 1 : (file.version ?? 0) + 1,
    effectiveFrom: today,
    name,
    levels: file.levels.map((level) => ({ ...level, name: level.name ?? levelName(level) })),
    falling,
  };
}

/** A threshold typed into the form. A level that was unconfirmed is so no more once it has one. */
export function withLow(level: DraftLevel, low: number | null): DraftLevel {
  const { unconfirmed, ...rest } = level;
  return low === null && unconfirmed ? { ...rest, low, unconfirmed } : { ...rest, low };
}

/** The draft with a window of so many months, for every term. */
export function withMonths(metric: DraftMetric, months: number | null): DraftMetric {
  if (metric.kind !== 'points') return { ...metric, months };
  return {
    ...metric,
    terms: metric.terms.map((term) => ({ ...term, of: { ...term.of, months } })),
  };
}

/** The window of a draft; of points, of its first term. */
export function monthsOf(metric: DraftMetric): number | null {
  return metric.kind === 'points' ? (metric.terms[0]?.of.months ?? null) : metric.months;
}

/** Falling of another kind; buffers belong to given days only. */
export function withFalling(draft: DraftScheme, kind: DraftFalling['kind']): DraftScheme {
  const levels =
    kind === 'on-days'
      ? draft.levels
      : draft.levels.map(({ bufferMonths: _none, ...level }) => level);
  switch (kind) {
    case 'at-once':
      return { ...draft, levels, falling: { kind } };
    case 'after-months':
      return { ...draft, levels, falling: { kind, months: 3 } };
    case 'on-days':
      return { ...draft, levels, falling: { kind, days: ['06-30', '12-31'] } };
  }
}

/** The text that the core checks and keeps. Empty names are left out. */
export function textOf(draft: DraftScheme): string {
  const named = <T extends { name?: string | undefined }>({ name, ...rest }: T) =>
    name === undefined || name.trim() === '' ? rest : { ...rest, name: name.trim() };
  return JSON.stringify(named({ ...draft, levels: draft.levels.map(named) }));
}
