import { pinyin } from 'pinyin-pro';
import type { Client } from '../../shared/model/clients/client.ts';
import { shownSurnameOf, spokenNameOf } from '../../shared/model/clients/surname.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';

/** How a screen names a person; the renderer composes the words. */
export interface Person {
  /** The surname, or the whole name if it does not begin with a surname. */
  readonly surname: string;
  readonly surnamePinyin: string;
  readonly title: 'mr' | 'ms' | 'none';
  readonly masked: boolean;
  /** The form of address that the branch has set, used unchanged; null if there is none or the name is masked. */
  readonly address: string | null;
}

type Named = Pick<Client, 'name' | 'gender' | 'kind'>;

/**
 * The form of address (rulebook §2.1): surname with 先生/女士. Regular clients are masked, because the waiting list can be
 * read over a shoulder; a company keeps its name.
 * @param address the form of address that the branch has set for this client
 */
export function personOf(client: Named, tier: Tier, address: string | null): Person {
  const person = wholePersonOf(client, address);
  if (tier !== 'regular' || client.kind === 'corporate') return person;
  const surname = shownSurnameOf(client.name);
  return {
    ...person,
    surname,
    surnamePinyin: romanised(surname),
    masked: true,
    address: null,
  };
}

/** The form of address on the recognition card and the client sheet, where it is not masked. */
export function wholePersonOf(client: Named, address: string | null): Person {
  const company = client.kind === 'corporate';
  const surname = company ? client.name : spokenNameOf(client.name).name;
  return {
    surname,
    surnamePinyin: company ? surname : romanised(surname),
    title: company ? 'none' : client.gender === 'F' ? 'ms' : client.gender === 'M' ? 'mr' : 'none',
    masked: false,
    address,
  };
}

const hanPattern = /\p{Script=Han}+/gu;

/** Cache of pinyin spellings: computing one takes longer than finding its client. */
const spelled = new Map<string, string>();
const mostSpelled = 5_000;

function romanised(name: string): string {
  const known = spelled.get(name);
  if (known !== undefined) return known;
  const spelling = name.replace(hanPattern, spell);
  if (spelled.size >= mostSpelled) spelled.clear();
  spelled.set(name, spelling);
  return spelling;
}

/** Readings in which the library is wrong. */
const ownReadings = new Map([
  ['单于', ['chan', 'yu']],
  ['單于', ['chan', 'yu']],
]);

function spell(characters: string): string {
  const syllables =
    ownReadings.get(characters) ??
    pinyin(characters, { toneType: 'none', mode: 'surname', type: 'array', v: true });
  // Passports write ü as yu: 吕 is Lyu.
  const letters = syllables.join('').replaceAll('v', 'yu');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
