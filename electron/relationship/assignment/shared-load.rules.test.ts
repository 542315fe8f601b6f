import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { managedTiers, type ManagedTier } from '../../../shared/model/relationship/assignment.ts';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import { loadOf, loadUnits } from './load.rules.ts';
import type { Proposal, ProposalClient } from './proposal.rules.ts';
import { seededNumbers } from './seeded-numbers.fixture.ts';
import { proposeByLoad, type LoadManager } from './shared-load.rules.ts';

const { capacity } = defaultRelationshipSettings;
const { weights, limit } = loadUnits(capacity);

/** What nobody's client costs for each unit of its load: far more than any move, and more for a higher tier. */
const unassignedCost: Readonly<Record<ManagedTier, number>> = {
  ...{ diamond: 8000, platinum: 400, gold: 20 },
};

function client(clientNo: string, more: Partial<ProposalClient> = {}): ProposalClient {
  return { clientNo, tier: 'gold', averageFen: 100, managerNo: null, locked: false, ...more };
}

/** A branch of some hundred clients; in about half of the seeds there is not room for all. */
function branch(seed: number): { clients: ProposalClient[]; managers: LoadManager[] } {
  const next = seededNumbers(seed);
  const managers = Array.from({ length: 3 + next(4) }, (_, i) => ({
    staffNo: `M${i}`,
    percent: i === 0 && next(2) === 0 ? 0 : [50, 100, 100][next(3)]!,
  }));
  const room = managers.reduce((sum, { percent }) => sum + (limit * percent) / 100, 0);
  const wanted = room * (0.8 + next(35) / 100);
  const clients: ProposalClient[] = [];
  for (let load = 0; load < wanted;) {
    const tier = (['diamond', 'platinum', 'platinum', 'gold', 'gold', 'gold', 'gold'] as const)[
      next(7)
    ]!;
    const at = next(managers.length + 1);
    const managerNo = managers[at]?.staffNo ?? null;
    const locked = managerNo !== null && managers[at]!.percent > 0 && next(10) === 0;
    clients.push(client(`C${clients.length}`, { tier, averageFen: next(1000), managerNo, locked }));
    load += weights[tier];
  }
  return { clients, managers };
}

/** Load of those who are moved away from somebody who works here, and what nobody's clients cost. */
function costOf(
  clients: readonly ProposalClient[],
  managers: readonly LoadManager[],
  { moves, unassigned }: Proposal,
): number {
  const byNo = new Map(clients.map((one) => [one.clientNo, one]));
  const works = new Set(
    managers.filter(({ percent }) => percent > 0).map(({ staffNo }) => staffNo),
  );
  const left = managedTiers.flatMap((tier) => unassigned[tier]);
  const away = [...moves.map(({ clientNo }) => clientNo), ...left].flatMap(
    (no) => byNo.get(no) ?? [],
  );
  const moved = away.filter(({ managerNo }) => works.has(managerNo ?? ''));
  return (
    moved.reduce((sum, { tier }) => sum + weights[tier], 0) +
    managedTiers.reduce(
      (sum, tier) => sum + unassigned[tier].length * weights[tier] * unassignedCost[tier],
      0,
    )
  );
}

/** The same as a mixed-integer program over groups of alike clients. */
function program(clients: readonly ProposalClient[], managers: readonly LoadManager[]): string {
  const groups = new Map<
    string,
    { tier: ManagedTier; from: number; locked: boolean; size: number }
  >();
  for (const { tier, managerNo, locked } of clients) {
    const from = managers.findIndex(({ staffNo }) => staffNo === managerNo);
    const key = `${tier} ${from} ${String(locked)}`;
    const group = groups.get(key) ?? { tier, from, locked, size: 0 };
    groups.set(key, { ...group, size: group.size + 1 });
  }
  const costs: string[] = [];
  const rows: string[] = [];
  const names: string[] = [];
  const bounds: string[] = [];
  const loads = managers.map((): string[] => []);
  [...groups.values()].forEach(({ tier, from, locked, size }, g) => {
    const works = (managers[from]?.percent ?? 0) > 0;
    const parts = managers.map((_, to) => `x${g}_${to}`);
    parts.forEach((name, to) => {
      loads[to]?.push(`${weights[tier]} ${name}`);
      if (works && to !== from) costs.push(`${weights[tier]} ${name}`);
    });
    costs.push(`${weights[tier] * unassignedCost[tier] + (works ? weights[tier] : 0)} u${g}`);
    rows.push(` g${g}: ${[...parts, `u${g}`].join(' + ')} = ${size}`);
    if (locked) bounds.push(` x${g}_${from} = ${size}`);
    names.push(...parts, `u${g}`);
  });
  managers.forEach(({ percent }, to) => {
    rows.push(` l${to}: ${loads[to]?.join(' + ') ?? ''} <= ${Math.floor((limit * percent) / 100)}`);
  });
  return [
    ...['Minimize', ` ${costs.join(' + ')}`, 'Subject To', ...rows, 'Bounds', ...bounds],
    ...['General', ` ${names.join(' ')}`, 'End'],
  ].join('\n');
}

