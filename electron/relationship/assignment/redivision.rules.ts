import {
  at,
  randomBelowOne,
  type AssignmentProblem,
  type AssignmentSolution,
} from './assignment-problem.rules.ts';

/** Jobs that are divided anew at a time: about as many as branch and bound gets through. */
const jobsAtATime = 40;
/** Branches after which a division is left as it is. */
const branchLimit = 20_000;

/**
 * A solution after the jobs of some agents, taken by chance, were divided anew among just these, again and again. What it
 * costs only falls.
 */
export function redivided(
  problem: AssignmentProblem,
  multipliers: readonly number[],
  solution: AssignmentSolution,
  seed: number,
  rounds: number,
): AssignmentSolution {
  const agentCount = problem.capacities.length;
  const jobCount = solution.agents.length;
  if (jobCount === 0) return solution;
  const together = Math.min(
    agentCount,
    Math.max(2, Math.round((jobsAtATime * agentCount) / jobCount)),
  );
  const random = randomBelowOne(seed);
  const agents = [...solution.agents];
  let cost = solution.cost;
  for (let round = 0; round < rounds; round += 1) {
    const group = new Set<number>();
    while (group.size < together) group.add(Math.floor(random() * agentCount));
    cost -= redivide(problem, multipliers, agents, [...group]);
  }
  return { agents, cost };
}

/** Divides the jobs of a group of agents anew; what is saved. */
function redivide(
  { costs, loads, capacities }: AssignmentProblem,
  multipliers: readonly number[],
  agents: number[],
  group: readonly number[],
): number {
  const worth = (agent: number, job: number) =>
    at(costs, agent, job) + (multipliers[agent] ?? 0) * at(loads, agent, job);
  const entries = agents
    .map((agent, job) => ({ agent, job }))
    .filter(({ agent }) => group.includes(agent))
    .map(({ agent, job }) => {
      const order = group.toSorted((a, b) => worth(a, job) - worth(b, job));
      const least = worth(order[0] ?? agent, job);
      return { job, agent, order, least, regret: worth(order[1] ?? agent, job) - least };
    })
    // Those first for whom it matters most where they go.
    .sort((a, b) => b.regret - a.regret);
  const now = entries.reduce((sum, { agent, job }) => sum + at(costs, agent, job), 0);
  const leastFrom = new Float64Array(entries.length + 1);
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    leastFrom[i] = (leastFrom[i + 1] ?? 0) + (entries[i]?.least ?? 0);
  }
  const room = new Map(group.map((agent) => [agent, capacities[agent] ?? 0]));
  const chosen: number[] = [];
  const best: { cost: number; division: readonly number[] } = { cost: now, division: [] };
  let branches = 0;
  /** @param roomWorth what the room that is left is worth by the multipliers */
  const branch = (i: number, cost: number, roomWorth: number): void => {
    branches += 1;
    const entry = entries[i];
    if (!entry) {
      if (cost < best.cost) [best.cost, best.division] = [cost, [...chosen]];
      return;
    }
    // Costs are whole numbers: what cannot save one is not looked at.
    if (cost + (leastFrom[i] ?? 0) - roomWorth > best.cost - 1 + 1e-9) return;
    for (const agent of entry.order) {
      if (branches > branchLimit) return;
      const load = at(loads, agent, entry.job);
      const left = (room.get(agent) ?? 0) - load;
      if (left < 0) continue;
      room.set(agent, left);
      chosen[i] = agent;
      branch(
        i + 1,
        cost + at(costs, agent, entry.job),
        roomWorth - (multipliers[agent] ?? 0) * load,
      );
      room.set(agent, left + load);
    }
  };
  const worthOfRoom = group.reduce(
    (sum, agent) => sum + (multipliers[agent] ?? 0) * (capacities[agent] ?? 0),
    0,
  );
  branch(0, 0, worthOfRoom);
  best.division.forEach((agent, i) => {
    const entry = entries[i];
    if (entry) agents[entry.job] = agent;
  });
  return now - best.cost;
}
