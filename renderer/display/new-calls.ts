/** A call as the display's view lists it. */
export interface ShownCall {
  readonly number: string;
  readonly counter: number;
  readonly at: number;
  readonly recalls: number;
}

/** More than this at once is history (a page that slept), not news to read out. */
const mostAtOnce = 3;

/**
 * Calls to announce: those that were not there before, and those called again since. Oldest first, as they happened.
 * @param before what was known; null when the display has just been opened, and announces nothing.
 */
export function newCalls(
  before: readonly ShownCall[] | null,
  now: readonly ShownCall[],
): readonly ShownCall[] {
  if (!before) return [];
  const known = new Set(before.map(identity));
  return now
    .filter((call) => !known.has(identity(call)))
    .slice(0, mostAtOnce)
    .reverse();
}

function identity({ number, counter, at, recalls }: ShownCall): string {
  return [number, counter, at, recalls].join(' ');
}
