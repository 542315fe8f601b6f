import loadHighs from 'highs';
import { expect, it } from 'vitest';
import {
  managedTiers,
  type ManagedTier,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import {
  imbalanceCost,
  propose,
  type Proposal,
  type ProposalClient,
  type ProposalManager,
} from './proposal.rules.ts';
import { seededNumbers } from './seeded-numbers.fixture.ts';

const { capacity } = defaultRelationshipSettings;
const whole = (diamond: number, platinum: number, gold: number): TierCounts => ({
  ...{ diamond, platinum, gold },
});

function client(clientNo: string, more: Partial<ProposalClient> = {}): ProposalClient {
  return { clientNo, tier: 'gold', averageFen: 100, managerNo: null, locked: false, ...more };
}

/** Clients, managers and locks that a seed stands for; scarce in some seeds. */
function problem(seed: number): { clients: ProposalClient[]; managers: ProposalManager[] } {
  const next = seededNumbers(seed);
  const managers = Array.from({ length: 2 + next(4) }, (_, i) => {
    const left = next(5) === 0;
    const own = left ? whole(0, 0, 0) : whole(next(6), next(10), next(18));
    return { staffNo: `M${i}`, capacity: own };
  });
  const clients = Array.from({ length: 10 + next(40) }, (_, i) => {
    const at = next(managers.length + 1);
    return client(`C${i}`, {
      tier: managedTiers[next(3)] ?? 'gold',
      averageFen: next(1000),
      managerNo: managers[at]?.staffNo ?? null,
    });
  });
  // Locks within capacity: the head's own excess is another matter.
  const held = new Map<string, number>();
  return {
    managers,
    clients: clients.map((one) => {
      const key = `${String(one.managerNo)} ${one.tier}`;
      const room =
        managers.find(({ staffNo }) => staffNo === one.managerNo)?.capacity[one.tier] ?? 0;
      const locked = next(4) === 0 && (held.get(key) ?? 0) < room;
      if (locked) held.set(key, (held.get(key) ?? 0) + 1);
      return { ...one, locked };
    }),
  };
}

interface Objective {
  readonly unassigned: number;
  readonly changes: number;
  readonly imbalance: number;
}

function objectiveOf(
  clients: readonly ProposalClient[],
  managers: readonly ProposalManager[],
  proposal: Proposal,
  tier: ManagedTier,
): Objective {
  const tiers = new Map(clients.map((one) => [one.clientNo, one.tier]));
  const room = new Map(managers.map((one) => [one.staffNo, one.capacity[tier]]));
  const changes = proposal.moves.filter(
    ({ clientNo, from }) => tiers.get(clientNo) === tier && (room.get(from ?? '') ?? 0) > 0,
  ).length;
  let imbalance = 0;
  for (const [staffNo, counts] of proposal.counts) {
    for (let k = 1; k <= counts[tier]; k += 1)
      imbalance += imbalanceCost(k, room.get(staffNo) ?? 0);
  }
  return { unassigned: proposal.unassigned[tier].length, changes, imbalance };
}

/** The same as a linear program: x for each client and manager, y for the k-th client of a manager. */
function program(
  clients: readonly ProposalClient[],
  managers: readonly ProposalManager[],
  tier: ManagedTier,
): string {
  const costs: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const ofTier = clients.filter((one) => one.tier === tier);
  const room = (staffNo: string | null) =>
    managers.find((one) => one.staffNo === staffNo)?.capacity[tier] ?? 0;
  for (const { clientNo, managerNo, locked } of ofTier) {
    const parts = managers.map(({ staffNo }) => `x${clientNo}${staffNo}`);
    rows.push(`${parts.join(' + ')} + u${clientNo} = 1`);
    costs.push(`1e8 u${clientNo}`);
    for (const { staffNo } of managers) {
      if (staffNo !== managerNo && room(managerNo) > 0) costs.push(`1e5 x${clientNo}${staffNo}`);
      if (locked && staffNo === managerNo) bounds.push(`x${clientNo}${staffNo} = 1`);
    }
  }
  for (const { staffNo } of managers) {
    const units = Array.from({ length: room(staffNo) }, (_, i) => i + 1);
    const parts = ofTier.map(({ clientNo }) => `x${clientNo}${staffNo}`).join(' + ');
    const takes = units.map((k) => ` - y${staffNo}k${k}`).join('');
    rows.push(`${parts}${takes} = 0`);
    for (const k of units) {
      costs.push(`${imbalanceCost(k, room(staffNo))} y${staffNo}k${k}`);
      bounds.push(`y${staffNo}k${k} <= 1`);
    }
  }
  const lines = rows.map((row, i) => ` r${i}: ${row}`);
  return [
    'Minimize',
    ` ${costs.join('\n + ')}`,
    'Subject To',
    ...lines,
    'Bounds',
    ...bounds,
    'End',
  ].join('\n');
}

it('assignment: a proposal costs what the solver’s optimum costs, on 100 seeds', async () => {
  const highs = await loadHighs();
  let scarce = 0;
  let changed = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const { clients, managers } = problem(seed);
    const proposal = propose(clients, managers, capacity);
    for (const tier of managedTiers) {
      if (!clients.some((one) => one.tier === tier)) continue;
      const ours = objectiveOf(clients, managers, proposal, tier);
      const solved = highs.solve(program(clients, managers, tier));
      const cost = ours.unassigned * 1e8 + ours.changes * 1e5 + ours.imbalance;
      expect([seed, tier, cost]).toEqual([seed, tier, Math.round(solved.ObjectiveValue)]);
      if (ours.unassigned > 0) scarce += 1;
      if (ours.changes > 0) changed += 1;
    }
  }
  // The seeds try what they should.
  expect(scarce).toBeGreaterThan(20);
  expect(changed).toBeGreaterThan(20);
});

