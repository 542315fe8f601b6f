import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientFilter } from '../../shared/model/clients/client-list.ts';
import type { Client, MatchKind } from '../../shared/model/clients/client.ts';
import { addDays, dayNumber, type BusinessDate } from '../../shared/model/dates.ts';
import { tierRank, tiers } from '../../shared/model/schemes/tier.ts';
import { nextBirthday, rankIn, type ClientBook, type RankTable } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import type { CachedScheme, TierRanks } from '../scoring/index.ts';
import {
  clientListRepository,
  type ListConditions,
  type ListedClient,
} from './client-list.repository.ts';
import {
  birthdaysWithin,
  lastExpiredAssessment,
  nearLosing,
  nearNext,
} from './list-filter.rules.ts';
import type { Segments } from './segments.service.ts';

/** One client of a list. */
export interface ListEntry {
  readonly clientNo: string;
  readonly matchedBy: MatchKind | null;
  /** Days to (or since) the event that the filter asks for. */
  readonly dueInDays: number | null;
}

/** A page of a list, and the cursor of the next page. */
export interface ListPage {
  readonly entries: readonly ListEntry[];
  readonly cursor: string | null;
  /** On the last page: the text matches more clients, who were not checked. */
  readonly cut: boolean;
}

/** A request for a page of a list. */
export interface ListRequest {
  readonly text: string;
  readonly filter: ClientFilter;
  readonly cursor: string | null;
  readonly today: BusinessDate;
  /** Clients without a home branch count as this branch's. */
  readonly ownBranch: string | null;
}

/** Dependencies of lists. */
export interface ClientListParts {
  readonly db: Connection;
  readonly clients: ClientBook;
  readonly ranks: TierRanks;
  readonly segments: Segments;
  /** Whom the branch has assigned to a person, and to somebody else or nobody. */
  readonly assigned: (staffNo: string) => {
    readonly to: readonly string[];
    readonly elsewhere: readonly string[];
  };
  /** The scheme in use as it was last scored; null if never. */
  readonly scored: () => CachedScheme | null;
}

/** Candidates that are checked together. */
interface Batch {
  readonly ids: readonly number[];
  readonly matchedBy: ((client: Client) => MatchKind) | null;
  /** The cursor after a page that ends with this client. */
  readonly cursorAfter: (clientId: number) => string;
  readonly cursorAtEnd: string;
  /** There are more clients than will be checked. */
  readonly cut: boolean;
}

const everyoneRegular: RankTable = { ranks: new Uint8Array(0), otherwise: tierRank('regular') };

/** Sizes of pages and batches. */
export interface ListSizes {
  /** Rows of a page. */
  readonly pageSize: number;
  /** Candidates checked between two turns of the event loop. */
  readonly batchSize: number;
  /** The most batches for one page, even if it has few rows. */
  readonly maxBatches: number;
}

const usualSizes: ListSizes = { pageSize: 50, batchSize: 1_024, maxBatches: 200 };

