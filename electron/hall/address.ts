import { pinyin } from 'pinyin-pro';
import type { Client } from '../../shared/model/client.ts';
import type { Tier } from '../../shared/model/tier.ts';

/** How a person is spoken of on a screen; the renderer composes the words. */
export interface Person {
  readonly surname: string;
  readonly surnamePinyin: string;
  readonly title: 'mr' | 'ms' | 'none';
  readonly masked: boolean;
}

/* Surnames of two characters that are in use; any other name begins with a surname of one. */
const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 司徒 司空 令狐 宇文 长孙 端木 百里 南宫 独孤 西门 申屠 闻人 轩辕 拓跋'.split(
    ' ',
  ),
);

const hanPattern = /^\p{Script=Han}/u;

/** The surname of a name in Chinese characters; of any other name its first word. */
export function surnameOf(name: string): string {
  if (!hanPattern.test(name)) return name.trim().split(/\s+/)[0] ?? name;
  const two = [...name].slice(0, 2).join('');
  return compoundSurnames.has(two) && [...name].length > 2 ? two : ([...name][0] ?? name);
}

/**
 * The form of address (rulebook §2.1): surname with 先生/女士. Regular clients are masked, for the waiting list can be
 * read over a shoulder; a company keeps its name.
 */
export function personOf(client: Pick<Client, 'name' | 'gender' | 'kind'>, tier: Tier): Person {
  if (client.kind === 'corporate') {
    return { surname: client.name, surnamePinyin: client.name, title: 'none', masked: false };
  }
  const surname = surnameOf(client.name);
  return {
    surname,
    surnamePinyin: romanised(surname),
    title: client.gender === 'F' ? 'ms' : client.gender === 'M' ? 'mr' : 'none',
    masked: tier === 'regular',
  };
}

/**
 * The form of address on the card and the sheet of one client, where it is never masked. Which word of a name in other
 * letters is the surname nobody can tell, so it is said whole.
 */
export function wholePersonOf(
  client: Pick<Client, 'name' | 'gender' | 'kind'>,
  tier: Tier,
): Person {
  const person = { ...personOf(client, tier), masked: false };
  if (hanPattern.test(client.name)) return person;
  const name = client.name.trim();
  return { ...person, surname: name, surnamePinyin: name };
}

/** Surnames as they were spelled: a few hundred at most, and reading one takes longer than finding its client. */
const spelled = new Map<string, string>();

function romanised(surname: string): string {
  if (!hanPattern.test(surname)) return surname;
  const known = spelled.get(surname);
  if (known !== undefined) return known;
  const spelling = spell(surname);
  spelled.set(surname, spelling);
  return spelling;
}

function spell(surname: string): string {
  const syllables = pinyin(surname, { toneType: 'none', mode: 'surname', type: 'array', v: true });
  // ü as passports write it: 吕 is Lyu.
  const letters = syllables.join('').replaceAll('v', 'yu');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
