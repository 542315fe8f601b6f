import { pinyin } from 'pinyin-pro';

/** One way to read a name: "wang xiao ming", "wxm". */
export interface NameReading {
  readonly syllables: string;
  readonly initials: string;
}

/** More readings than this of one name are not kept; the likeliest come first. */
const maxReadings = 6;

const readingsOfCharacter = new Map<string, readonly string[]>();

function readCharacter(character: string): readonly string[] {
  const known = readingsOfCharacter.get(character);
  if (known) return known;
  const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  const readings = [...new Set(found)].filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading));
  readingsOfCharacter.set(character, readings);
  return readings;
}

/**
 * Every way in which a name can be read, the surname's other readings before those of the given name. Words in Latin
 * letters or digits count as syllables. Empty when the name has nothing readable.
 */
export function readingsOf(name: string): readonly NameReading[] {
  const parts: (readonly string[])[] = [];
  for (const word of name
    .toLowerCase()
    .match(/\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? []) {
    if (/\p{Script=Han}/u.test(word)) {
      const readings = readCharacter(word);
      if (readings.length > 0) parts.push(readings);
    } else {
      parts.push([word]);
    }
  }
  if (parts.length === 0) return [];
  const first = parts.map((readings) => readings[0] ?? '');
  let combinations: string[][] = [first];
  parts.forEach((readings, position) => {
    if (combinations.length >= maxReadings || readings.length < 2) return;
    const others = readings
      .slice(1)
      .flatMap((reading) => combinations.map((combination) => combination.with(position, reading)));
    combinations = [...combinations, ...others].slice(0, maxReadings);
  });
  return combinations.map((syllables) => ({
    syllables: syllables.join(' '),
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  }));
}
