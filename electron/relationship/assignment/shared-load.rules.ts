import {
  managedTiers,
  type ManagedTier,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import { diamondsByPlace, type Aim, type DiamondPlace } from './diamond-places.rules.ts';
import { loadUnits, managersNeeded } from './load.rules.ts';
import type { Proposal, ProposalClient, ProposedMove } from './proposal.rules.ts';

/** Somebody who can take clients of any tier up to a load. */
export interface LoadManager {
  readonly staffNo: string;
  /** Share of a full manager's load, in whole percent; 0: has left. */
  readonly percent: number;
}

interface Book {
  readonly staffNo: string;
  readonly limit: number;
  load: number;
  /** By tier, largest average first. */
  readonly clients: Record<ManagedTier, ProposalClient[]>;
}

/** What a unit of load is worth that nobody has, by tier: a tier above goes before any number below. */
const unassignedWorth: TierCounts = { diamond: 8000, platinum: 400, gold: 20 };

/** Which aim serves best is known only when everyone is placed: all are tried. */
const aims: readonly Aim[] = [0, 1, unassignedWorth.gold].flatMap((roomWorth) =>
  [0, 0.3, 0.9, 5, 20].map((preference) => ({ roomWorth, preference })),
);

/**
 * An assignment under one shared load (20 · diamond + 6 · platinum + 3 · gold ≤ 600). Nobody moves but from those who
 * have left or have too much, and there as little load as the excess takes, the smallest clients first. Diamonds are
 * placed first (see {@link diamondsByPlace}), then platinums and gold, each where there is most room; where there is
 * none, smaller clients make room for a larger tier.
 * @param capacity of one manager alone
 */
export function proposeByLoad(
  clients: readonly ProposalClient[],
  managers: readonly LoadManager[],
  capacity: TierCounts,
): Proposal {
  const { weights } = loadUnits(capacity);
  const sorted = clients.toSorted(byAverage);
  const working = new Set(
    managers.filter(({ percent }) => percent > 0).map(({ staffNo }) => staffNo),
  );
  let best: { books: readonly Book[]; unassigned: Unassigned; cost: number } | null = null;
  for (const aim of aims) {
    const { books, waiting } = opened(sorted, managers, capacity);
    const places = books.map((book) => placeOf(book, weights));
    const total = sorted.filter(({ tier }) => tier === 'diamond').length;
    const units = { diamond: weights.diamond, smallest: Math.min(weights.platinum, weights.gold) };
    const diamonds = diamondsByPlace(places, units, total, aim);
    const unassigned = fill(books, waiting, diamonds, weights);
    const cost = costOf(books, unassigned, sorted, working, weights);
    if (!best || cost < best.cost) best = { books, unassigned, cost };
  }
  return result(clients, best?.books ?? [], best?.unassigned ?? nobody, capacity);
}

type Waiting = Record<ManagedTier, ProposalClient[]>;
type Unassigned = Readonly<Record<ManagedTier, readonly string[]>>;
const nobody: Unassigned = { diamond: [], platinum: [], gold: [] };

/** Everybody's book as it is, and who waits for a manager. */
function opened(
  clients: readonly ProposalClient[],
  managers: readonly LoadManager[],
  capacity: TierCounts,
): { readonly books: readonly Book[]; readonly waiting: Waiting } {
  const { weights, limit } = loadUnits(capacity);
  const books = managers.map(({ staffNo, percent }): Book => ({
    staffNo,
    limit: Math.floor((limit * percent) / 100),
    load: 0,
    clients: { diamond: [], platinum: [], gold: [] },
  }));
  const bookOf = new Map(books.map((book) => [book.staffNo, book]));
  const waiting: Waiting = { diamond: [], platinum: [], gold: [] };
  for (const client of clients) {
    const book = client.managerNo === null ? undefined : bookOf.get(client.managerNo);
    if (book && (book.limit > 0 || client.locked)) enter(book, client, weights);
    else waiting[client.tier].push(client);
  }
  return { books, waiting };
}

function placeOf({ limit, clients }: Book, weights: TierCounts): DiamondPlace {
  const load = (only: (client: ProposalClient) => boolean) =>
    clients.platinum.filter(only).length * weights.platinum +
    clients.gold.filter(only).length * weights.gold;
  return {
    limit,
    own: clients.diamond.length,
    locked: clients.diamond.filter(({ locked }) => locked).length,
    others: load(() => true),
    othersLocked: load(({ locked }) => locked),
  };
}

/** Brings the diamonds to their numbers, then everyone else where there is room. */
function fill(
  books: readonly Book[],
  waiting: Waiting,
  diamonds: readonly number[],
  weights: TierCounts,
): Unassigned {
  books.forEach((book, i) => {
    while (book.clients.diamond.length > (diamonds[i] ?? 0)) {
      const client = takeSmallest(book, 'diamond', weights);
      if (!client) break;
      waiting.diamond.push(client);
    }
  });
  waiting.diamond.sort(byAverage);
  books.forEach((book, i) => {
    while (book.clients.diamond.length < (diamonds[i] ?? 0)) {
      const client = waiting.diamond.shift();
      if (!client) break;
      enter(book, client, weights);
    }
  });
  for (const book of books) shed(book, weights, waiting);
  const unassigned: Record<ManagedTier, string[]> = { diamond: [], platinum: [], gold: [] };
  for (const tier of managedTiers) {
    for (const client of waiting[tier].sort(byAverage)) {
      const book = roomiest(books, weights[tier]) ?? makeRoom(books, tier, weights, waiting);
      if (book) enter(book, client, weights);
      else unassigned[tier].push(client.clientNo);
    }
  }
  return unassigned;
}

/** Load that leaves somebody who works here, and what those without anybody weigh. */
function costOf(
  books: readonly Book[],
  unassigned: Unassigned,
  clients: readonly ProposalClient[],
  working: ReadonlySet<string>,
  weights: TierCounts,
): number {
  const stay = new Set(
    books.flatMap(({ staffNo, clients: held }) =>
      managedTiers.flatMap((tier) =>
        held[tier].filter(({ managerNo }) => managerNo === staffNo).map(({ clientNo }) => clientNo),
      ),
    ),
  );
  let cost = 0;
  for (const { clientNo, tier, managerNo } of clients) {
    if (managerNo !== null && working.has(managerNo) && !stay.has(clientNo)) cost += weights[tier];
  }
  for (const tier of managedTiers) {
    cost += unassigned[tier].length * weights[tier] * unassignedWorth[tier];
  }
  return cost;
}

function enter(book: Book, client: ProposalClient, weights: TierCounts): void {
  book.clients[client.tier].push(client);
  book.load += weights[client.tier];
}

/** Takes the smallest client of a tier out of a book, if it may leave. */
function takeSmallest(book: Book, tier: ManagedTier, weights: TierCounts): ProposalClient | null {
  const held = book.clients[tier];
  const at = held.findLastIndex(({ locked }) => !locked);
  if (at < 0) return null;
  book.load -= weights[tier];
  return held.splice(at, 1)[0] ?? null;
}

/** Smallest tier first, so that the load which leaves is hardly more than the excess. */
function shed(book: Book, weights: TierCounts, waiting: Waiting): void {
  for (const tier of managedTiers.toReversed()) {
    while (book.load > book.limit) {
      const client = takeSmallest(book, tier, weights);
      if (!client) break;
      waiting[tier].push(client);
    }
  }
}

function roomiest(books: readonly Book[], weight: number): Book | null {
  let best: Book | null = null;
  for (const book of books) {
    const room = book.limit - book.load;
    if (room >= weight && (!best || room > best.limit - best.load)) best = book;
  }
  return best;
}

/** Makes room for one client by sending smaller tiers away, where the fewest must go. */
function makeRoom(
  books: readonly Book[],
  tier: ManagedTier,
  weights: TierCounts,
  waiting: Waiting,
): Book | null {
  const below = managedTiers.slice(managedTiers.indexOf(tier) + 1);
  const movable = (book: Book) =>
    below.reduce(
      (sum, one) => sum + book.clients[one].filter(({ locked }) => !locked).length * weights[one],
      0,
    );
  const possible = books.filter(
    (book) => book.limit > 0 && book.limit - book.load + movable(book) >= weights[tier],
  );
  const [book] = possible.sort((a, b) => b.limit - b.load - (a.limit - a.load));
  if (!book) return null;
  for (const one of below.toReversed()) {
    while (book.limit - book.load < weights[tier]) {
      const client = takeSmallest(book, one, weights);
      if (!client) break;
      waiting[one].push(client);
    }
  }
  return book;
}

function result(
  clients: readonly ProposalClient[],
  books: readonly Book[],
  unassigned: Unassigned,
  capacity: TierCounts,
): Proposal {
  const moves: ProposedMove[] = [];
  const counts = new Map<string, TierCounts>();
  for (const { staffNo, clients: held } of books) {
    const { diamond, platinum, gold } = held;
    counts.set(staffNo, {
      ...{ diamond: diamond.length, platinum: platinum.length, gold: gold.length },
    });
    for (const { clientNo, managerNo } of [...diamond, ...platinum, ...gold]) {
      if (managerNo !== staffNo) moves.push({ clientNo, from: managerNo, to: staffNo });
    }
  }
  const all = { diamond: 0, platinum: 0, gold: 0 };
  for (const { tier } of clients) all[tier] += 1;
  const needed = managersNeeded(all, capacity);
  const { limit } = loadUnits(capacity);
  const there = books.reduce((sum, book) => sum + book.limit / limit, 0);
  const everyone = managedTiers.every((tier) => unassigned[tier].length === 0);
  const missing = everyone ? 0 : Math.max(0, Math.round((needed - there) * 10) / 10);
  return { moves, unassigned, counts, managersNeeded: needed, managersMissing: missing };
}

function byAverage(a: ProposalClient, b: ProposalClient): number {
  return b.averageFen - a.averageFen || (a.clientNo < b.clientNo ? -1 : 1);
}
