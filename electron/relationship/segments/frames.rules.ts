import {
  listSizes,
  type FrameName,
  type GridAxis,
} from '../../../shared/model/relationship/frames.ts';

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
