import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Fen, FenSum } from '../../../shared/model/money.ts';
import type { SoldProduct } from '../../../shared/model/relationship/config.ts';
import type { LunarDay } from '../../../shared/model/relationship/lunar.ts';
import type { RelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import type { WorklistClient } from '../../../shared/model/relationship/worklist.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { productOfCode, type ClientBook } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import { cachedScheme, type CachedScheme, type ScoreCache } from '../../scoring/index.ts';
import { alertsFor } from '../care/retention.rules.ts';
import { managedClientsRepository, type BookRow } from './managed-clients.repository.ts';

/** What book and scores know of a client whom the branch looks after, or might. */
export interface ManagedClient extends WorklistClient {
  readonly clientId: number;
  readonly kind: 'personal' | 'corporate';
  readonly employerNo: string | null;
  readonly riskAssessedOn: BusinessDate | null;
  /** In the scheme's unit; null: not scored. */
  readonly value: FenSum | null;
  /** Average financial assets; null: not scored, or the scheme counts something else. */
  readonly averageFen: Fen | null;
  readonly held: readonly { readonly productName: string; readonly product: string | null }[];
  readonly lastPostingOn: BusinessDate | null;
  readonly moves: readonly {
    readonly on: BusinessDate;
    readonly from: Tier | null;
    readonly to: Tier;
  }[];
}

/** Clients whom the branch looks after or might: those with a manager of its own, its VIPs, and whom the log knows. */
export interface ManagedClients {
  /**
   * All of them by number. Read once and again after an import, a scoring or a new day, in slices, so that nobody waits.
   * @throws DataError
   */
  all(): Promise<ReadonlyMap<string, ManagedClient>>;
  /** One client, also one whom the branch does not look after; null: the book has no such client. */
  one(clientNo: string): ManagedClient | null;
  /** What a client owes by the last figures of the book. */
  owedOf(clientId: number): Fen;
  /** What the bank sells, by its last list. */
  products(): readonly SoldProduct[];
  /** Companies with how many clients work for them, by the book. */
  employers(): ReadonlyMap<string, number>;
  /** Clients who work for a company, by the book. */
  staffOf(employerNo: string): readonly string[];
}

/** What this is read from. */
export interface ManagedClientsParts {
  readonly db: Connection;
  readonly clients: Pick<ClientBook, 'version'>;
  readonly scores: ScoreCache;
  readonly schemeId: () => string;
  readonly branchCode: () => string;
  /** Everybody who works or worked here. */
  readonly staffNos: () => readonly string[];
  /** Clients whom the log names. */
  readonly known: () => Iterable<string>;
  readonly settings: () => RelationshipSettings;
  readonly today: () => BusinessDate;
  /** Special admissions in force: who has one has another tier. */
  readonly admitted: () => readonly string[];
}

/** Clients of the book that are looked at between two turns of the event loop. */
const sliceSize = 2_000;

/** Opens the reading of managed clients. */
export function createManagedClients(parts: ManagedClientsParts): ManagedClients {
  const { db, clients, scores, schemeId, branchCode, staffNos, known, settings, today } = parts;
  const book = managedClientsRepository(db);
  let readFor = '';
  let kept = new Map<string, ManagedClient>();
  let reading: Promise<void> | null = null;
  const wanted = () =>
    JSON.stringify([
      ...[clients.version(), schemeId(), today(), branchCode(), staffNos(), settings()],
      parts.admitted(),
    ]);

  function managed(row: BookRow, cached: CachedScheme | null): ManagedClient {
    const { clientId, clientNo } = row;
    const score = scores.of({ clientId, clientNo });
    const tierOf = (level: string): Tier =>
      cached?.scheme.levels.find(({ id }) => id === level)?.tier ?? 'regular';
    const moves = cached
      ? book.movesOf(cached.schemeNo, clientId).map(({ on, from, to }) => ({
          on,
          from: from === null ? null : tierOf(from),
          to: tierOf(to),
        }))
      : [];
    const held = book.holdingsOf(clientId);
    const lastPostingOn = book.lastPostingOn(clientId);
    const averageFen = score && score.unit === 'fen' ? Number(score.value) : null;
    const figures = settings();
    const { largeOutflowFen, alertDays } = figures;
    return {
      clientId,
      clientNo,
      tier: score?.effectiveTier ?? 'regular',
      tierSince: moves.at(-1)?.on ?? null,
      bookManagerNo: row.managerNo,
      birthDate: row.birthDate,
      lunarBirthday: lunarDayOf(row.lunarBirthday),
      maturities: held.flatMap(({ maturesOn, productName, amountFen }) =>
        maturesOn === null ? [] : [{ on: maturesOn, productName, amountFen }],
      ),
      lastSeenOn: lastPostingOn,
      orientation: row.orientation,
      riskGrade: row.riskGrade,
      holding: held.map(({ productName }) => productName),
      alerts: alertsFor(
        {
          postings: largeOutflowFen === null ? [] : book.flowsOf(clientId, today(), alertDays),
          moves,
          averageFen: averageFen ?? 0,
          averageOn: score?.asOf ?? today(),
        },
        figures,
        today(),
      ),
      kind: row.kind ?? 'personal',
      employerNo: row.employerNo,
      riskAssessedOn: row.riskAssessedOn,
      value: score?.value ?? null,
      averageFen,
      held: held.map(({ productName, product }) => ({
        productName,
        product: product === null ? null : productOfCode(product),
      })),
      lastPostingOn,
      moves,
    };
  }

  async function read(): Promise<void> {
    const now = wanted();
    if (now === readFor) return;
    const found = new Map<string, ManagedClient>();
    const staff = staffNos();
    const lastId = book.lastId();
    const cached = cachedScheme(db, schemeId());
    for (let after = 0; after < lastId; after += sliceSize) {
      for (const row of book.slice(after, after + sliceSize, branchCode(), staff)) {
        const { clientId, clientNo, managerNo } = row;
        // Whether anybody looks after a client is asked first: of a city's book few pass.
        const isVip = () => scores.of({ clientId, clientNo })?.effectiveTier !== 'regular';
        if (managerNo !== null || (scores.asOf() !== null && isVip())) {
          found.set(clientNo, managed(row, cached));
        }
      }
      await nextTurn();
    }
    kept = found;
    readFor = now;
  }

  function one(clientNo: string): ManagedClient | null {
    const row = book.client(clientNo);
    return row && managed(row, cachedScheme(db, schemeId()));
  }

  return {
    async all() {
      while (wanted() !== readFor) {
        reading ??= read().finally(() => (reading = null));
        await reading;
      }
      // Whom the log names counts as well, such as a potential client who was assigned today.
      for (const clientNo of known()) {
        if (kept.has(clientNo)) continue;
        const client = one(clientNo);
        if (client) kept.set(clientNo, client);
      }
      return kept;
    },
    one: (clientNo) => (wanted() === readFor ? kept.get(clientNo) : undefined) ?? one(clientNo),
    owedOf: (clientId) => book.owedOf(clientId),
    products: () => book.products(),
    employers: () => book.employers(),
    staffOf: (employerNo) => book.staffOf(employerNo),
  };
}

function lunarDayOf(text: string | null): LunarDay | null {
  return text === null ? null : { month: Number(text.slice(0, 2)), day: Number(text.slice(3)) };
}
