import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientFilter } from '../../shared/model/client-list.ts';
import type { MatchKind } from '../../shared/model/client.ts';
import { addDays, dayNumber, type BusinessDate } from '../../shared/model/dates.ts';
import { tierRank, tiers } from '../../shared/model/tier.ts';
import { nextBirthday, type ClientBook } from '../clients/index.ts';
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
  /** Days to (or since) what the filter asked for. */
  readonly dueInDays: number | null;
}

/** A page of a list, and where to go on. */
export interface ListPage {
  readonly entries: readonly ListEntry[];
  readonly cursor: string | null;
  /** The text means more clients than a list has room for. */
  readonly cut: boolean;
}

/** What a list asks for. */
export interface ListRequest {
  readonly text: string;
  readonly filter: ClientFilter;
  readonly cursor: string | null;
  readonly today: BusinessDate;
  /** Clients without a home branch count as this branch's. */
  readonly ownBranch: string | null;
}

/** What lists are made of. */
export interface ClientListParts {
  readonly db: Connection;
  readonly clients: ClientBook;
  readonly ranks: TierRanks;
  readonly segments: Segments;
  /** The scheme in use as it was last scored; null before. */
  readonly scored: () => CachedScheme | null;
}

/** Matches of a text that filters choose from. */
const textMatches = 300;

/** How much a list does at a time. */
export interface ListSizes {
  /** Rows of a page. */
  readonly pageSize: number;
  /** Candidates checked between two turns of the event loop. */
  readonly batchSize: number;
  /** Batches after which a page is handed out however few rows it has. */
  readonly maxBatches: number;
}

const usualSizes: ListSizes = { pageSize: 50, batchSize: 1_024, maxBatches: 200 };

/** Lists of clients: a few lines of a million, filtered, without ever holding the main process up. */
export function createClientLists(
  { db, clients, ranks, segments, scored }: ClientListParts,
  { pageSize, batchSize, maxBatches }: ListSizes = usualSizes,
) {
  const repository = clientListRepository(db);

  function conditionsOf({ filter, today, ownBranch }: ListRequest): ListConditions {
    const { managerNo, branch, occupation, orientation, due } = filter;
    const conditions: { -readonly [K in keyof ListConditions]: ListConditions[K] } = {
      managerNo,
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

  function dueInDays({ clientId, clientNo }: ListedClient, request: ListRequest): number | null {
    const { filter, today } = request;
    const client = clients.get(clientNo);
    switch (filter.due?.kind) {
      case 'birthday':
        return client?.birthDate ? nextBirthday(client.birthDate, today).daysAhead : null;
      case 'maturity': {
        const until = addDays(today, filter.due.days);
        const date = repository.soonestMaturity(clientId, today, until);
        return date === null ? null : dayNumber(date) - dayNumber(today);
      }
      case 'risk-expired':
        return client?.riskAssessedOn ? dayNumber(today) - dayNumber(client.riskAssessedOn) : null;
      case 'near-next':
      case 'near-losing':
      case undefined:
        return null;
    }
  }

  /** Clients that carry the branch's own values; null when the filter names none. */
  function segmented({ segments: values = {} }: ClientFilter): ListedClient[] | null {
    const wanted = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(wanted).length === 0) return null;
    return repository.idsOf(segments.having(wanted));
  }

  const wantedRanks = ({ tiers: wanted }: ClientFilter): readonly number[] =>
    tiers.filter((tier) => !wanted?.length || wanted.includes(tier)).map(tierRank);

  function byText(request: ListRequest): ListPage {
    const hits = clients.search(request.text, { limit: textMatches });
    const matchedBy = new Map(hits.map((hit) => [hit.client.clientNo, hit.matchedBy]));
    const among = segmented(request.filter);
    const allowed = among && new Set(among.map(({ clientId }) => clientId));
    const ranksWanted = wantedRanks(request.filter);
    const ids = repository
      .idsOf([...matchedBy.keys()])
      .map(({ clientId }) => clientId)
      .filter((id) => (!allowed || allowed.has(id)) && ranksWanted.includes(ranks.rankOf(id)));
    const met = repository.matching(ids, conditionsOf(request));
    const found = met.slice(0, pageSize);
    return {
      entries: found.map((client) => ({
        clientNo: client.clientNo,
        matchedBy: matchedBy.get(client.clientNo) ?? null,
        dueInDays: dueInDays(client, request),
      })),
      cursor: null,
      cut: met.length > pageSize || hits.length >= textMatches,
    };
  }

  async function browse(request: ListRequest): Promise<ListPage> {
    const conditions = conditionsOf(request);
    const among = segmented(request.filter)?.map(({ clientId }) => clientId) ?? null;
    const start = positionOf(request.cursor);
    const entries: ListEntry[] = [];
    let batches = 0;
    for (const rank of wantedRanks(request.filter)) {
      if (rank < start.rank) continue;
      let after = rank === start.rank ? start.after : -1;
      for (;;) {
        const ids = among
          ? among
              .filter((id) => id > after && ranks.rankOf(id) === rank)
              .sort((a, b) => a - b)
              .slice(0, batchSize)
          : ranks.next(rank, after, batchSize);
        const last = ids.at(-1);
        if (last === undefined) break;
        for (const client of repository.matching(ids, conditions)) {
          after = client.clientId;
          entries.push({
            clientNo: client.clientNo,
            matchedBy: null,
            dueInDays: dueInDays(client, request),
          });
          if (entries.length === pageSize)
            return { entries, cursor: cursorAt(rank, after), cut: false };
        }
        after = last;
        batches += 1;
        if (batches === maxBatches) return { entries, cursor: cursorAt(rank, after), cut: false };
        // The floor goes on between two batches.
        await nextTurn();
      }
    }
    return { entries, cursor: null, cut: false };
  }

  return {
    /** A page of a list. @throws DataError */
    async page(request: ListRequest): Promise<ListPage> {
      await ranks.ready();
      return request.text.trim() === '' ? browse(request) : byText(request);
    },
  };
}

/** Lists of clients. */
export type ClientLists = ReturnType<typeof createClientLists>;

const cursorAt = (rank: number, after: number): string => `${String(rank)}:${String(after)}`;

/** A cursor that is none begins the list anew. */
function positionOf(cursor: string | null): { readonly rank: number; readonly after: number } {
  const match = /^(\d):(\d{1,15})$/.exec(cursor ?? '');
  return match ? { rank: Number(match[1]), after: Number(match[2]) } : { rank: 0, after: -1 };
}
