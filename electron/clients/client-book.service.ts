import type { Card, Client, ClientHit, Holding, MatchKind } from '../../shared/model/client.ts';
import { snapshotsOf, type Connection } from '../data/index.ts';
import { clientRepository, type ClientRepository, type NameRow } from './client.repository.ts';
import type { NamePart } from './name-parts.rules.ts';
import { cutPinyin, fit, normalisePinyin, rangeOf, type PinyinCut } from './pinyin-query.rules.ts';
import { keyProbes } from './query.rules.ts';

/** The clients that the bank's systems know, as the last import left them. */
export interface ClientBook {
  /**
   * Clients that a typed or scanned text may mean, best first: whole keys (card, identity number, phone, client number),
   * whole names, whole pinyin, beginnings, last digits, initials; among equals the better tier. A whole key gives its
   * owners only.
   */
  search(text: string, options?: { readonly limit?: number }): ClientHit[];
  get(clientNo: string): Client | null;
  cardsOf(client: Client): Card[];
  holdingsOf(client: Client): Holding[];
  /**
   * What is read inside is of one moment, whatever an import or a scoring lands meanwhile, and the file is locked for
   * reading once instead of once a statement.
   */
  readonly atOnce: <T>(read: () => T) => T;
  count(): number;
  /** Another number whenever an import has landed something: what was read before may be out of date. */
  version(): number;
}

/** Longer texts are no key and no name. */
const maxTyped = 80;

/**
 * Names looked at before a search by name gives up, over all the ways to read what was typed: a rare given name after a
 * common surname. The floor waits while they are.
 */
const maxScanned = 30_000;

/** With the list full, so many readings are looked through for names of just this length and for VIPs. */
const scannedWhenFull = 6_000;

/** Clients of one name that are ranked among each other: no name is borne by more in a city. */
const namesakes = 300;

/**
 * How good a match is, best first; among equal matches a better tier comes first. Pinyin that may be read in several
 * ways continues the scale: the likeliest cut first, whole names before beginnings.
 */
const matchClass = { key: 0, name: 1, pinyin: 2, nameBegins: 3, tail: 4, cuts: 5 } as const;

interface Found {
  readonly clientId: number;
  readonly matchedBy: MatchKind;
  readonly exact: boolean;
  readonly quality: number;
}

/** What a client is worth in a list of equals: 0 first. */
type RankOf = (clientId: number) => number;

/** Opens the client book on a connection to `book.db`. */
export function createClientBook(db: Connection, rankOf: RankOf = () => 0): ClientBook {
  const repository = clientRepository(db);
  return {
    search(typed, { limit = 20 } = {}) {
      // An input method may leave full-width digits and letters behind.
      const text = typed.normalize('NFKC').trim().slice(0, maxTyped);
      const found = byKey(repository, text, limit);
      if (found.length === 0 || !found[0]?.exact) {
        found.push(...byName(repository, text, limit, rankOf));
      }
      const seen = new Set<number>();
      const hits: ClientHit[] = [];
      for (const { clientId, matchedBy, exact } of best(found, rankOf)) {
        if (hits.length >= limit) break;
        if (seen.has(clientId)) continue;
        seen.add(clientId);
        const client = repository.clientWithId(clientId);
        if (client) hits.push({ client, matchedBy, exact });
      }
      return hits;
    },
    get: (clientNo) => repository.client(clientNo),
    cardsOf: ({ clientId }) => repository.cardsOf(clientId),
    holdingsOf: ({ clientId }) => repository.holdingsOf(clientId),
    atOnce: snapshotsOf(db),
    count: () => repository.count(),
    version: () => repository.version(),
  };
}

/** Best match first, best tier first among equals, and else as they were found. */
function best(found: readonly Found[], rankOf: RankOf): readonly Found[] {
  if (found.length < 2) return found;
  return found
    .map((one) => ({ one, rank: rankOf(one.clientId) }))
    .sort((a, b) => a.one.quality - b.one.quality || a.rank - b.rank)
    .map(({ one }) => one);
}

function byKey(repository: ClientRepository, text: string, limit: number): Found[] {
  const found: Found[] = [];
  for (const { kind, value, exact } of keyProbes(text)) {
    if (kind === 'pinyin' || kind === 'initials') continue;
    // Owners of a whole key are the answer: a tail of the same digits is not.
    if (found[0]?.exact) break;
    const quality = exact ? matchClass.key : matchClass.tail;
    for (const clientId of repository.withKey(kind, value, exact, limit)) {
      found.push({ clientId, matchedBy: kind, exact, quality });
    }
  }
  return found;
}

