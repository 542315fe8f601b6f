/** Counts calls by place in the order of arrival, so that "how many later ones were called" costs log n. */
export interface PassedCalls {
  /** Someone at this place was called by a counter that does these services. */
  add(place: number, services: readonly number[]): void;
  /** How many were called from places after this one, by counters that do this service. */
  after(place: number, service: number): number;
}

/** A Fenwick tree for each service over `places` places, counted from 0; the trees lie side by side, for one walk. */
export function createPassedCalls(places: number, services: number): PassedCalls {
  const trees = new Int32Array((places + 1) * services);
  const totals = new Int32Array(services);
  return {
    add(place, called) {
      for (const service of called) totals[service] = (totals[service] ?? 0) + 1;
      for (let node = place + 1; node <= places; node += node & -node) {
        const at = node * services;
        for (const service of called) trees[at + service] = (trees[at + service] ?? 0) + 1;
      }
    },
    after(place, service) {
      let upTo = 0;
      for (let node = place + 1; node > 0; node -= node & -node) {
        upTo += trees[node * services + service] ?? 0;
      }
      return (totals[service] ?? 0) - upTo;
    },
  };
}
