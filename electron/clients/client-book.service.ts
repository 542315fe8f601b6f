import type { Card, Client, ClientHit, Holding, MatchKind } from '../../shared/model/client.ts';
import type { Connection } from '../data/index.ts';
import { clientRepository, type ClientRepository } from './client.repository.ts';
import { cutPinyin, fit, normalisePinyin, rangeOf, type PinyinCut } from './pinyin-query.rules.ts';
import { keyProbes } from './query.rules.ts';

/** The clients that the bank's systems know, as the last import left them. */
export interface ClientBook {
  /**
   * Clients that a typed or scanned text may mean, best first: card, identity number, phone, client number, last
   * digits, Chinese name, pinyin, initials. A whole key gives its owners only.
   */
  search(text: string, options?: { readonly limit?: number }): ClientHit[];
  get(clientNo: string): Client | null;
  cardsOf(clientNo: string): Card[];
  holdingsOf(clientNo: string): Holding[];
  count(): number;
}

/** Longer texts are no key and no name. */
const maxTyped = 80;

/** Readings looked at before a search by name gives up: a rare given name after a common surname. */
const maxScanned = 30_000;
const scannedForLength = 2_000;

interface Found {
  readonly clientId: number;
  readonly matchedBy: MatchKind;
  readonly exact: boolean;
}

/** Opens the client book on a connection to `book.db`. */
export function createClientBook(db: Connection): ClientBook {
  const repository = clientRepository(db);
  return {
    search(typed, { limit = 20 } = {}) {
      // An input method may leave full-width digits and letters behind.
      const text = typed.normalize('NFKC').trim().slice(0, maxTyped);
      const found = [...byKey(repository, text, limit)];
      if (found.length === 0 || !found[0]?.exact) found.push(...byName(repository, text, limit));
      const seen = new Set<number>();
      const hits: ClientHit[] = [];
      for (const { clientId, matchedBy, exact } of found) {
        if (hits.length >= limit || seen.has(clientId)) continue;
        seen.add(clientId);
        const hit = repository.hit(clientId, matchedBy, exact);
        if (hit) hits.push(hit);
      }
      return hits;
    },
    get: (clientNo) => repository.client(clientNo),
    cardsOf: (clientNo) => repository.cardsOf(clientNo),
    holdingsOf: (clientNo) => repository.holdingsOf(clientNo),
    count: () => repository.count(),
  };
}

function byKey(repository: ClientRepository, text: string, limit: number): Found[] {
  const found: Found[] = [];
  for (const probe of keyProbes(text)) {
    if (probe.kind === 'pinyin' || probe.kind === 'initials') continue;
    // Owners of a whole key are the answer: a tail of the same digits is not.
    if (found[0]?.exact) break;
    for (const clientId of repository.withKey(probe.kind, probe.value, probe.exact, limit)) {
      found.push({ clientId, matchedBy: probe.kind, exact: probe.exact });
    }
  }
  return found;
}

function byName(repository: ClientRepository, text: string, limit: number): Found[] {
  const name = text.trim();
  if (name === '' || /^[\d\s+-]+$/.test(name)) return [];
  const found: Found[] = [];
  const add = (clientId: number, matchedBy: MatchKind, exact: boolean): void => {
    found.push({ clientId, matchedBy, exact });
  };
  for (const id of repository.withKey('name', name, true, limit)) add(id, 'name', true);
  if (found.length < limit)
    for (const id of repository.withKey('name', name, false, limit)) add(id, 'name', false);
  if (/\p{Script=Han}/u.test(name)) return found;
  for (const cut of cutPinyin(name)) {
    if (found.length >= limit * 3) break;
    found.push(...byCut(repository, cut, limit));
  }
  if (found.length < limit) {
    const words = normalisePinyin(name)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')
      .trim();
    if (words !== '') {
      for (const row of repository.namesFrom('syllables', words)) {
        add(row.clientId, 'name', row.syllables === words);
        if (found.length >= limit * 2) break;
      }
    }
  }
  // A stable sort: whole names before beginnings, otherwise the likeliest reading of what was typed first.
  return found.sort((a, b) => Number(b.exact) - Number(a.exact));
}

function byCut(repository: ClientRepository, cut: PinyinCut, limit: number): Found[] {
  const { index, prefix } = rangeOf(cut);
  const matchedBy: MatchKind = cut.every((token) => token.text.length === 1)
    ? 'initials'
    : 'pinyin';
  const exact = cut.every((token) => token.whole);
  const complete: Found[] = [];
  const begun: Found[] = [];
  let scanned = 0;
  for (const row of repository.namesFrom(index, prefix)) {
    const how = fit(cut, row.syllables);
    if (how === 2) complete.push({ clientId: row.clientId, matchedBy, exact });
    else if (how === 1 && begun.length < limit) {
      begun.push({ clientId: row.clientId, matchedBy, exact: false });
    }
    scanned += 1;
    // With the list full, a little more of the range is looked through for names of just this length.
    const enough = begun.length >= limit && scanned >= scannedForLength;
    if (complete.length >= limit || enough || scanned >= maxScanned) break;
  }
  return [...complete, ...begun].slice(0, limit);
}
