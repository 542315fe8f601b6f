import type { Client, ClientHit, MatchKind } from '../../../shared/model/clients/client.ts';
import { foldKey } from '../../../shared/model/clients/fold.ts';
import { usualForm } from './character-forms.ts';
import type { ClientRepository } from '../book/client.repository.ts';
import { isChinese, mostWords, partsOf } from './name-parts.rules.ts';
import {
  findClients,
  rankIn,
  partsTaken,
  wholeName,
  type Fit,
  type FoundByName,
  type RankTable,
} from './name-search.rules.ts';
import type { Names } from './names.service.ts';
import { keyProbes, type KeyKind } from './query.rules.ts';
import { typedName, type TypedName } from './typed-name.rules.ts';

/** What a search found. */
export interface SearchAnswer {
  readonly hits: ClientHit[];
  /** More clients are meant than these: who types on comes to them. */
  readonly more: boolean;
  /** Names or ranks are still being read that the text needs: asked again when they are, the search answers in full. */
  readonly unread: boolean;
}

/** Clients whom a text means equally well. */
export interface Candidates {
  readonly clients: readonly number[];
  readonly matchedBy: (client: Client) => MatchKind;
  readonly exact: boolean;
}

/** Everybody whom a text may mean, best first, and nobody twice. */
export interface AllCandidates {
  readonly groups: readonly Candidates[];
  /** There are more than were looked at. */
  readonly more: boolean;
  readonly unread: boolean;
}

/** What a search looks into. */
export interface SearchParts {
  readonly repository: ClientRepository;
  readonly names: Names;
  /** What clients are worth in a list of equals; null while that is being read. */
  readonly ranks: () => RankTable | null;
}

/** Longer texts are no key and no name. */
const maxTyped = 80;

/** So many clients with the same last digits are ranked among each other: four digits mean a few hundred of a city. */
const sameEnds = 4_000;

/** How good a match is, best first; what a name in letters does not match as a whole comes last, by its fit. */
const matchClass = {
  key: 0,
  name: 1,
  pinyin: 2,
  nameBegins: 3,
  end: 4,
  numberBegins: 5,
  letters: 6,
};

interface Group extends Candidates {
  readonly quality: number;
  readonly rank: number;
}

/** Searches of the client book. */
export function createClientSearch({ repository, names, ranks }: SearchParts) {
  /** @param most of equals, where that is enough */
  function groupsOf(typed: string, most: number): AllCandidates {
    const text = foldKey(typed).slice(0, maxTyped);
    const keys = byKey(repository, text, most, ranks);
    // Owners of a whole key are the answer: ends and names of the same letters are not.
    if (keys.unread || keys.groups[0]?.exact) return keys;
    const name = typedName(text, usualForm);
    if (!name) return keys;
    const index = names.current();
    const table = ranks();
    if (!index || !table) return { ...keys, unread: true };
    const known = new Set(keys.groups.flatMap(({ clients }) => clients));
    const found = findClients(index.whole, name, table, most + known.size);
    const groups = [...keys.groups, ...byName(found, name, known)];
    for (const { clients } of found.groups) for (const id of clients) known.add(id);
    // Turned names are those of few; a client stands among those of a fit once for each further word at most.
    const turned = findClients(index.turned, name, table, (most + known.size) * mostWords);
    groups.push(...byTurnedName(turned, name, known));
    groups.sort((a, b) => a.quality - b.quality || a.rank - b.rank);
    const more = [found, turned].some((each) => keptOf(each) < each.total);
    return { groups, more: keys.more || more, unread: false };
  }

  return {
    candidates: (typed: string): AllCandidates => groupsOf(typed, Infinity),

    search(typed: string, limit: number): SearchAnswer {
      const { groups, more, unread } = groupsOf(typed, limit);
      const hits: ClientHit[] = [];
      for (const { clients, matchedBy, exact } of groups) {
        for (const clientId of clients) {
          if (hits.length === limit) return { hits, more: true, unread };
          const client = repository.clientWithId(clientId);
          if (client) hits.push({ client, matchedBy: matchedBy(client), exact });
        }
      }
      return { hits, more, unread };
    },
  };
}