it('assignment: under one shared load a proposal costs at most half a percent more than the solver’s', async () => {
  const highs = await loadHighs();
  let scarce = 0;
  const gaps: number[] = [];
  for (let seed = 1; seed <= 100; seed += 1) {
    const { clients, managers } = branch(seed);
    const solved = highs.solve(program(clients, managers), { mip_rel_gap: 0.0001, time_limit: 5 });
    const proposal = proposeByLoad(clients, managers, capacity);
    const ours = costOf(clients, managers, proposal);
    const best = Math.round(solved.ObjectiveValue);
    gaps.push((ours - best) / Math.max(1, best));
    if (managedTiers.some((tier) => proposal.unassigned[tier].length > 0)) scarce += 1;
  }
  expect(Math.max(...gaps)).toBeLessThanOrEqual(0.005);
  expect(scarce).toBeGreaterThan(20);
  expect(scarce).toBeLessThan(80);
});

it('assignment: no load is exceeded by a proposal, locked clients stay, nobody is lost', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { clients, managers } = branch(seed);
    const { moves, unassigned, counts } = proposeByLoad(clients, managers, capacity);
    for (const { staffNo, percent } of managers) {
      const held = counts.get(staffNo) ?? { diamond: 0, platinum: 0, gold: 0 };
      const locked = clients.filter((one) => one.locked && one.managerNo === staffNo);
      const lockedLoad = locked.reduce((sum, { tier }) => sum + weights[tier], 0);
      const most = Math.max((limit * percent) / 100, lockedLoad);
      expect(loadOf(held, capacity).load).toBeLessThanOrEqual(most);
    }
    const moved = new Set(moves.map(({ clientNo }) => clientNo));
    expect(clients.filter(({ clientNo, locked }) => locked && moved.has(clientNo))).toEqual([]);
    const left = managedTiers.flatMap((tier) => unassigned[tier]);
    const placed = [...counts.values()].reduce(
      (sum, one) => sum + one.diamond + one.platinum + one.gold,
      0,
    );
    expect(placed + left.length).toBe(clients.length);
  }
});

it('assignment: 20 managers take 5,000 clients as far as they can, the rest is named by tier', () => {
  const of = (tier: ManagedTier, count: number) =>
    Array.from({ length: count }, (_, i) =>
      client(`${tier}${i}`, { tier, averageFen: i, managerNo: `M${i % 25}` }),
    );
  const clients = [...of('diamond', 200), ...of('platinum', 1000), ...of('gold', 3800)];
  const managers = Array.from({ length: 20 }, (_, i) => ({ staffNo: `M${i}`, percent: 100 }));
  const started = performance.now();
  const proposal = proposeByLoad(clients, managers, capacity);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(proposal).toMatchObject({ managersNeeded: 35.7, managersMissing: 15.7 });
  const { diamond, platinum, gold } = proposal.unassigned;
  expect([diamond.length, platinum.length]).toEqual([0, 0]);
  // 12,000 less 200 · 20 and 1,000 · 6 leave 2,000: 666 gold and two units.
  expect(gold.length).toBeGreaterThanOrEqual(3800 - 666);
  expect(gold.length).toBeLessThanOrEqual(3800 - 666 + 7);
  // Where there are enough, everyone is placed and only those of managers who left move.
  const more = Array.from({ length: 40 }, (_, i) => ({ staffNo: `M${i + 1}`, percent: 100 }));
  const enough = proposeByLoad(clients, more, capacity);
  expect(enough.managersMissing).toBe(0);
  expect(Object.values(enough.unassigned).flat()).toEqual([]);
});
