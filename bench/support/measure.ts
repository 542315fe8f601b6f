/** What a bench says: standard output of its program, one JSON object. */
export interface BenchResult {
  readonly name: string;
  /** The row of the figures to reach, e.g. "P6". */
  readonly figure: string;
  readonly sizes: Readonly<Record<string, number>>;
  readonly comparisons: readonly Comparison[];
  readonly peakMegabytes: number;
}

/** Ours beside the peer, measured in turn in one run; only the ratio travels to other machines. */
export interface Comparison {
  readonly what: string;
  readonly peer: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  readonly ratio: number;
  /** Least and greatest ratio over the rounds. */
  readonly spread: readonly [number, number];
  readonly reach: number;
}

/** `--scale 0.1` lowers every size; told in the result, never silent. */
export function scaleOption(): number {
  const at = process.argv.indexOf('--scale');
  const scale = at < 0 ? 1 : Number(process.argv[at + 1]);
  if (!(scale > 0 && scale <= 1)) throw new Error('--scale takes a number above 0, up to 1');
  return scale;
}

/** What one round cost, ours and the peer's. */
export interface RoundCosts {
  readonly ours: number;
  readonly theirs: number;
}

/** A comparison from the costs of its rounds: medians, and the spread of the ratio. */
export function comparisonOf(
  names: Pick<Comparison, 'what' | 'peer' | 'unit' | 'reach'>,
  costs: readonly RoundCosts[],
): Comparison {
  const ratios = costs.map((cost) => cost.ours / cost.theirs).sort((a, b) => a - b);
  return {
    ...names,
    ours: median(costs.map((cost) => cost.ours)),
    theirs: median(costs.map((cost) => cost.theirs)),
    ratio: median(ratios),
    spread: [ratios[0] ?? NaN, ratios.at(-1) ?? NaN],
  };
}

/** Runs both in turn, so that a busy machine slows both. Each returns its cost; medians over the rounds. */
export function compare(
  options: {
    readonly what: string;
    readonly peer: string;
    readonly unit: string;
    readonly reach: number;
    readonly rounds?: number;
  },
  ours: () => number,
  theirs: () => number,
): Comparison {
  const { rounds = 7, ...names } = options;
  return comparisonOf(
    names,
    Array.from({ length: rounds }, () => ({ theirs: theirs(), ours: ours() })),
  );
}

/** The same for works that wait. */
export async function compareAsync(
  options: Parameters<typeof compare>[0],
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Comparison> {
  const { rounds = 7, ...names } = options;
  const costs: RoundCosts[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const peer = await theirs();
    costs.push({ theirs: peer, ours: await ours() });
  }
  return comparisonOf(names, costs);
}

/** Milliseconds of processor that the work took: on a shared machine the clock measures the neighbours. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same for work that waits. */
export async function processorTimeAsync(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Prints the result for the runner. Where other processes did the work, its peak is theirs. */
export function report(
  result: Omit<BenchResult, 'peakMegabytes'> & { readonly peakMegabytes?: number },
): void {
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ peakMegabytes, ...result }));
}

/** The value below which this share of sorted values lies. */
export function share(sorted: Float64Array, of: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? NaN;
}

/** The middle of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
