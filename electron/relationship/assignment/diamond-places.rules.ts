/** What matters of a manager for the number of diamonds. Loads are in the units of a shared load. */
export interface DiamondPlace {
  readonly limit: number;
  /** Diamonds that the manager has and that may leave or not. */
  readonly own: number;
  readonly locked: number;
  /** Load of the platinum and gold clients that the manager has. */
  readonly others: number;
  /** Load of those of them that cannot leave. */
  readonly othersLocked: number;
}

/** The smallest client's load: what of a limit is no multiple of it beside the diamonds is lost. */
interface DiamondWeights {
  readonly diamond: number;
  readonly smallest: number;
}

/** What the numbers aim at. */
export interface Aim {
  /** What a unit of room is worth to the smaller clients; 0 where everyone finds room anyhow. */
  readonly roomWorth: number;
  /**
   * Added for each diamond that moves: of two ways that move the same load the one with fewer diamonds. They need room
   * elsewhere, and may drive others out there; gold for which there is no room does not.
   */
  readonly preference: number;
}

/** A cost of one weighs more than the imbalance of all. */
const costScale = 100_000;
const balanceScale = 1000;

/**
 * How many diamonds each manager has in the end, so that as many as possible have one and little moves. Diamonds decide
 * how much of the load is lost for the rest: 600 less one diamond holds 193 gold and leaves one unit. A dynamic program
 * over the managers finds the best numbers for an aim.
 * @param total diamonds altogether
 */
export function diamondsByPlace(
  places: readonly DiamondPlace[],
  weights: DiamondWeights,
  total: number,
  { roomWorth, preference }: Aim,
): readonly number[] {
  /** Least cost of so many diamonds with the managers so far, and how many the last of them has. */
  let costs: number[] = [0];
  const choices: number[][] = [];
  for (const place of places) {
    const { locked } = place;
    const most = Math.max(locked, mostDiamonds(place, weights));
    const next: number[] = [];
    const choice: number[] = [];
    for (let count = locked; count <= most; count += 1) {
      const cost = costOf(place, weights, count, { roomWorth, preference });
      for (let before = 0; before < costs.length; before += 1) {
        const sum = before + count;
        if (sum > total) break;
        const all = (costs[before] ?? Infinity) + cost;
        if (all < (next[sum] ?? Infinity)) {
          next[sum] = all;
          choice[sum] = count;
        }
      }
    }
    costs = next;
    choices.push(choice);
  }
  let left = costs.length - 1;
  return choices
    .toReversed()
    .map((choice) => {
      const count = choice[left] ?? 0;
      left -= count;
      return count;
    })
    .reverse();
}

function mostDiamonds({ limit, othersLocked }: DiamondPlace, { diamond }: DiamondWeights): number {
  return Math.max(0, Math.floor((limit - othersLocked) / diamond));
}

function costOf(
  { limit, own, others }: DiamondPlace,
  { diamond, smallest }: DiamondWeights,
  count: number,
  { roomWorth, preference }: Aim,
): number {
  const room = Math.max(0, Math.floor((limit - count * diamond) / smallest) * smallest);
  if (limit === 0) return 0;
  const leaving = Math.max(0, own - count);
  const moved = leaving * diamond + Math.max(0, others - room);
  const fullness = (count * diamond) / limit;
  return (
    (moved - room * roomWorth) * costScale +
    Math.floor(leaving * preference * costScale) +
    Math.floor(fullness * fullness * balanceScale)
  );
}
