import {
  managedTiers,
  type ManagedTier,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import { isOpen, stepAt } from '../../../shared/model/relationship/opportunity.ts';
import {
  isKept,
  managerOf,
  type RelationshipState,
} from '../../../shared/model/relationship/state.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { loadOf, type Load } from './load.rules.ts';

/** What the book and the scores know of a client, as far as the head's table asks. */
export interface AssignedClient {
  readonly clientNo: string;
  readonly tier: Tier;
  readonly bookManagerNo: string | null;
}

/** One person's clients. */
export interface PersonLoad {
  readonly staffNo: string;
  readonly counts: TierCounts;
  /** Managed without a tier: potential clients. */
  readonly others: number;
  readonly load: Load;
}

/** Work that goes with a client when somebody leaves. */
export interface HandOver {
  readonly clientNo: string;
  readonly tier: Tier;
  readonly from: string;
  /** Promises that are still to be kept, opportunities, retention measures and complaints that are open. */
  readonly promises: number;
  readonly opportunities: readonly string[];
  readonly retentions: readonly string[];
  readonly complaints: readonly string[];
}

export interface AssignmentOverview {
  readonly people: readonly PersonLoad[];
  /** VIPs without anybody: the goal is none. */
  readonly unassigned: readonly AssignedClient[];
  /** Clients of people who no longer work here, with what is open: nothing of it is dropped. */
  readonly handOvers: readonly HandOver[];
}

/**
 * Who looks after how many, who has nobody, and whose manager has left.
 * @param works whether somebody of that number works here
 */
export function assignmentOverview(
  state: RelationshipState,
  clients: Iterable<AssignedClient>,
  works: (staffNo: string) => boolean,
  capacity: TierCounts,
): AssignmentOverview {
  const people = new Map<string, { counts: Record<ManagedTier, number>; others: number }>();
  const unassigned: AssignedClient[] = [];
  const handOvers: HandOver[] = [];
  for (const client of clients) {
    const { clientNo, tier, bookManagerNo } = client;
    const executor = managerOf(state, clientNo, bookManagerNo);
    if (executor === null) {
      if (tier !== 'regular') unassigned.push(client);
      continue;
    }
    if (!works(executor)) {
      handOvers.push({ clientNo, tier, from: executor, ...openWork(state, clientNo) });
      continue;
    }
    const person = people.get(executor) ?? {
      counts: { diamond: 0, platinum: 0, gold: 0 },
      others: 0,
    };
    if (tier === 'regular') person.others += 1;
    else person.counts[tier] += 1;
    people.set(executor, person);
  }
  return {
    people: [...people]
      .map(([staffNo, one]) => ({ staffNo, ...one, load: loadOf(one.counts, capacity) }))
      .sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1)),
    unassigned: unassigned.sort(bestFirst),
    handOvers: handOvers.sort(bestFirst),
  };
}

function openWork(state: RelationshipState, clientNo: string) {
  const client = state.clients.get(clientNo);
  const contacts = client?.contacts ?? [];
  return {
    promises: (client?.promises ?? []).filter((one) => !isKept(one, contacts, one.on)).length,
    opportunities: (client?.opportunities ?? []).filter((id) => {
      const opportunity = state.opportunities.get(id);
      const step = opportunity && stepAt(opportunity);
      return step !== undefined && step !== null && isOpen(step.stage);
    }),
    retentions: (client?.retentions ?? []).filter(({ closed }) => !closed).map(({ id }) => id),
    complaints: (client?.complaints ?? []).filter((id) => !state.complaints.get(id)?.closed),
  };
}

type Ranked = Pick<AssignedClient, 'tier' | 'clientNo'>;

function bestFirst(a: Ranked, b: Ranked): number {
  const order: readonly Tier[] = [...managedTiers, 'regular'];
  return order.indexOf(a.tier) - order.indexOf(b.tier) || (a.clientNo < b.clientNo ? -1 : 1);
}
