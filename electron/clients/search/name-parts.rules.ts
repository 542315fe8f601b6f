/** Spellings of a part of a name in letters, the commonest first. */
export type Readings = readonly string[];

const chinese = /\p{Script=Han}/u;
const wordCharacter = /[\p{L}\p{N}]/u;
const blank = /\s/;
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
 * The words of a name, each as its parts: Chinese characters, and words in other letters. Dots and marks begin a new word,
 * between Chinese characters a blank does not: some pad names of two characters with one.
 */
export function wordsOf(name: string): string[][] {
  if (plainChinese.test(name)) return name === '' ? [] : [name.split('')];
  const words: string[][] = [];
  let letters = '';
  let marked = true;
  const endLetters = (): void => {
    if (letters === '') return;
    words.push([letters]);
    letters = '';
    marked = true;
  };
  for (const character of plainLetters(name)) {
    if (isChinese(character)) {
      endLetters();
      if (marked) words.push([]);
      words.at(-1)?.push(character);
      marked = false;
    } else if (wordCharacter.test(character)) letters += character;
    else {
      endLetters();
      marked ||= !blank.test(character);
    }
  }
  endLetters();
  return words;
}

/**
 * The parts of a name: each Chinese character, and each word in other letters. Dots, spaces and marks between them are
 * not parts, so that 买买提·艾力 is found with and without its dot.
 */
export function partsOf(name: string): string[] {
  return plainChinese.test(name) ? name.split('') : wordsOf(name).flat();
}

/** So many words of a name it is found by; companies' names may go on for ever. */
export const mostWords = 8;

/** The name begun at each of its words but the first, what stands before at the end: "Smith John" for "John Smith". */
export function turnedNames(words: readonly (readonly string[])[]): string[][] {
  const turned: string[][] = [];
  for (let at = 1; at < Math.min(words.length, mostWords); at += 1)
    turned.push([...words.slice(at), ...words.slice(0, at)].flat());
  return turned;
}
