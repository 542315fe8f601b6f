import type { TransactionKind, Product } from '../../../../shared/model/clients/products.ts';
import { assetProducts } from '../../../../shared/model/clients/products.ts';
import type { Tier } from '../../../../shared/model/schemes/tier.ts';
import { freshId } from '../../fresh-id.ts';

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

/** A balance or a turnover over a window. */
export type DraftMeasure =
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
  readonly name?: string | undefined;
  readonly of: DraftMeasure;
  readonly pointsPerWan: number | null;
  readonly cap?: number | null;
}

export type DraftMetric =
  DraftMeasure | { readonly kind: 'points'; readonly terms: readonly DraftTerm[] };

export interface DraftLevel {
  readonly id: string;
  readonly name?: string | undefined;
  readonly low: number | null;
  readonly tier: Tier;
  readonly unconfirmed?: true | undefined;
  readonly bufferMonths?: number | null | undefined;
}

export type DraftFalling = { readonly unconfirmed?: true } & (
  | { readonly kind: 'at-once' }
  | { readonly kind: 'after-months'; readonly months: number | null }
  | { readonly kind: 'on-days'; readonly days: readonly string[] }
);

/** What a copy begins with beside the scheme that it is made after. */
interface CopyStart {
  readonly builtIn: boolean;
  readonly today: string;
  readonly name: string;
}

/**
 * A copy to be changed: of a built-in scheme a new one, of an own one its next version. Levels and terms keep their ids,
 * by which the screens name them in both languages. That a built-in scheme's way of falling is unconfirmed is not true
 * of the copy: the branch decides it.
 */
export function copyOf(file: DraftScheme, { builtIn, today, name }: CopyStart): DraftScheme {
  if (!builtIn) return { ...file, version: (file.version ?? 0) + 1, effectiveFrom: today };
  const { unconfirmed: _unconfirmed, ...falling } = file.falling;
  return {
    ...file,
    id: `own-${file.id}`,
    version: 1,
    effectiveFrom: today,
    name,
    falling,
  };
}

/** Levels as a scheme can have them: the lowest has no threshold, and where another has none it is unconfirmed. */
export function settled(levels: readonly DraftLevel[]): readonly DraftLevel[] {
  return levels.map(({ unconfirmed: _unconfirmed, ...level }, at) => {
    if (at === 0) return { ...level, low: null };
    return level.low === null ? { ...level, unconfirmed: true } : level;
  });
}

/** A level to put after another: received like it, its threshold still to be given. */
export function freshLevel(levels: readonly DraftLevel[], after: number): DraftLevel {
  const ids = levels.map(({ id }) => id);
  return { id: freshId('level', ids), low: null, tier: levels[after]?.tier ?? 'regular' };
}

/** A term to begin with. */
export function freshTerm(terms: readonly DraftTerm[]): DraftTerm {
  const ids = terms.map(({ id }) => id);
  return {
    id: freshId('term', ids),
    of: { kind: 'average-balance', months: 6, products: [], floorAtZero: false },
    pointsPerWan: 100,
  };
}

/** What is measured, of another kind; the window stays. */
export function measureOf(kind: DraftMeasure['kind'], months: number | null): DraftMeasure {
  return kind === 'turnover'
    ? { kind, months, kinds: [] }
    : { kind, months, products: assetProducts, floorAtZero: false };
}

/** A metric of another kind, made of what the old one has. */
export function withKind(metric: DraftMetric, kind: DraftMetric['kind']): DraftMetric {
  if (kind === metric.kind) return metric;
  if (kind === 'points') {
    const term = freshTerm([]);
    return { kind, terms: [{ ...term, of: metric.kind === 'points' ? term.of : metric }] };
  }
  const first = metric.kind === 'points' ? metric.terms[0]?.of : metric;
  return measureOf(kind, first?.months ?? 12);
}

/** Whether two metrics have thresholds of one unit. */
export function sameUnit(a: DraftMetric, b: DraftMetric): boolean {
  return (a.kind === 'points') === (b.kind === 'points');
}

/** Falling of another kind; buffers belong to given days only. */
export function withFalling(draft: DraftScheme, kind: DraftFalling['kind']): DraftScheme {
  if (kind === draft.falling.kind) return draft;
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

/** The text that the core checks and keeps. What is empty is left out, and so found missing where it is needed. */
export function textOf(draft: DraftScheme): string {
  const kept = (key: string, value: unknown): unknown => {
    if (key === 'name' && typeof value === 'string') return value.trim() || undefined;
    return value === null && key !== 'low' ? undefined : value;
  };
  return JSON.stringify({ ...draft, levels: settled(draft.levels) }, kept);
}

/** The parts of the form. */
export const sections = ['identity', 'metric', 'levels', 'moving'] as const;
export type Section = (typeof sections)[number];

/** The part that has the field of a place: "levels[2].low". */
export function sectionOf(path: string): Section {
  if (path.startsWith('metric')) return 'metric';
  if (path.startsWith('falling') || path.endsWith('.bufferMonths')) return 'moving';
  return path.startsWith('levels') ? 'levels' : 'identity';
}
