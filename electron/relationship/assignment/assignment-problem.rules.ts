/** A generalised assignment problem: every job to one agent, at least cost, within each agent's capacity. */
export interface AssignmentProblem {
  /** By agent, then job; whole numbers. */
  readonly costs: readonly (readonly number[])[];
  readonly loads: readonly (readonly number[])[];
  readonly capacities: readonly number[];
}

/** An assignment that keeps to the capacities. */
export interface AssignmentSolution {
  /** The agent of each job. */
  readonly agents: readonly number[];
  readonly cost: number;
}

/** One number of a matrix by agent and job. */
export function at(matrix: readonly (readonly number[])[], agent: number, job: number): number {
  return matrix[agent]?.[job] ?? 0;
}

/** Numbers from 0 to below 1 that follow from a seed. */
export function randomBelowOne(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const subgradientRounds = 400;

/** Multipliers of the capacities: what a unit of each agent's capacity is about worth. */
export function capacityMultipliers({
  costs,
  loads,
  capacities,
}: AssignmentProblem): readonly number[] {
  const agents = capacities.length;
  const jobs = costs[0]?.length ?? 0;
  const multipliers = capacities.map(() => 0);
  let best: readonly number[] = [...multipliers];
  let bestBound = -Infinity;
  let step = 1;
  for (let round = 0; round < subgradientRounds; round += 1) {
    const used = capacities.map(() => 0);
    let bound = 0;
    for (let job = 0; job < jobs; job += 1) {
      let least = Infinity;
      let to = 0;
      for (let agent = 0; agent < agents; agent += 1) {
        const cost = at(costs, agent, job) + (multipliers[agent] ?? 0) * at(loads, agent, job);
        if (cost < least) [least, to] = [cost, agent];
      }
      bound += least;
      used[to] = (used[to] ?? 0) + at(loads, to, job);
    }
    const excess = used.map((load, agent) => load - (capacities[agent] ?? 0));
    bound -= multipliers.reduce((sum, one, agent) => sum + one * (capacities[agent] ?? 0), 0);
    if (bound > bestBound) [bestBound, best] = [bound, [...multipliers]];
    else if (round % 10 === 9) step *= 0.7;
    const length = excess.reduce((sum, one) => sum + one * one, 0) || 1;
    const scale = (step * (Math.abs(bound) * 0.05 + 1)) / length;
    excess.forEach((one, agent) => {
      multipliers[agent] = Math.max(0, (multipliers[agent] ?? 0) + scale * one);
    });
  }
  return best;
}
