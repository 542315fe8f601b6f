/** What one import cost, told by its process on standard output. */
export interface ImportCost {
  readonly rows: number;
  readonly rejected: number;
  readonly seconds: number;
  /** Most memory that the process ever had. */
  readonly peakMegabytes: number;
  /** Seconds of processor, of all threads. */
  readonly processor: number;
  /** Longest time in milliseconds that its main thread did nothing but one thing; 0 where that is not asked. */
  readonly stall: number;
}

/** Prints the cost for the bench. */
export function tellCost(cost: Omit<ImportCost, 'peakMegabytes' | 'processor'>): void {
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const { user, system } = process.cpuUsage();
  const processor = (user + system) / 1e6;
  console.log(JSON.stringify({ ...cost, processor, peakMegabytes } satisfies ImportCost));
}