/** Creates client lists. They filter a million clients in batches, so that the main process stays responsive. */
export function createClientLists(
  { db, clients, ranks, segments, assigned, scored }: ClientListParts,
  { pageSize, batchSize, maxBatches }: ListSizes = usualSizes,
) {
  const repository = clientListRepository(db);

  function conditionsOf({ filter, today, ownBranch }: ListRequest): ListConditions {
    const { managerNo, branch, occupation, orientation, due } = filter;
    const conditions: { -readonly [K in keyof ListConditions]: ListConditions[K] } = {
      manager: managerNo === undefined ? undefined : { staffNo: managerNo, ...assigned(managerNo) },
      occupation,
      orientation,
      branch: branch === undefined ? undefined : { code: branch, orNone: branch === ownBranch },
    };
    switch (due?.kind) {
      case 'birthday':
        conditions.birthdays = birthdaysWithin(today, due.days);
        break;
      case 'maturity':
        conditions.maturing = { from: today, to: addDays(today, due.days) };
        break;
      case 'risk-expired':
        conditions.assessedUntil = lastExpiredAssessment(today);
        break;
      case 'near-next':
      case 'near-losing': {
        const scheme = scored();
        const levels = scheme?.scheme.levels ?? [];
        const next = due.kind === 'near-next';
        conditions.value = {
          schemeNo: scheme?.schemeNo ?? -1,
          ranges: next ? nearNext(levels) : nearLosing(levels),
          held: next ? 'left-out' : 'added',
        };
        break;
      }
      case undefined:
        break;
    }
    return conditions;
  }

  function dueInDays(client: Client, { filter, today }: ListRequest): number | null {
    switch (filter.due?.kind) {
      case 'birthday':
        return client.birthDate ? nextBirthday(client.birthDate, today).daysAhead : null;
      case 'maturity': {
        const until = addDays(today, filter.due.days);
        const date = repository.soonestMaturity(client.clientId, today, until);
        return date === null ? null : dayNumber(date) - dayNumber(today);
      }
      case 'risk-expired':
        return client.riskAssessedOn ? dayNumber(today) - dayNumber(client.riskAssessedOn) : null;
      case 'near-next':
      case 'near-losing':
      case undefined:
        return null;
    }
  }

  /** Clients with the segments that the filter names; null if it names none. */
  function segmented({ segments: values = {} }: ClientFilter): ListedClient[] | null {
    const wanted = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(wanted).length === 0) return null;
    return repository.idsOf(segments.having(wanted));
  }

  const wantedRanks = ({ tiers: wanted }: ClientFilter): readonly number[] =>
    tiers.filter((tier) => !wanted?.length || wanted.includes(tier)).map(tierRank);

  /** All clients that match the text, best first. */
  async function* byText(request: ListRequest, among: readonly number[] | null) {
    let found = clients.candidates(request.text);
    while (found.unread) {
      await clients.ready();
      found = clients.candidates(request.text);
    }
    const table = tierTable();
    const allowed = among && new Set(among);
    const wanted = wantedRanks(request.filter);
    const from = placeInText(request.cursor);
    let passed = 0;
    for (const { clients: ids, matchedBy } of found.groups) {
      for (let at = Math.max(0, from - passed); at < ids.length; at += batchSize) {
        const some = ids.slice(at, at + batchSize);
        const start = passed + at;
        yield {
          ids: some.filter(
            (id) => (!allowed || allowed.has(id)) && wanted.includes(rankIn(table, id)),
          ),
          matchedBy,
          cursorAfter: (id: number) => `t:${String(start + some.indexOf(id) + 1)}`,
          cursorAtEnd: `t:${String(start + some.length)}`,
          cut: found.more,
        };
      }
      passed += ids.length;
    }
  }

  /** All clients, the best tier first. */
  async function* byTier(request: ListRequest, among: readonly number[] | null) {
    const start = placeInTiers(request.cursor);
    for (const rank of wantedRanks(request.filter)) {
      if (rank < start.rank) continue;
      const table = tierTable();
      const ofRank = among?.filter((id) => rankIn(table, id) === rank).sort((a, b) => a - b);
      const cursorAfter = (id: number): string => `${String(rank)}:${String(id)}`;
      let after = rank === start.rank ? start.after : -1;
      for (;;) {
        const ids: readonly number[] = ofRank
          ? ofRank.filter((id) => id > after).slice(0, batchSize)
          : ranks.next(rank, after, batchSize);
        const last = ids.at(-1);
        if (last === undefined) break;
        yield { ids, matchedBy: null, cursorAfter, cursorAtEnd: cursorAfter(last), cut: false };
        after = last;
      }
    }
  }

  const tierTable = (): RankTable => ranks.table() ?? everyoneRegular;

  async function listed(request: ListRequest): Promise<ListPage> {
    const conditions = conditionsOf(request);
    const among = segmented(request.filter)?.map(({ clientId }) => clientId) ?? null;
    const entries: ListEntry[] = [];
    let batches = 0;
    let cutAtEnd = false;
    const all: AsyncIterable<Batch> =
      request.text.trim() === '' ? byTier(request, among) : byText(request, among);
    for await (const { ids, matchedBy, cursorAfter, cursorAtEnd, cut } of all) {
      cutAtEnd = cut;
      for (const { clientId, clientNo } of repository.matching(ids, conditions)) {
        const client = clients.withId(clientId);
        if (!client) continue;
        entries.push({
          clientNo,
          matchedBy: matchedBy?.(client) ?? null,
          dueInDays: dueInDays(client, request),
        });
        if (entries.length === pageSize)
          return { entries, cursor: cursorAfter(clientId), cut: false };
      }
      batches += 1;
      if (batches === maxBatches) return { entries, cursor: cursorAtEnd, cut: false };
      // Lets other work run between two batches.
      await nextTurn();
    }
    return { entries, cursor: null, cut: cutAtEnd };
  }

  return {
    /** A page of a list. @throws DataError */
    async page(request: ListRequest): Promise<ListPage> {
      await ranks.ready();
      return listed(request);
    },
  };
}

/** Lists of clients. */
export type ClientLists = ReturnType<typeof createClientLists>;

/** The position of a cursor. An invalid cursor starts from the beginning. */
function placeInTiers(cursor: string | null): { readonly rank: number; readonly after: number } {
  const match = /^(\d):(\d{1,15})$/.exec(cursor ?? '');
  return match ? { rank: Number(match[1]), after: Number(match[2]) } : { rank: 0, after: -1 };
}

/** How many clients that match a text have been checked. */
function placeInText(cursor: string | null): number {
  return Number(/^t:(\d{1,15})$/.exec(cursor ?? '')?.[1] ?? 0);
}
