import type { SchemeFaultView } from '../../../../shared/contract/schemes.ts';

/** What is wrong, by the field that it is said beside. */
export interface FaultsBeside {
  /** At this very place: "levels[2].low". */
  readonly at: (path: string) => string | undefined;
  /** Anywhere in a list that has one field: "metric.products[3]" for "metric.products". */
  readonly within: (path: string) => string | undefined;
  /** Whether a part has any: "metric.terms[2]". */
  readonly under: (path: string) => boolean;
}

/** @param words what a fault means */
export function faultsBeside(
  faults: readonly SchemeFaultView[],
  words: (fault: SchemeFaultView) => string,
): FaultsBeside {
  const first = (fits: (path: string) => boolean) => {
    const fault = faults.find(({ path }) => fits(path));
    return fault && words(fault);
  };
  return {
    at: (path) => first((one) => one === path),
    within: (path) => first((one) => one === path || one.startsWith(`${path}[`)),
    under: (path) => faults.some((fault) => fault.path.startsWith(`${path}.`)),
  };
}
