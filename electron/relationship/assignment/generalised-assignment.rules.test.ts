import loadHighs from 'highs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  assignWithin,
  usualEffort,
  type AssignmentProblem,
  type AssignmentSolution,
} from './generalised-assignment.rules.ts';
import { seededNumbers } from './seeded-numbers.fixture.ts';

// Published instances that are not part of this repository: these tests run where they lie beside the checkout.
const folder = join(import.meta.dirname, ...Array<string>(4).fill('..'), 'shared', 'data', 'gap');
const absent = !existsSync(folder);
if (absent) process.stderr.write(`skipped: ${folder} is not there\n`);

const bounds = absent
  ? []
  : readFileSync(join(folder, 'bounds.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line): readonly [string, string, string] => {
        const [name = '', lower = '', upper = ''] = line.split(/\s+/);
        return [name, lower, upper];
      });

function readInstance(name: string): AssignmentProblem {
  const numbers = readFileSync(join(folder, name), 'utf8').trim().split(/\s+/).map(Number);
  let at = 0;
  const take = (count: number) => numbers.slice(at, (at += count));
  const [agents = 0, jobs = 0] = take(2);
  const matrix = () => Array.from({ length: agents }, () => take(jobs));
  return { costs: matrix(), loads: matrix(), capacities: take(agents) };
}

/** The cost of a solution counted anew; throws where it exceeds a capacity or leaves a job out. */
function checkedCost(
  { costs, loads, capacities }: AssignmentProblem,
  { agents }: AssignmentSolution,
) {
  expect(agents).toHaveLength(costs[0]?.length ?? -1);
  capacities.forEach((capacity, agent) => {
    const load = agents.reduce(
      (sum, of, job) => sum + (of === agent ? (loads[agent]?.[job] ?? NaN) : 0),
      0,
    );
    expect(load).toBeLessThanOrEqual(capacity);
  });
  return agents.reduce((sum, agent, job) => sum + (costs[agent]?.[job] ?? NaN), 0);
}

describe.skipIf(absent)('published instances', () => {
  it.each(bounds)(
    'assignment: %s is solved within half a percent of its bounds %s–%s',
    (name, lower) => {
      const problem = readInstance(name);
      const solution = assignWithin(problem);
      expect(solution).not.toBeNull();
      if (!solution) return;
      const cost = checkedCost(problem, solution);
      expect(cost).toBe(solution.cost);
      expect(cost).toBeGreaterThanOrEqual(Number(lower));
      expect(cost / Number(lower)).toBeLessThanOrEqual(1.005);
      expect(assignWithin(problem)).toEqual(solution);
    },
  );
});

function randomProblem(seed: number): AssignmentProblem {
  const next = seededNumbers(seed);
  const agents = 2 + next(3);
  const jobs = 6 + next(10);
  const matrix = (least: number, range: number) =>
    Array.from({ length: agents }, () => Array.from({ length: jobs }, () => least + next(range)));
  const loads = matrix(5, 21);
  const share = loads.flat().reduce((sum, load) => sum + load, 0) / agents / agents;
  return { costs: matrix(10, 41), loads, capacities: loads.map(() => Math.ceil(share * 1.05)) };
}

function program({ costs, loads, capacities }: AssignmentProblem): string {
  const name = (agent: number, job: number) => `x${agent}_${job}`;
  const sum = (terms: readonly string[]) => terms.join(' + ');
  const goal = costs.flatMap((row, agent) => row.map((cost, job) => `${cost} ${name(agent, job)}`));
  const jobs = (costs[0] ?? []).map(
    (_, job) => ` j${job}: ${sum(costs.map((_row, agent) => name(agent, job)))} = 1`,
  );
  const agents = loads.map(
    (row, agent) =>
      ` a${agent}: ${sum(row.map((load, job) => `${load} ${name(agent, job)}`))} <= ${capacities[agent] ?? 0}`,
  );
  const all = costs.flatMap((row, agent) => row.map((_, job) => name(agent, job)));
  return [
    'Minimize',
    ` ${sum(goal)}`,
    'Subject To',
    ...jobs,
    ...agents,
    'Binary',
    ` ${all.join(' ')}`,
    'End',
  ].join('\n');
}

it('assignment: small problems of 100 seeds are solved as the solver solves them, or within half a percent', async () => {
  const highs = await loadHighs();
  let solved = 0;
  let exactly = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const problem = randomProblem(seed);
    const optimum = highs.solve(program(problem));
    const ours = assignWithin(problem, usualEffort);
    if (optimum.Status !== 'Optimal') {
      expect(ours).toBeNull();
      continue;
    }
    expect(ours).not.toBeNull();
    if (!ours) continue;
    solved += 1;
    const best = Math.round(optimum.ObjectiveValue);
    expect(checkedCost(problem, ours)).toBe(ours.cost);
    expect([seed, ours.cost >= best, ours.cost / best <= 1.005]).toEqual([seed, true, true]);
    if (ours.cost === best) exactly += 1;
  }
  expect(solved).toBeGreaterThan(80);
  expect(exactly).toBeGreaterThan(solved * 0.9);
});
