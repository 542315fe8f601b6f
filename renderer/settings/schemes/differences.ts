import { settled, type DraftScheme } from './form/draft.ts';

/** Says which version it is, not what the scheme is. */
const ofTheVersion = new Set(['version', 'effectiveFrom']);

/**
 * Where a draft says something else than the text of a scheme, as places of the draft: "levels[2].low". A list of
 * another length is one place; which version it is and from when on is none.
 */
export function differences(draft: DraftScheme, text: string): string[] {
  const mine: unknown = { ...draft, levels: settled(draft.levels) };
  return placesOf(mine, JSON.parse(text) as unknown, '').filter((path) => !ofTheVersion.has(path));
}

function placesOf(mine: unknown, theirs: unknown, path: string): string[] {
  if (isObject(mine) && isObject(theirs)) {
    if (Array.isArray(mine) && Array.isArray(theirs) && mine.length !== theirs.length) {
      return [path];
    }
    const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return [...keys].flatMap((key) => {
      const place = Array.isArray(mine) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      return placesOf(at(mine, key), at(theirs, key), place);
    });
  }
  // A field that is empty and one that is not there say the same.
  return (mine ?? null) === (theirs ?? null) ? [] : [path];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
