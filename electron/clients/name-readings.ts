import { pinyin } from 'pinyin-pro';

/** One way to read a name: "wang xiao ming", "wxm". */
export interface NameReading {
  readonly syllables: string;
  readonly initials: string;
}

/** More readings than this of one name are not kept; the likeliest come first. */
const maxReadings = 6;

const readingsOfCharacter = new Map<string, readonly string[]>();

/** Readings of a Chinese character, the commonest first; none for characters that nobody reads. */
function readCharacter(character: string): readonly string[] {
  const known = readingsOfCharacter.get(character);
  if (known) return known;
  const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  const readings = [...new Set(found)].filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading));
  readingsOfCharacter.set(character, readings);
  return readings;
}

const chinese = /\p{Script=Han}/u;
const wordCharacter = /[\p{L}\p{N}]/u;

/** The parts of a name, each with its readings: a Chinese character, or a word in other letters. */
function partsOf(name: string): (readonly string[])[] {
  const parts: (readonly string[])[] = [];
  let word = '';
  for (const character of name) {
    const known = readingsOfCharacter.get(character);
    if (known === undefined && !chinese.test(character)) {
      if (wordCharacter.test(character)) {
        word += character.toLowerCase();
        continue;
      }
    }
    if (word !== '') parts.push([word]);
    word = '';
    if (known !== undefined || chinese.test(character)) {
      const readings = known ?? readCharacter(character);
      if (readings.length > 0) parts.push(readings);
    }
  }
  if (word !== '') parts.push([word]);
  return parts;
}

const readingOf = (syllables: readonly string[]): NameReading => {
  let initials = '';
  for (const syllable of syllables) initials += syllable.charAt(0);
  return { syllables: syllables.join(' '), initials };
};

/**
 * Every way in which a name can be read, the surname's other readings before those of the given name. Words in Latin
 * letters or digits count as syllables. Empty when the name has nothing readable.
 */
export function readingsOf(name: string): readonly NameReading[] {
  const parts = partsOf(name);
  if (parts.length === 0) return [];
  let combinations: string[][] = [parts.map((readings) => readings[0] ?? '')];
  parts.forEach((readings, position) => {
    if (readings.length < 2 || combinations.length >= maxReadings) return;
    const others = readings
      .slice(1)
      .flatMap((reading) => combinations.map((combination) => combination.with(position, reading)));
    combinations = [...combinations, ...others].slice(0, maxReadings);
  });
  return combinations.map(readingOf);
}
