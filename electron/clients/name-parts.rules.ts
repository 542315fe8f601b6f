/** Spellings of a part of a name in letters, the commonest first. */
export type Readings = readonly string[];

const chinese = /\p{Script=Han}/u;
const wordCharacter = /[\p{L}\p{N}]/u;
const plainChinese = /^[\u3400-\u9fff]*$/;
const notPlain = /[^\0-\x7f\u3400-\u9fff·]/;

/** Whether this one character is a Chinese one. */
export function isChinese(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code >= 0x3400 && code <= 0x9fff) || (code > 0x7f && chinese.test(character));
}

/**
 * Letters as names and what is typed are compared: lower case, full-width ones as usual ones, without accents; lü and nü
 * with v as input methods have them, and "ju" also where a typist takes "jv". Chinese characters stay, in their usual form.
 */
export function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  const plain = notPlain.test(lower)
    ? lower
        .normalize('NFKD')
        .toLowerCase()
        .replace(/(?<=[ln])u\u0308/g, 'v')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : lower;
  return plain.replaceAll('u:', 'v').replace(/([jqxy])v/g, '$1u');
}

/**
 * The parts of a name: each Chinese character, and each word in other letters. Dots, spaces and marks between them are
 * not parts, so that 买买提·艾力 is found with and without its dot.
 */
export function partsOf(name: string): string[] {
  if (plainChinese.test(name)) return name.split('');
  const parts: string[] = [];
  let word = '';
  for (const character of plainLetters(name)) {
    const own = isChinese(character);
    if (!own && wordCharacter.test(character)) {
      word += character;
      continue;
    }
    if (word !== '') parts.push(word);
    word = '';
    if (own) parts.push(character);
  }
  if (word !== '') parts.push(word);
  return parts;
}