it('assignment: capacity is never exceeded by a proposal, locked clients stay, nobody is lost or doubled', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { clients, managers } = problem(seed);
    const { moves, unassigned, counts } = propose(clients, managers, capacity);
    for (const { staffNo, capacity: own } of managers) {
      for (const tier of managedTiers) {
        expect(counts.get(staffNo)?.[tier] ?? 0).toBeLessThanOrEqual(own[tier]);
      }
    }
    const locked = new Set(clients.filter((one) => one.locked).map(({ clientNo }) => clientNo));
    expect(moves.filter(({ clientNo }) => locked.has(clientNo))).toEqual([]);
    const left = managedTiers.flatMap((tier) => unassigned[tier]);
    expect(new Set([...moves.map(({ clientNo }) => clientNo), ...left]).size).toBe(
      moves.length + left.length,
    );
    const placed = [...counts.values()].reduce(
      (sum, one) => sum + one.diamond + one.platinum + one.gold,
      0,
    );
    expect(placed + left.length).toBe(clients.length);
  }
});

it('assignment: of those who must move the smallest move, for the smallest of all there is no room', () => {
  const clients = [1, 2, 3, 4, 5].map((n) =>
    client(`C${n}`, { averageFen: n * 100, managerNo: 'M1' }),
  );
  const managers = [
    { staffNo: 'M1', capacity: whole(0, 0, 2) },
    { staffNo: 'M2', capacity: whole(0, 0, 2) },
  ];
  const proposal = propose(clients, managers, capacity);
  expect(proposal.moves.map(({ clientNo }) => clientNo)).toEqual(['C3', 'C2']);
  expect(proposal.unassigned.gold).toEqual(['C1']);
});

it('assignment: somebody who left keeps nobody, and everybody else keeps theirs', () => {
  const clients = Array.from({ length: 60 }, (_, i) => client(`C${i}`, { managerNo: `M${i % 3}` }));
  const managers = ['M0', 'M1', 'M2'].map((staffNo) => ({
    staffNo,
    capacity: staffNo === 'M0' ? whole(0, 0, 0) : capacity,
  }));
  const { moves, counts, managersMissing } = propose(clients, managers, capacity);
  expect(moves.every(({ from }) => from === 'M0')).toBe(true);
  expect(moves).toHaveLength(20);
  expect([...counts.values()].map(({ gold }) => gold)).toEqual([0, 30, 30]);
  expect(managersMissing).toBe(0);
});

it('assignment: what 20 managers cannot take is named by tier, with the managers that are missing', () => {
  const of = (tier: ManagedTier, count: number) =>
    Array.from({ length: count }, (_, i) => client(`${tier}${i}`, { tier, averageFen: i }));
  const clients = [...of('diamond', 200), ...of('platinum', 1000), ...of('gold', 3800)];
  const managers = Array.from({ length: 20 }, (_, i) => ({
    staffNo: `M${i}`,
    capacity: i < 4 ? whole(30, 0, 0) : i < 10 ? whole(0, 100, 0) : whole(0, 0, 200),
  }));
  const started = performance.now();
  const proposal = propose(clients, managers, capacity);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(proposal).toMatchObject({ managersNeeded: 35.7, managersMissing: 15.7 });
  expect(managedTiers.map((tier) => proposal.unassigned[tier].length)).toEqual([80, 400, 1800]);
  expect(proposal.unassigned.gold[0]).toBe('gold1799');
});
