/**
 * Segmentations that S0 names without saying what is in them: the frame is here, the values are the branch's. Until it
 * has named them nothing is shown but that they are blank.
 */
export const frameNames = [
  'grid',
  'four-levels',
  'potential',
  'family-life-cycle',
  'occupations',
] as const;
export type FrameName = (typeof frameNames)[number];

/** The two axes of the sixteen cells, four bands each; an empty text is a band not yet named. */
export interface GridFrame {
  readonly axes: readonly [GridAxis, GridAxis];
}

export interface GridAxis {
  readonly name: string;
  /** What the axis is measured by; null: the branch sorts clients by hand. */
  readonly measure: 'average-assets' | 'age' | null;
  readonly bands: readonly [GridBand, GridBand, GridBand, GridBand];
}

export interface GridBand {
  readonly name: string;
  /** From here on, in the measure's unit (fen, years); null: not yet set. The first band has no lower bound. */
  readonly from: number | null;
}

/** A list of so many named values. */
export interface ListFrame {
  readonly size: number;
  readonly names: readonly string[];
}

/** How many values each list has by its name. */
export const listSizes: Readonly<Record<Exclude<FrameName, 'grid'>, number | null>> = {
  'four-levels': 4,
  potential: null, // as many as the branch wants
  'family-life-cycle': null,
  occupations: 10,
};

const blankBand = { name: '', from: null } as const;
const blankAxis: GridAxis = {
  name: '',
  measure: null,
  bands: [blankBand, blankBand, blankBand, blankBand],
};

/** The grid before the branch has named anything. */
export const blankGrid: GridFrame = { axes: [blankAxis, blankAxis] };

/** Why a frame cannot be used yet. */
export type FrameFault =
  'blank' | 'bounds-missing' | 'bounds-not-rising' | 'name-twice' | 'wrong-size';

/** What is still to be done to an axis; null: it can be used. */
export function axisFault({ name, measure, bands }: GridAxis): FrameFault | null {
  if (name.trim() === '' || bands.some((band) => band.name.trim() === '')) return 'blank';
  if (new Set(bands.map((band) => band.name.trim())).size < bands.length) return 'name-twice';
  if (measure === null) return null;
  const bounds = bands.slice(1).map(({ from }) => from);
  if (bounds.some((from) => from === null)) return 'bounds-missing';
  const rising = bounds.every((from, i) => i === 0 || (bounds[i - 1] ?? 0) < (from ?? 0));
  return rising ? null : 'bounds-not-rising';
}

/** The band that a value falls into, 0 to 3, in [from, next from); null: unknown, or the axis is sorted by hand. */
export function bandOf(axis: GridAxis, value: number | null): number | null {
  if (value === null || axis.measure === null || axisFault(axis) !== null) return null;
  return axis.bands.findLastIndex(({ from }, i) => i === 0 || (from !== null && value >= from));
}

/** What is wrong with a list's names; null: nothing. */
export function listFault(
  frame: Exclude<FrameName, 'grid'>,
  names: readonly string[],
): FrameFault | null {
  const size = listSizes[frame];
  if (size !== null && names.length !== size) return 'wrong-size';
  if (names.length === 0 || names.some((name) => name.trim() === '')) return 'blank';
  return new Set(names.map((name) => name.trim())).size < names.length ? 'name-twice' : null;
}
