import type { LocalText } from '../../shared/model/branch.ts';
import type { Language } from './language.ts';

/** A text that the branch wrote, in the language of the screen; the other one where this was left empty. */
export function localText(text: LocalText, language: Language): string {
  return text[language] || text.zh || text.en;
}
