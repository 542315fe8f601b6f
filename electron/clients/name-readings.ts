import { pinyin } from 'pinyin-pro';
import { isChineseUnit, partsOf, type NamePart } from './name-parts.rules.ts';

/** One way to read a name or its beginning: "wang xiao", "wx". */
export interface NameReading {
  readonly syllables: string;
  readonly initials: string;
}

/** What a name begins with and how that is read. */
export interface NameBeginning {
  readonly text: string;
  /** The text is the whole name, not what many names begin with. */
  readonly whole: boolean;
  readonly readings: readonly NameReading[];
}

/** More readings than this of one beginning are not kept; the likeliest come first. */
const maxReadings = 36;
/** So many parts of a name are kept as read; the others are read when the name is looked at. */
const partsKept = 2;

const readingsOfCharacter = new Map<string, readonly string[]>();

/** Readings of a Chinese character, the commonest first; none for characters that nobody reads. */
export function readCharacter(character: string): readonly string[] {
  const known = readingsOfCharacter.get(character);
  if (known) return known;
  const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  const readings = [...new Set(found)].filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading));
  readingsOfCharacter.set(character, readings);
  return readings;
}

/** The two Chinese characters that a name begins with, or null when it begins otherwise. */
function chineseBeginning(name: string): string | null {
  const chinese = isChineseUnit(name.charCodeAt(0)) && isChineseUnit(name.charCodeAt(1));
  return chinese ? name.slice(0, 2) : null;
}

/**
 * What a name begins with: its first two Chinese characters, which a hundred thousand beginnings of a city's names are
 * found by, or the whole name where it begins otherwise.
 */
export function beginningOf(name: string): NameBeginning {
  const text = chineseBeginning(name);
  const parts = text === null ? [] : partsOf(text, readCharacter);
  if (text !== null && parts.length === 2) return { text, whole: false, readings: combined(parts) };
  const whole = partsOf(name, readCharacter).slice(0, partsKept);
  return { text: name, whole: true, readings: combined(whole) };
}

/** Every combination of the parts' readings, the first part's others before those of the next. */
function combined(parts: readonly NamePart[]): readonly NameReading[] {
  if (parts.length === 0) return [];
  let combinations: string[][] = [parts.map((readings) => readings[0] ?? '')];
  parts.forEach((readings, position) => {
    if (readings.length < 2 || combinations.length >= maxReadings) return;
    const others = readings
      .slice(1)
      .flatMap((reading) => combinations.map((combination) => combination.with(position, reading)));
    combinations = [...combinations, ...others].slice(0, maxReadings);
  });
  return combinations.map((syllables) => ({
    syllables: syllables.join(' '),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  }));
}
