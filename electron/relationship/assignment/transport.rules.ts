/** Units of one origin that are to be brought to destinations. */
export interface Supply {
  readonly units: number;
  /** Cost of one unit at each destination. */
  readonly costs: readonly number[];
}

/** Where units can go. */
export interface Destination {
  readonly room: number;
  /** Cost of the k-th unit (from 1) that comes here; it never falls as k grows. */
  readonly unitCost: (k: number) => number;
}

/**
 * A flow of least cost from origins to destinations, by successive shortest paths: each unit takes the cheapest way in
 * the residual graph, which may move earlier ones on. With costs that never fall it is optimal after every unit.
 * @returns units by origin and destination; what finds no room is in none
 */
export function leastCostFlow(
  supplies: readonly Supply[],
  destinations: readonly Destination[],
): readonly (readonly number[])[] {
  const flow = supplies.map(() => destinations.map(() => 0));
  const used = destinations.map(() => 0);
  for (let origin = 0; origin < supplies.length; origin += 1) {
    for (let unit = supplies[origin]?.units ?? 0; unit > 0; unit -= 1) {
      const way = cheapestWay(supplies, destinations, flow, used, origin);
      if (!way) break;
      for (const { from, to, by } of way.moves) {
        if (from !== null) add(flow, by, from, -1);
        add(flow, by, to, 1);
      }
      used[way.end] = (used[way.end] ?? 0) + 1;
    }
  }
  return flow;
}

/** A unit of `by` goes to `to`; `from` null: it comes new, else it leaves there. */
interface Step {
  readonly by: number;
  readonly from: number | null;
  readonly to: number;
}

/** The cheapest way for one more unit of an origin: it may push another origin's unit on to the next destination. */
function cheapestWay(
  supplies: readonly Supply[],
  destinations: readonly Destination[],
  flow: readonly (readonly number[])[],
  used: readonly number[],
  origin: number,
): { readonly moves: readonly Step[]; readonly end: number } | null {
  const size = destinations.length;
  const distance = (supplies[origin]?.costs ?? []).slice(0, size);
  const before: (Step | null)[] = destinations.map((_, to) => ({ by: origin, from: null, to }));
  const pushes = cheapestPushes(supplies, flow, size);
  // Bellman–Ford over the destinations: few enough that nothing quicker is worth its length.
  for (let changed = true, round = 0; changed && round < size; round += 1) {
    changed = false;
    for (const { from, to, by, cost } of pushes) {
      const there = (distance[from] ?? Infinity) + cost;
      if (there < (distance[to] ?? Infinity)) {
        distance[to] = there;
        before[to] = { by, from, to };
        changed = true;
      }
    }
  }
  let end = -1;
  let least = Infinity;
  destinations.forEach(({ room, unitCost }, to) => {
    const taken = used[to] ?? 0;
    if (taken >= room) return;
    const total = (distance[to] ?? Infinity) + unitCost(taken + 1);
    if (total < least) [least, end] = [total, to];
  });
  if (end < 0) return null;
  const moves: Step[] = [];
  for (let step = before[end]; step; step = step.from === null ? null : before[step.from]) {
    moves.push(step);
  }
  return { moves, end };
}

/** For each pair of destinations the unit that moves between them at the least cost. */
function cheapestPushes(
  supplies: readonly Supply[],
  flow: readonly (readonly number[])[],
  size: number,
): readonly (Step & { readonly from: number; readonly cost: number })[] {
  const pushes: (Step & { readonly from: number; readonly cost: number })[] = [];
  for (let from = 0; from < size; from += 1) {
    for (let to = 0; to < size; to += 1) {
      if (from === to) continue;
      let by = -1;
      let cost = Infinity;
      for (let i = 0; i < supplies.length; i += 1) {
        if ((flow[i]?.[from] ?? 0) === 0) continue;
        const costs = supplies[i]?.costs;
        const difference = (costs?.[to] ?? Infinity) - (costs?.[from] ?? Infinity);
        if (difference < cost) [cost, by] = [difference, i];
      }
      if (by >= 0) pushes.push({ by, from, to, cost });
    }
  }
  return pushes;
}

function add(flow: number[][], origin: number, destination: number, units: number): void {
  const row = flow[origin];
  if (row) row[destination] = (row[destination] ?? 0) + units;
}
