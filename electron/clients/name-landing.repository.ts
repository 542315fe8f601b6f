import type { Connection } from '../data/index.ts';
import { isChineseUnit } from './name-parts.rules.ts';
import { beginningOf, readCharacter } from './name-readings.ts';
import { createNumberMemory } from './number-memory.rules.ts';

/** Beginnings remembered as known; more are asked for again. */
const maxRemembered = 300_000;

/** The first two characters of a name as one number, which is quicker to remember than a text. */
const pairOf = (name: string): number => (name.charCodeAt(0) << 16) | name.charCodeAt(1);

/**
 * Makes names findable by pinyin. What a name no longer borne leaves behind leads to no client, and is left.
 * @returns takes a name that a client bears from now on
 */
export function landNames(db: Connection): (name: string) => void {
  const addBeginning = db.prepare(
    `INSERT OR IGNORE INTO name_beginnings (syllables, beginning, initials, whole)
     VALUES (?, ?, ?, ?)`,
  );
  const addCharacter = db.prepare(
    'INSERT OR IGNORE INTO name_characters (character, reading) VALUES (?, ?)',
  );
  const known = createNumberMemory(maxRemembered);
  const knownCharacters = new Uint8Array(1 << 16);

  const begin = (name: string): void => {
    const { text, whole, readings } = beginningOf(name);
    for (const { syllables, initials } of readings) {
      addBeginning.run(syllables, text, initials, whole ? 1 : 0);
    }
    if (whole) return;
    known.add(pairOf(name));
  };
  const addCharacters = (name: string): void => {
    for (const character of name) {
      for (const reading of readCharacter(character)) addCharacter.run(character, reading);
    }
  };

  return (name) => {
    if (!known.has(pairOf(name))) begin(name);
    let fresh = false;
    for (let i = 0; i < name.length; i += 1) {
      const code = name.charCodeAt(i);
      if (knownCharacters[code] === 1) continue;
      // Halves of rarer characters stay unknown: those are looked up each time.
      if (code < 0xd800 || code > 0xdfff) knownCharacters[code] = 1;
      fresh ||= isChineseUnit(code) || code >= 0x2e80;
    }
    if (fresh) addCharacters(name);
  };
}
