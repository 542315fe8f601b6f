import {
  managedTiers,
  type ManagedTier,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import type { Fen } from '../../../shared/model/money.ts';
import { managersNeeded } from './load.rules.ts';
import { leastCostFlow, type Destination, type Supply } from './transport.rules.ts';

/** A client to be assigned. */
export interface ProposalClient {
  readonly clientNo: string;
  readonly tier: ManagedTier;
  /** What the client's tier rests on: of those who must move the smallest moves first. */
  readonly averageFen: Fen;
  /** Who executes now; null: nobody. */
  readonly managerNo: string | null;
  /** Stays where it is. */
  readonly locked: boolean;
}

/** Somebody who can take clients; one who left has no capacity. */
export interface ProposalManager {
  readonly staffNo: string;
  readonly capacity: TierCounts;
}

export interface ProposedMove {
  readonly clientNo: string;
  readonly from: string | null;
  readonly to: string;
}

/** A proposal, before anything happens. */
export interface Proposal {
  readonly moves: readonly ProposedMove[];
  /** For whom there is no room, largest average first. */
  readonly unassigned: Readonly<Record<ManagedTier, readonly string[]>>;
  readonly counts: ReadonlyMap<string, TierCounts>;
  /** Managers that these clients take altogether, by the load of one manager. */
  readonly managersNeeded: number;
  /** How many are missing; 0 where those who are there can take everyone. */
  readonly managersMissing: number;
}

/** Share of a manager's capacity in the cost of imbalance. */
const imbalanceScale = 1000;
/** A change of manager weighs more than the imbalance of any number of clients, and nobody at all more than any change. */
const changeCost = 1e8;
const nobodyCost = 1e12;
/** Where those go for whom there is no room. */
const nobody: Destination = { room: Infinity, unitCost: () => 0 };

/**
 * The assignment of least cost under capacities by tier: as few as possible without a manager, then as few changes of
 * manager as possible, then even loads. Each tier is a flow of its own, since its capacities are.
 * @param capacity of one manager alone, for the count of managers missing
 */
export function propose(
  clients: readonly ProposalClient[],
  managers: readonly ProposalManager[],
  capacity: TierCounts,
): Proposal {
  const moves: ProposedMove[] = [];
  const unassigned: Record<ManagedTier, readonly string[]> = {
    diamond: [],
    platinum: [],
    gold: [],
  };
  const counts = new Map<string, Record<ManagedTier, number>>(
    managers.map(({ staffNo }) => [staffNo, { diamond: 0, platinum: 0, gold: 0 }]),
  );
  const all: Record<ManagedTier, number> = { diamond: 0, platinum: 0, gold: 0 };
  for (const tier of managedTiers) {
    const ofTier = clients.filter((client) => client.tier === tier);
    all[tier] = ofTier.length;
    const placed = proposeTier(ofTier, managers, tier);
    moves.push(...placed.moves);
    unassigned[tier] = placed.unassigned;
    for (const [staffNo, count] of placed.counts) {
      const entry = counts.get(staffNo);
      if (entry) entry[tier] = count;
    }
  }
  const working = managers.filter(({ capacity: own }) =>
    managedTiers.some((tier) => own[tier] > 0),
  );
  const needed = managersNeeded(all, capacity);
  const everyone = managedTiers.every((tier) => unassigned[tier].length === 0);
  const missing = Math.max(0, Math.round((needed - working.length) * 10) / 10);
  return {
    moves,
    unassigned,
    counts,
    managersNeeded: needed,
    managersMissing: everyone ? 0 : missing,
  };
}

interface TierProposal {
  readonly moves: readonly ProposedMove[];
  readonly unassigned: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

function proposeTier(
  clients: readonly ProposalClient[],
  managers: readonly ProposalManager[],
  tier: ManagedTier,
): TierProposal {
  const places = new Map(managers.map(({ staffNo }, i) => [staffNo, i]));
  const locked = managers.map(() => 0);
  const groups = new Map<number | null, ProposalClient[]>();
  for (const client of clients) {
    const place = client.managerNo === null ? null : (places.get(client.managerNo) ?? null);
    if (client.locked && place !== null) locked[place] = (locked[place] ?? 0) + 1;
    else {
      const group = groups.get(place);
      if (group) group.push(client);
      else groups.set(place, [client]);
    }
  }
  const origins = [...groups];
  const destinations = [
    ...managers.map(({ capacity }, i) => destinationOf(capacity[tier], locked[i] ?? 0)),
    nobody,
  ];
  const flow = leastCostFlow(
    origins.map(([place, members]): Supply => ({
      units: members.length,
      costs: [
        ...managers.map((_, i) =>
          costOf(place, i, place === null ? 0 : (managers[place]?.capacity[tier] ?? 0)),
        ),
        nobodyCost,
      ],
    })),
    destinations,
  );
  const moves: ProposedMove[] = [];
  const unassigned: ProposalClient[] = [];
  const counts = new Map(managers.map(({ staffNo }, i) => [staffNo, locked[i] ?? 0]));
  origins.forEach(([place, members], origin) => {
    // The largest stay, the next ones move, for the smallest there is no room.
    const queue = members.toSorted(byAverage);
    const row = flow[origin] ?? [];
    const order = managers
      .map((_, i) => i)
      .sort((a, b) => Number(b === place) - Number(a === place));
    for (const to of order) {
      const staffNo = managers[to]?.staffNo ?? '';
      for (const client of queue.splice(0, row[to] ?? 0)) {
        counts.set(staffNo, (counts.get(staffNo) ?? 0) + 1);
        if (to === place) continue;
        moves.push({ clientNo: client.clientNo, from: client.managerNo, to: staffNo });
      }
    }
    unassigned.push(...queue);
  });
  return { moves, unassigned: unassigned.sort(byAverage).map(({ clientNo }) => clientNo), counts };
}

/** Nobody's client costs nothing anywhere, nor does one whose manager can have none of the tier any more. */
function costOf(place: number | null, to: number, roomAtPlace: number): number {
  return place === null || place === to || roomAtPlace === 0 ? 0 : changeCost;
}

function destinationOf(capacity: number, locked: number): Destination {
  return {
    room: Math.max(0, capacity - locked),
    unitCost: (k) => imbalanceCost(locked + k, capacity),
  };
}

/** What the k-th client of a manager adds to the imbalance: the fuller the manager, the more. */
export function imbalanceCost(k: number, capacity: number): number {
  return Math.floor((imbalanceScale * k) / capacity);
}

function byAverage(a: ProposalClient, b: ProposalClient): number {
  return b.averageFen - a.averageFen || (a.clientNo < b.clientNo ? -1 : 1);
}
