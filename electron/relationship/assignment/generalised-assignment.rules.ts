import {
  capacityMultipliers,
  type AssignmentProblem,
  type AssignmentSolution,
} from './assignment-problem.rules.ts';
import { redivided } from './redivision.rules.ts';
import { TabuSearch } from './tabu-search.rules.ts';

export type { AssignmentProblem, AssignmentSolution };

/** How long is searched; the same seed and length give the same solution. */
export interface SearchEffort {
  readonly seed: number;
  /** Searches from the same start that chance leads elsewhere; the best one counts. */
  readonly searches: number;
  /** Moves of each. */
  readonly moves: number;
  /** Groups of agents whose jobs are then divided among them anew. */
  readonly rounds: number;
}

/** Enough for 200 jobs and 20 agents within half a percent, in about a second. */
export const usualEffort: SearchEffort = { seed: 1, searches: 4, moves: 500, rounds: 300 };

/**
 * A good assignment by tabu search. Lagrangian multipliers of the capacities say which agents are worth a look for each
 * job; shifts and swaps are then tried under a penalty for overload that rises while capacities are exceeded and falls
 * while they are not. Last, the jobs of some agents at a time are divided anew by branch and bound. Published instances come within half a percent of their best known cost. Finding whether there is
 * any assignment at all is hard: null means that none was found.
 */
export function assignWithin(
  problem: AssignmentProblem,
  { seed, searches, moves, rounds }: SearchEffort = usualEffort,
): AssignmentSolution | null {
  const multipliers = capacityMultipliers(problem);
  let best: AssignmentSolution | null = null;
  for (let search = 0; search < searches; search += 1) {
    const tabu = new TabuSearch(problem, multipliers, seed + search);
    for (let i = 0; i < moves; i += 1) tabu.move();
    if (tabu.best && tabu.best.cost < (best?.cost ?? Infinity)) best = tabu.best;
  }
  return best && redivided(problem, multipliers, best, seed, rounds);
}
