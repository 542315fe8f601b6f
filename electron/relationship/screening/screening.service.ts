import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  ScreeningRowView,
  ScreeningView,
} from '../../../shared/contract/relationship/screening.ts';
import { isGranted, type AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import { unitOf } from '../../../shared/model/schemes/scheme.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';
import type { Connection } from '../../data/index.ts';
import { cachedScheme, scoreReader, type CachedScheme } from '../../scoring/index.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import { signedTierOf } from '../desk/signed-tier.rules.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { screeningRepository } from './screening.repository.ts';
import { screen, type ScreenedClient, type ScreeningResult } from './screening.rules.ts';

/** Clients looked at between two turns of the event loop. */
const sliceSize = 8_192;
/** Rows of a page. */
const pageSize = 200;
/** Without an earlier screening tiers are compared with those of a month ago. */
const monthsBefore = 1;

/** What a screening reads beside the desk. */
export interface ScreeningParts {
  readonly db: Connection;
  readonly version: () => number;
  readonly schemeId: () => string;
  readonly grants: () => readonly AdmissionGrant[];
}

export type ScreeningList = keyof ScreeningResult;

/** The month's screening of the whole book. */
export type Screenings = ReturnType<typeof createScreenings>;

/** Creates the service. What it finds is kept until the book, the scheme or the rules change. */
export function createScreenings(desk: Desk, { db, version, schemeId, grants }: ScreeningParts) {
  const { relationship, settings, today, newId } = desk;
  const book = screeningRepository(db);
  let kept: { readonly key: string; readonly found: Promise<ScreeningResult> } | null = null;

  /** The screening of this scheme before, by the order of the log. */
  const lastRun = () =>
    relationship.state().screenings.findLast(({ scheme }) => scheme === schemeId()) ?? null;

  const sinceOf = () => lastRun()?.asOf ?? addMonths(today(), -monthsBefore);

  async function find(cached: CachedScheme): Promise<ScreeningResult> {
    const { nearShare, dormantMonths } = settings();
    const clients: ScreenedClient[] = [];
    for await (const one of screened(cached, sinceOf(), dormantMonths !== null)) clients.push(one);
    return screen(clients, { nearShare, dormantMonths }, today());
  }

  /** Clients of whom a screening can say anything, in slices. */
  async function* screened(
    { scheme, schemeNo }: CachedScheme,
    since: BusinessDate,
    asksPostings: boolean,
  ): AsyncGenerator<ScreenedClient> {
    const scoreOf = scoreReader(db);
    const before = book.levelsBefore(schemeNo, since);
    const tierOf = (level: string | null): Tier | null =>
      level === null ? null : (scheme.levels.find(({ id }) => id === level)?.tier ?? 'regular');
    const granted = Map.groupBy(
      grants().filter((grant) => isGranted(grant, today())),
      ({ clientNo }) => clientNo,
    );
    const nextLow = scheme.levels.map((_, i) => {
      const next = scheme.levels.slice(i + 1).find(({ unconfirmed }) => !unconfirmed);
      return next?.low ?? null;
    });
    const lastId = book.lastId();
    for (let after = 0; after < lastId; after += sliceSize) {
      const upTo = after + sliceSize;
      const signed = signedTiers(book.cardProducts(after, upTo));
      const posted = asksPostings ? book.lastPostings(after, upTo) : null;
      for (const [clientId, clientNo] of book.clients(after, upTo)) {
        const score = scoreOf(schemeNo, clientId);
        if (!score) continue;
        const computed = scheme.levels[score.level]?.tier ?? 'regular';
        const effective = scheme.levels[score.effectiveLevel]?.tier ?? 'regular';
        const tier = (granted.get(clientNo) ?? []).reduce(
          (best, grant) => (tierRank(grant.tier) < tierRank(best) ? grant.tier : best),
          effective,
        );
        yield {
          ...{ clientNo, tier, computed },
          tierBefore: before.has(clientId) ? tierOf(before.get(clientId) ?? null) : tier,
          signedTier: signed.get(clientId) ?? null,
          value: Number(score.value),
          nextLow: nextLow[score.level] ?? null,
          lastPostingOn: posted?.get(clientId) ?? null,
        };
      }
      await nextTurn();
    }
  }

  function result(): Promise<{ cached: CachedScheme; found: ScreeningResult }> {
    const cached = cachedScheme(db, schemeId());
    if (!cached) throw new RelationshipRefused('not-scored');
    const key = JSON.stringify([
      ...[version(), schemeId(), sinceOf(), today(), settings(), grants().length],
    ]);
    if (kept?.key !== key) {
      const found = find(cached);
      kept = { key, found };
      found.catch(() => (kept = null));
    }
    return kept.found.then((found) => ({ cached, found }));
  }

  /** Managers see their own clients, the head everybody's. */
  function ofReader(found: ScreeningResult, { role, staffNo }: Worker): ScreeningResult {
    if (role === 'head') return found;
    const mine = <Row extends { readonly clientNo: string }>(rows: readonly Row[]) =>
      rows.filter(({ clientNo }) => desk.managerOf(clientNo) === staffNo);
    return {
      up: mine(found.up),
      down: mine(found.down),
      potential: mine(found.potential),
      dormant: mine(found.dormant),
    };
  }

  return {
    /** What a screening finds now, before anything happens. @throws RelationshipRefused not-scored */
    async state(worker: Worker): Promise<ScreeningView> {
      const { cached, found } = await result();
      const own = ofReader(found, worker);
      const last = lastRun();
      const listed = [...own.up, ...own.down, ...own.potential];
      return {
        scheme: cached.scheme.id,
        asOf: cached.asOf,
        unit: unitOf(cached.scheme),
        since: last?.asOf ?? null,
        counts: {
          up: own.up.length,
          down: own.down.length,
          potential: own.potential.length,
          dormant: settings().dormantMonths === null ? null : own.dormant.length,
        },
        unassigned: listed.filter(({ clientNo }) => desk.managerOf(clientNo) === null).length,
        run: last ? { on: last.on, byName: desk.staffName(last.by) } : null,
      };
    },

    /** One list, largest first. */
    async rows(worker: Worker, list: ScreeningList, from: number, size = pageSize) {
      const { found } = await result();
      const all = ofReader(found, worker)[list];
      const rows = all.slice(from, from + size).map(({ clientNo, value, reason }) => {
        const executor = desk.managerOf(clientNo);
        const row: ScreeningRowView = {
          client: desk.named(clientNo),
          person: executor === null ? null : { staffNo: executor, name: desk.staffName(executor) },
          ...{ value, reason },
        };
        return row;
      });
      return { rows, total: all.length };
    },

    /** The whole result, for the command line. */
    found: async () => (await result()).found,

    /** Records that the month was screened. @returns the screening's id @throws RelationshipRefused, DataError */
    async run(worker: Worker): Promise<string> {
      const { cached } = await result();
      const screeningId = newId();
      const { scheme, asOf } = cached;
      const fact = { type: 'screening-run', screeningId, scheme: scheme.id, asOf } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return screeningId;
    },
  };
}

function signedTiers(
  cards: readonly (readonly [number, string | null])[],
): ReadonlyMap<number, Tier> {
  const products = Map.groupBy(cards, ([clientId]) => clientId);
  const found = new Map<number, Tier>();
  for (const [clientId, held] of products) {
    const tier = signedTierOf(held.map(([, product]) => product));
    if (tier) found.set(clientId, tier);
  }
  return found;
}
