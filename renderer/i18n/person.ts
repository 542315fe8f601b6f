import type { Person } from '../../shared/contract/schemas.ts';
import type { Language } from './language.ts';

/**
 * How the staff speak of a person: 王女士 / Ms Wang; 王** / W** on lists that clients may see.
 * The branch's own form of address is said as it is.
 * @param unknown the words for someone nobody recognised.
 */
export function personName(person: Person | null, language: Language, unknown: string): string {
  if (!person) return unknown;
  if (person.address !== null && !person.masked) return person.address;
  const pinyin = person.surnamePinyin;
  if (language === 'zh') {
    if (person.masked) return `${person.surname}**`;
    if (person.title === 'none') return person.surname;
    return person.surname + (person.title === 'mr' ? '先生' : '女士');
  }
  const latin = pinyin === '' ? person.surname : capitalised(pinyin);
  if (person.masked) return `${latin}**`;
  if (person.title === 'none') return latin;
  return `${person.title === 'mr' ? 'Mr' : 'Ms'} ${latin}`;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
