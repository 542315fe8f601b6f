import type {
  AssignedClientView,
  ProposalView,
} from '../../../shared/contract/relationship/assignment.ts';
import {
  managedTiers,
  type AssignmentSource,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import type { RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { assignmentOf, executorOf, managerOf } from '../../../shared/model/relationship/state.ts';
import { tierRank, type Tier } from '../../../shared/model/schemes/tier.ts';
import { actingOf, type Desk, type Worker } from '../desk/desk.ts';
import type { ManagedClient } from '../desk/managed-clients.service.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { goldRoom, loadOf } from './load.rules.ts';
import { goldOverflow } from './overflow.rules.ts';
import { assignmentOverview } from './overview.rules.ts';
import { propose, type Proposal, type ProposalClient } from './proposal.rules.ts';
import { proposeByLoad } from './shared-load.rules.ts';

/** Who is to look after a client from now on; nobody: no longer managed. */
export interface WantedAssignment {
  readonly clientNo: string;
  readonly lead: string | null;
  readonly executor: string | null;
}

/** How a proposal is asked for. */
export interface ProposalRequest {
  readonly by: 'tier' | 'load';
  readonly locked: readonly string[];
  readonly people?: readonly { readonly staffNo: string; readonly percent: number }[] | undefined;
}

/** Clients of a page. */
const pageSize = 200;

/** Who looks after whom. */
export type Assignments = ReturnType<typeof createAssignments>;

/** Creates the service. */
export function createAssignments(desk: Desk) {
  const { relationship, managed, settings } = desk;
  const person = (staffNo: string) => ({ staffNo, name: desk.staffName(staffNo) });
  const personOrNobody = (staffNo: string | null) => (staffNo === null ? null : person(staffNo));
  const bookManagerOf = (clientNo: string) => desk.book.get(clientNo)?.managerNo ?? null;

  async function overviewNow() {
    const clients = await managed.all();
    return assignmentOverview(
      relationship.state(),
      clients.values(),
      (staffNo) => desk.works(staffNo),
      settings().capacity,
    );
  }

  /** Client managers, and whoever is named; each with how full they may be. */
  function takers({ people }: ProposalRequest) {
    return (
      people ??
      desk
        .people()
        .filter(({ role, active }) => active && role === 'manager')
        .map(({ staffNo }) => ({ staffNo, percent: 100 }))
    );
  }

  function proposalClients(
    clients: ReadonlyMap<string, ManagedClient>,
    locked: ReadonlySet<string>,
  ): ProposalClient[] {
    const state = relationship.state();
    return [...clients.values()].flatMap((client) => {
      const { clientNo, bookManagerNo, averageFen } = client;
      const tier = managedTiers.find((one) => one === client.tier);
      if (!tier) return [];
      const executor = managerOf(state, clientNo, bookManagerNo);
      // Of tellers and the lobby manager nobody takes their overflow away again.
      const role = desk.people().find(({ staffNo }) => staffNo === executor)?.role;
      if (executor !== null && desk.works(executor) && (role === 'teller' || role === 'lobby')) {
        return [];
      }
      const managerNo = executor !== null && desk.works(executor) ? executor : null;
      return [
        { clientNo, tier, averageFen: averageFen ?? 0, managerNo, locked: locked.has(clientNo) },
      ];
    });
  }

  async function proposal(request: ProposalRequest): Promise<Proposal> {
    const clients = await managed.all();
    const { capacity } = settings();
    const given = proposalClients(clients, new Set(request.locked));
    const people = takers(request);
    if (request.by === 'load') return proposeByLoad(given, people, capacity);
    return propose(
      given,
      people.map(({ staffNo, percent }) => ({ staffNo, capacity: shareOf(capacity, percent) })),
      capacity,
    );
  }

  /** Assigns in one act. Who has the client already in this way is passed over. */
  async function assign(
    worker: Worker,
    wanted: readonly WantedAssignment[],
    source: AssignmentSource,
    reason: string,
  ): Promise<number> {
    for (const { clientNo } of wanted) {
      if (!desk.book.get(clientNo)) throw new RelationshipRefused('client-unknown', clientNo);
    }
    const logged = await relationship.record(actingOf(worker), ({ state }) =>
      wanted.flatMap(({ clientNo, lead, executor }): RelationshipFact[] => {
        const now = assignmentOf(state.clients.get(clientNo));
        const from = executorOf(state.clients.get(clientNo), bookManagerOf(clientNo));
        const same = now ? now.lead === lead && now.executor === executor : false;
        if (same && wanted.length > 1) return [];
        return [{ type: 'client-assigned', clientNo, from, lead, executor, source, reason }];
      }),
    );
    return logged.length;
  }

  return {
    async overview() {
      const { people, unassigned, handOvers } = await overviewNow();
      const { capacity } = settings();
      const loads = new Map(people.map((one) => [one.staffNo, one]));
      const none = { diamond: 0, platinum: 0, gold: 0 };
      // Managers without any client yet are shown as well: they have room.
      const shown = desk
        .people()
        .filter(
          ({ staffNo, role, active }) => active && (role === 'manager' || loads.has(staffNo)),
        );
      return {
        people: shown.map(({ staffNo, role }) => {
          const { counts = none, others = 0 } = loads.get(staffNo) ?? {};
          const { load, limit, percent, over } = loadOf(counts, capacity);
          return { person: person(staffNo), role, counts, others, load, limit, percent, over };
        }),
        unassigned: countsBy(unassigned),
        handOvers: handOvers.map(({ clientNo, from, ...open }) => ({
          client: desk.named(clientNo),
          from: person(from),
          promises: open.promises,
          opportunities: open.opportunities.length,
          retentions: open.retentions.length,
          complaints: open.complaints.length,
        })),
        capacity,
      };
    },

    /** Clients of one person, or VIPs of nobody, the best tier first. */
    async clients(staffNo: string | null, from: number) {
      const state = relationship.state();
      const all = [...(await managed.all()).values()]
        .filter(({ clientNo, bookManagerNo, tier }) => {
          const executor = managerOf(state, clientNo, bookManagerNo);
          return staffNo === null ? executor === null && tier !== 'regular' : executor === staffNo;
        })
        .sort(bestFirst);
      const rows = all.slice(from, from + pageSize).map((client): AssignedClientView => {
        const { clientNo, averageFen, bookManagerNo } = client;
        const known = state.clients.get(clientNo);
        const assignment = assignmentOf(known);
        return {
          client: desk.named(clientNo),
          lead: personOrNobody(assignment ? assignment.lead : bookManagerNo),
          executor: personOrNobody(executorOf(known, bookManagerNo)),
          averageFen,
          since: assignment?.on ?? null,
          lastContactOn: known?.contacts.at(-1)?.on ?? null,
        };
      });
      return { rows, total: all.length };
    },

    assign,

    proposal,

    async propose(request: ProposalRequest): Promise<ProposalView> {
      const { moves, unassigned, counts, managersNeeded, managersMissing } =
        await proposal(request);
      const { capacity } = settings();
      return {
        moves: moves.map(({ clientNo, from, to }) => ({
          client: desk.named(clientNo),
          from: personOrNobody(from),
          to: person(to),
        })),
        unassigned: {
          diamond: unassigned.diamond.length,
          platinum: unassigned.platinum.length,
          gold: unassigned.gold.length,
        },
        managersNeeded,
        managersMissing,
        people: [...counts].map(([staffNo, of]) => {
          const { percent, over } = loadOf(of, capacity);
          return { person: person(staffNo), counts: of, percent, over };
        }),
      };
    },

    /** Who of the managers' gold clients would go to tellers and the lobby manager. */
    async overflow() {
      const clients = await managed.all();
      const state = relationship.state();
      const { people } = await overviewNow();
      const managers = new Set(
        desk
          .people()
          .flatMap(({ staffNo, role, active }) => (active && role === 'manager' ? [staffNo] : [])),
      );
      const { capacity: one, overflow } = settings();
      const gold = [...clients.values()].filter(({ clientNo, tier, bookManagerNo }) => {
        const executor = managerOf(state, clientNo, bookManagerNo);
        return tier === 'gold' && executor !== null && managers.has(executor);
      });
      const none = { diamond: 0, platinum: 0, gold: 0 };
      const capacity = [...managers]
        .map((staffNo) => people.find((load) => load.staffNo === staffNo)?.counts ?? none)
        .reduce((room, counts) => room + goldRoom(counts, one), 0);
      const { teller, lobby, stays, percent } = goldOverflow(
        gold.map(({ clientNo, averageFen }) => ({ clientNo, averageFen: averageFen ?? 0 })),
        capacity,
        overflow,
      );
      return {
        capacity,
        gold: gold.length,
        teller: teller.map((clientNo) => desk.named(clientNo)),
        lobby: lobby.map((clientNo) => desk.named(clientNo)),
        stays: stays.length,
        percent,
      };
    },

    /** Who looked after a client. */
    history(clientNo: string) {
      const { assignments = [] } = relationship.state().clients.get(clientNo) ?? {};
      return assignments.map(({ on, from, lead, executor, source, reason, by }) => ({
        on,
        fromName: desk.staffName(from),
        leadName: desk.staffName(lead),
        executorName: desk.staffName(executor),
        ...{ source, reason },
        byName: desk.staffName(by),
      }));
    },

    /** Who may look after clients of a tier: gold and potential ones tellers and the lobby manager as well. */
    people(tier?: Tier) {
      const others = tier === 'gold' || tier === 'regular';
      return desk
        .people()
        .filter(({ role, active }) => {
          const fits = role === 'manager' || role === 'head';
          return active && (fits || (others && (role === 'teller' || role === 'lobby')));
        })
        .map(({ staffNo, name, role }) => ({ staffNo, name, role }));
    },
  };
}

function shareOf(capacity: TierCounts, percent: number): TierCounts {
  const share = (count: number) => Math.floor((count * percent) / 100);
  return {
    diamond: share(capacity.diamond),
    platinum: share(capacity.platinum),
    gold: share(capacity.gold),
  };
}

function countsBy(clients: readonly { readonly tier: Tier }[]): TierCounts {
  const of = (tier: Tier) => clients.filter((client) => client.tier === tier).length;
  return { diamond: of('diamond'), platinum: of('platinum'), gold: of('gold') };
}

function bestFirst(a: ManagedClient, b: ManagedClient): number {
  return (
    tierRank(a.tier) - tierRank(b.tier) ||
    (b.averageFen ?? 0) - (a.averageFen ?? 0) ||
    (a.clientNo < b.clientNo ? -1 : 1)
  );
}
