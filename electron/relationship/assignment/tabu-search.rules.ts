import {
  at,
  randomBelowOne,
  type AssignmentProblem,
  type AssignmentSolution,
} from './assignment-problem.rules.ts';

/** Agents that are looked at for a job. */
const candidateCount = 7;
/** A short memory and a quick penalty: the search is at the edge of what capacities allow all the time. */
const leastTenure = 1;
const tenureRange = 5;
const penaltyRise = 1.3;
const penaltyFall = 0.9;
const leastPenalty = 0.05;

/**
 * A tabu search over shifts and swaps. The problem is laid out flat, because a search looks at every number thousands of times.
 */
export class TabuSearch {
  best: AssignmentSolution | null = null;
  readonly #jobs: number;
  /** By agent × jobs + job. */
  readonly #costs: Int32Array;
  readonly #loads: Int32Array;
  readonly #tabuUntil: Int32Array;
  readonly #candidates: readonly Int32Array[];
  readonly #agentOf: Int32Array;
  readonly #free: Int32Array;
  readonly #jobsOf: readonly number[][];
  readonly #random: () => number;
  #penalty: number;
  #cost = 0;
  #round = 0;

  constructor(problem: AssignmentProblem, multipliers: readonly number[], seed: number) {
    const { costs, loads, capacities } = problem;
    const agents = capacities.map((_, agent) => agent);
    const jobs = (costs[0] ?? []).map((_, job) => job);
    const worth = (agent: number, job: number) =>
      at(costs, agent, job) + (multipliers[agent] ?? 0) * at(loads, agent, job);
    this.#jobs = jobs.length;
    this.#costs = Int32Array.from(costs.flat());
    this.#loads = Int32Array.from(loads.flat());
    this.#tabuUntil = new Int32Array(this.#costs.length);
    this.#candidates = jobs.map((job) => {
      const byWorth = agents.toSorted((a, b) => worth(a, job) - worth(b, job));
      return Int32Array.from(byWorth.slice(0, candidateCount));
    });
    this.#agentOf = Int32Array.from(this.#candidates, ([first]) => first ?? 0);
    this.#jobsOf = agents.map((agent) => jobs.filter((job) => this.#agentOf[job] === agent));
    this.#free = Int32Array.from(agents, (agent) => {
      const used = (this.#jobsOf[agent] ?? []).reduce((sum, job) => sum + at(loads, agent, job), 0);
      return (capacities[agent] ?? 0) - used;
    });
    this.#penalty = Math.max(0.2, ...multipliers) * 1.5;
    this.#cost = jobs.reduce((sum, job) => sum + at(costs, this.#agentOf[job] ?? 0, job), 0);
    this.#random = randomBelowOne(seed);
    this.#note();
  }

  /** Makes the best shift or swap that is not forbidden, even where it makes things worse. */
  move(): void {
    this.#round += 1;
    const found = this.#bestMove();
    if (!found) return;
    const { job, to, back } = found;
    const from = this.#agentOf[job] ?? 0;
    this.#shift(job, to);
    if (back !== null) this.#shift(back, from);
    const over = this.#free.some((free) => free < 0);
    this.#penalty = Math.max(leastPenalty, this.#penalty * (over ? penaltyRise : penaltyFall));
    this.#note();
  }

  #bestMove(): { job: number; to: number; back: number | null } | null {
    const [costs, loads, free, penalty] = [this.#costs, this.#loads, this.#free, this.#penalty];
    const jobs = this.#jobs;
    const round = this.#round;
    const over = (room: number) => (room < 0 ? -room * penalty : 0);
    let least = Infinity;
    let found: { job: number; to: number; back: number | null } | null = null;
    for (let job = 0; job < jobs; job += 1) {
      const from = this.#agentOf[job] ?? 0;
      const fromRow = from * jobs;
      const roomFrom = (free[from] ?? 0) + (loads[fromRow + job] ?? 0);
      const before = over(free[from] ?? 0) + (costs[fromRow + job] ?? 0);
      for (const to of this.#candidates[job] ?? []) {
        const toRow = to * jobs;
        if (to === from || (this.#tabuUntil[toRow + job] ?? 0) > round) continue;
        const roomTo = (free[to] ?? 0) - (loads[toRow + job] ?? 0);
        const moved = (costs[toRow + job] ?? 0) - before - over(free[to] ?? 0);
        const shifted = moved + over(roomFrom) + over(roomTo);
        if (shifted < least) [least, found] = [shifted, { job, to, back: null }];
        for (const back of this.#jobsOf[to] ?? []) {
          const cost = moved + (costs[fromRow + back] ?? 0) - (costs[toRow + back] ?? 0);
          if (cost >= least || (this.#tabuUntil[fromRow + back] ?? 0) > round) continue;
          const total =
            cost +
            over(roomFrom - (loads[fromRow + back] ?? 0)) +
            over(roomTo + (loads[toRow + back] ?? 0));
          if (total < least) [least, found] = [total, { job, to, back }];
        }
      }
    }
    return found;
  }

  #shift(job: number, to: number): void {
    const from = this.#agentOf[job] ?? 0;
    const left = from * this.#jobs + job;
    const entered = to * this.#jobs + job;
    const tenure = leastTenure + Math.floor(this.#random() * tenureRange);
    this.#tabuUntil[left] = this.#round + tenure;
    this.#cost += (this.#costs[entered] ?? 0) - (this.#costs[left] ?? 0);
    this.#free[from] = (this.#free[from] ?? 0) + (this.#loads[left] ?? 0);
    this.#free[to] = (this.#free[to] ?? 0) - (this.#loads[entered] ?? 0);
    const others = this.#jobsOf[from];
    others?.splice(others.indexOf(job), 1);
    this.#jobsOf[to]?.push(job);
    this.#agentOf[job] = to;
  }

  #note(): void {
    if (this.#free.some((free) => free < 0)) return;
    if (this.best && this.best.cost <= this.#cost) return;
    this.best = { agents: [...this.#agentOf], cost: this.#cost };
  }
}
