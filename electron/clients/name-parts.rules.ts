/** A part of a name with its readings: a Chinese character, or a word in other letters. */
export type NamePart = readonly string[];

/** Readings of a Chinese character, the commonest first; none for characters that nobody reads. */
export type ReadCharacter = (character: string) => readonly string[];

const chinese = /\p{Script=Han}/u;
const wordCharacter = /[\p{L}\p{N}]/u;

/** The code units that are Chinese characters of their own. */
export const firstChineseUnit = 0x3400;
export const lastChineseUnit = 0x9fff;

/** Whether a code unit is a Chinese character of its own; rarer ones beyond the basic plane are not asked for here. */
export function isChineseUnit(code: number): boolean {
  return code >= firstChineseUnit && code <= lastChineseUnit;
}

/** The parts of a name. Words in Latin letters or digits count as syllables; what nobody reads is passed over. */
export function partsOf(name: string, read: ReadCharacter): NamePart[] {
  const parts: NamePart[] = [];
  let word = '';
  for (const character of name) {
    const code = character.charCodeAt(0);
    const isChinese = isChineseUnit(code) || (code > 0x7f && chinese.test(character));
    if (!isChinese && wordCharacter.test(character)) {
      word += character.toLowerCase();
      continue;
    }
    if (word !== '') parts.push([word]);
    word = '';
    if (isChinese) {
      const readings = read(character);
      if (readings.length > 0) parts.push(readings);
    }
  }
  if (word !== '') parts.push([word]);
  return parts;
}
