import { pinyin } from 'pinyin-pro';
import { isChinese, type Readings } from './name-parts.rules.ts';

/**
 * Readings of a part of a name, the commonest first: those of a Chinese character, none where nobody reads it; a word in
 * other letters is read as it is written.
 */
export function readingsOf(part: string): Readings {
  if (!isChinese(part)) return [part];
  const found = pinyin(part, { multiple: true, toneType: 'none', type: 'array', v: true });
  return [...new Set(found)].filter((reading) => /^[a-z]*[aeiouv][a-z]*$/.test(reading));
}
