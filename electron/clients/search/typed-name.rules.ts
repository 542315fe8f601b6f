import { isChinese, plainLetters, type Readings } from './name-parts.rules.ts';

/** A name as it was typed, in Chinese, in letters or mixed, whole or begun. */
export interface TypedName {
  /** Words, one after the other. */
  readonly text: string;
  /** For each place of the text the end of its word. */
  readonly wordEnds: readonly number[];
  readonly hasLetters: boolean;
}

/**
 * What was typed as words of letters and single Chinese characters; null when there is nothing of a name in it.
 * @param usualForm one form of characters that are written in several, the same that the names were opened with
 */
export function typedName(
  typed: string,
  usualForm: (character: string) => string,
): TypedName | null {
  const plain = plainLetters(typed);
  if (!/\p{L}/u.test(plain)) return null;
  const words = typedWords(plain, usualForm);
  const wordEnds: number[] = [];
  let text = '';
  for (const word of words) {
    text += word;
    for (let i = 0; i < word.length; i += 1) wordEnds.push(text.length);
  }
  return { text, wordEnds, hasLetters: words.some((word) => !isChinese(word)) };
}

function typedWords(plain: string, usualForm: (character: string) => string): string[] {
  const words: string[] = [];
  let word = '';
  const end = (): void => {
    if (word !== '') words.push(word);
    word = '';
  };
  for (const character of plain) {
    if (isChinese(character)) {
      end();
      words.push(usualForm(character));
    } else if (/[\p{L}\p{N}]/u.test(character)) word += character;
    else end();
  }
  end();
  return words;
}

/** So many letters of what was typed stand for a part of a name. `whole`: for all of it, not for its beginning. */
export interface Step {
  readonly length: number;
  readonly whole: boolean;
}

/**
 * For what letters at a place a part may stand, by its readings: a whole reading ("ming"), its initial ("m", "zh"), or,
 * at the end of a word, any beginning ("min"). lü is "lv" or, in passports, "lyu"; "lu" may be meant for it.
 */
export function stepsAt({ text, wordEnds }: TypedName, at: number, readings: Readings): Step[] {
  const rest = text.slice(at, wordEnds[at]);
  const wholes = new Map<number, boolean>();
  const add = (length: number, whole: boolean): void => {
    wholes.set(length, whole || wholes.get(length) === true);
  };
  const addSpelling = (spelling: string, sure: boolean): void => {
    if (rest.startsWith(spelling)) add(spelling.length, sure);
    if (spelling.startsWith(rest)) add(rest.length, sure && spelling === rest);
  };
  for (const reading of readings) {
    if (rest.charAt(0) !== reading.charAt(0)) continue;
    add(1, false);
    if (/^[zcs]h/.test(reading) && rest.charAt(1) === 'h') add(2, false);
    addSpelling(reading, true);
    if (/^[ln]v/.test(reading)) {
      addSpelling(reading.replace('v', 'yu'), true);
      addSpelling(reading.replace('v', 'u'), false);
    }
  }
  return [...wholes].map(([length, whole]) => ({ length, whole }));
}