function byName(
  repository: ClientRepository,
  text: string,
  limit: number,
  rankOf: RankOf,
): Found[] {
  const name = text.trim();
  if (name === '' || /^[\d\s+-]+$/.test(name)) return [];
  const found: Found[] = [];
  const pool = Math.max(limit, namesakes);
  const add = (clientId: number, matchedBy: MatchKind, exact: boolean, quality: number): void => {
    found.push({ clientId, matchedBy, exact, quality });
  };
  for (const id of repository.withKey('name', name, true, pool)) {
    add(id, 'name', true, matchClass.name);
  }
  if (found.length < limit) {
    for (const id of repository.withKey('name', name, false, pool)) {
      add(id, 'name', false, matchClass.nameBegins);
    }
  }
  if (/\p{Script=Han}/u.test(name)) return found;
  let enough = 0;
  const budget = { left: maxScanned };
  for (const [position, cut] of cutPinyin(name).entries()) {
    if (enough >= limit * 3 || budget.left < 0) break;
    const ofCut = byCut(repository, cut, position, { limit, budget }, rankOf);
    enough += ofCut.length;
    found.push(...ofCut);
  }
  if (found.length < limit) {
    const words = normalisePinyin(name)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')
      .trim();
    if (words !== '') {
      const cut = words.split(' ').map((one, i, all) => ({ text: one, whole: i < all.length - 1 }));
      for (const { clientId, how } of namesOf(repository, cut, wordRange(cut), budget)) {
        if (how === 0) continue;
        add(clientId, 'name', how === 2, how === 2 ? matchClass.pinyin : matchClass.nameBegins);
        if (found.length >= limit * 2) break;
      }
    }
  }
  return found;
}

/** The clients whose names can be read as a cut: per rank so many that the best of them fill a list. */
function byCut(
  repository: ClientRepository,
  cut: PinyinCut,
  position: number,
  { limit, budget }: { readonly limit: number; readonly budget: { left: number } },
  rankOf: RankOf,
): Found[] {
  const matchedBy: MatchKind = cut.every((token) => token.text.length === 1)
    ? 'initials'
    : 'pinyin';
  const exact = cut.every((token) => token.whole);
  const quality = matchClass.cuts + position * 2;
  const found: (Found & { readonly reading: string })[] = [];
  const counts = new Map<number, number>();
  const seen = new Set<number>();
  let scanned = 0;
  for (const { clientId, how, parts } of namesOf(repository, cut, rangeOf(cut), budget)) {
    if (how > 0 && !seen.has(clientId)) {
      const slot = how * 10 + rankOf(clientId);
      const before = counts.get(slot) ?? 0;
      if (before < limit) {
        counts.set(slot, before + 1);
        seen.add(clientId);
        const match =
          how === 2
            ? { clientId, matchedBy, exact, quality: exact ? matchClass.pinyin : quality }
            : { clientId, matchedBy, exact: false, quality: quality + 1 };
        found.push({ ...match, reading: readingFor(cut, parts) });
      }
    }
    scanned += 1;
    if (found.length >= limit && scanned >= scannedWhenFull) break;
  }
  return found.sort((a, b) => (a.reading < b.reading ? -1 : a.reading > b.reading ? 1 : 0));
}

/** Clients of a range of beginnings, and how well their whole names fit the cut. */
function* namesOf(
  repository: ClientRepository,
  cut: PinyinCut,
  { index, prefix }: ReturnType<typeof rangeOf>,
  budget: { left: number },
): Generator<NameRow & { readonly how: 0 | 1 | 2 }> {
  for (const { clientId, parts } of repository.namesFrom(
    index,
    prefix,
    cut[2]?.text ?? null,
    budget,
  )) {
    yield { clientId, parts, how: fit(cut, parts) };
  }
}

/** A name as it reads to who typed the cut: of several readings the one that was meant. */
function readingFor(cut: PinyinCut, parts: readonly NamePart[]): string {
  const meant = (readings: NamePart, typed = ''): string =>
    readings.find((reading) => reading === typed) ??
    readings.find((reading) => reading.startsWith(typed)) ??
    '';
  return parts.map((readings, i) => meant(readings, cut[i]?.text)).join(' ');
}

/** Where names in other letters lie: words are no syllables, so all that is known is what they begin with. */
function wordRange(cut: PinyinCut): ReturnType<typeof rangeOf> {
  const words = cut.slice(0, 2).map((token) => token.text);
  return { index: 'syllables', prefix: words.join(' ') };
}
