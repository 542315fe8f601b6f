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
