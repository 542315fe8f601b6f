import type { BranchConfig, LocalText } from '../../../shared/model/branch.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';

/** What can be wrong with a field; the words are in `settings:problem`. */
export type Problem =
  'required' | 'duplicate' | 'number' | 'atLeastOne' | 'unknownService' | 'code';

/** Problems by the place of the field: "name.zh", "services.2.id", "counters". */
export type Problems = ReadonlyMap<string, Problem>;

const code = /^[\w-]{1,32}$/;

/** Checks a branch before it is saved; an empty map means that it may be. */
export function branchProblems(branch: BranchConfig): Problems {
  const problems = new Map<string, Problem>();
  const check = (at: string, problem: Problem | null) => {
    if (problem) problems.set(at, problem);
  };
  check('code', codeProblem(branch.code));
  check('name.zh', nameProblem(branch.name));
  branch.otherBranches.forEach((other, index, all) => {
    const taken = [branch.code, ...all.filter((_, at) => at !== index).map((one) => one.code)];
    check(`otherBranches.${index}.code`, codeProblem(other.code, taken));
    check(`otherBranches.${index}.name.zh`, nameProblem(other.name));
  });
  if (branch.services.length === 0) problems.set('services', 'atLeastOne');
  branch.services.forEach((service, index, all) => {
    const others = all.filter((_, at) => at !== index).map((one) => one.id);
    check(`services.${index}.id`, codeProblem(service.id, others));
    check(`services.${index}.name.zh`, nameProblem(service.name));
  });
  if (branch.counters.length === 0) problems.set('counters', 'atLeastOne');
  const known = new Set(branch.services.map((service) => service.id));
  branch.counters.forEach((counter, index, all) => {
    const whole = Number.isInteger(counter.id) && counter.id > 0;
    const twice = all.some((one, at) => at !== index && one.id === counter.id);
    check(`counters.${index}.id`, whole ? (twice ? 'duplicate' : null) : 'number');
    if (counter.services.some((service) => !known.has(service))) {
      problems.set(`counters.${index}.services`, 'unknownService');
    }
  });
  branch.rooms.forEach((room, index) => {
    check(`rooms.${index}.name.zh`, nameProblem(room.name));
  });
  for (const tier of tiers) {
    check(`promiseMinutes.${tier}`, branch.promiseMinutes[tier] > 0 ? null : 'number');
  }
  return problems;
}

function nameProblem(name: LocalText): Problem | null {
  return name.zh.trim() === '' ? 'required' : null;
}

function codeProblem(text: string, others: readonly string[] = []): Problem | null {
  if (text.trim() === '') return 'required';
  if (!code.test(text)) return 'code';
  return others.includes(text) ? 'duplicate' : null;
}