const keptOf = ({ groups }: FoundByName): number =>
  groups.reduce((sum, { clients }) => sum + clients.length, 0);

function qualityOf(kind: KeyKind, exact: boolean): number {
  if (exact) return matchClass.key;
  return kind === 'client-no' ? matchClass.numberBegins : matchClass.end;
}

interface FoundByKey {
  readonly groups: readonly Group[];
  readonly more: boolean;
  readonly unread: boolean;
}

function byKey(
  repository: ClientRepository,
  text: string,
  most: number,
  ranks: SearchParts['ranks'],
): FoundByKey {
  const groups: Group[] = [];
  const seen = new Set<number>();
  let more = false;
  let unread = false;
  let whole: KeyKind | null = null;
  for (const { kind, value, exact } of keyProbes(text)) {
    if (whole !== null && (kind !== whole || !exact)) break;
    const looked = kind === 'client-no' ? Math.min(most, sameEnds) : sameEnds;
    const ids = repository.withKey(kind, value, exact, looked + 1);
    if (ids.length === 0) continue;
    if (exact) whole = kind;
    more ||= ids.length > looked;
    const fresh = ids.slice(0, looked).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    const alike = { matchedBy: () => kind, exact, quality: qualityOf(kind, exact) };
    // Beginnings of client numbers come in the order of the numbers: who types one types on.
    if ((exact && fresh.length === 1) || kind === 'client-no') {
      groups.push({ ...alike, rank: 0, clients: fresh });
      continue;
    }
    const table = ranks();
    unread ||= table === null;
    for (let rank = 0; table && rank <= table.otherwise; rank += 1) {
      const clients = fresh.filter((id) => rankIn(table, id) === rank);
      if (clients.length > 0) groups.push({ ...alike, rank, clients });
    }
  }
  groups.sort((a, b) => a.quality - b.quality || a.rank - b.rank);
  return { groups, more, unread };
}

function byName(
  { groups }: FoundByName,
  typed: TypedName,
  known: ReadonlySet<number>,
): readonly Group[] {
  return groups.map(({ fit, rank, clients }) => ({
    rank,
    quality: nameQuality(fit, typed),
    exact: fit === wholeName,
    matchedBy: (client) => nameMatch(fit, typed, client),
    clients: known.size === 0 ? clients : clients.filter((id) => !known.has(id)),
  }));
}

/** Clients by another word of their name than the first, each once, behind those whose names begin so. */
function byTurnedName(
  { groups }: FoundByName,
  typed: TypedName,
  known: Set<number>,
): readonly Group[] {
  return groups.map(({ fit, rank, clients }) => ({
    rank,
    quality: matchClass.letters + fit + 0.5,
    exact: false,
    matchedBy: (client) => turnedMatch(typed, client),
    clients: clients.filter((id) => !known.has(id) && known.add(id)),
  }));
}

function turnedMatch({ text, hasLetters }: TypedName, client: Client): MatchKind {
  const byLetters = hasLetters && partsOf(client.name).some(isChinese);
  return byLetters && ![...text].every(isChinese) ? 'pinyin' : 'name';
}

function nameQuality(fit: Fit, { hasLetters }: TypedName): number {
  if (fit === wholeName) return hasLetters ? matchClass.pinyin : matchClass.name;
  return hasLetters ? matchClass.letters + fit : matchClass.nameBegins;
}

/** Whether a name was given as it is written, by pinyin, or by nothing but initials. */
function nameMatch(fit: Fit, { text, hasLetters }: TypedName, client: Client): MatchKind {
  if (!hasLetters) return 'name';
  const parts = partsOf(client.name);
  const taken = fit === wholeName ? parts : parts.slice(0, partsTaken(fit));
  if (![...text].some(isChinese) && !taken.some(isChinese)) return 'name';
  return taken.length === text.length ? 'initials' : 'pinyin';
}
