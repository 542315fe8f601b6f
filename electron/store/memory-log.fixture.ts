import { ChainBroken, chainHash, type ChainHead } from '../branch-log/index.ts';
import type { LogRow } from './branch-store.ts';
import type { LocalLog } from './local-log.ts';

/** A local copy in memory that checks the chain as the real one does. */
export interface MemoryLog extends LocalLog {
  readonly rows: readonly LogRow[];
  /** From here on adopting throws this; null: it works again. */
  fail(error: Error | null): void;
}

/** Creates an empty copy that starts at a place in the chain. */
export function memoryLog(start: ChainHead): MemoryLog {
  const rows: LogRow[] = [];
  let failing: Error | null = null;
  const hashOf = () => rows.at(-1)?.hash ?? Buffer.from(start.hash).toString('hex');
  const head = (): ChainHead => ({
    seq: rows.at(-1)?.seq ?? start.seq,
    hash: Buffer.from(hashOf(), 'hex'),
  });
  return {
    rows,
    head,
    after: (seq) => rows.slice(Math.max(0, seq - start.seq)),
    // A test's copy starts where it was made to.
    begin: () => undefined,
    adopt(more) {
      if (failing) throw failing;
      let { seq } = head();
      let hash = hashOf();
      for (const row of more) {
        const kept = { ...row, body: row.sealed ?? row.body };
        seq += 1;
        hash = chainHash(hash, kept);
        if (row.seq !== seq || row.hash !== hash) throw new ChainBroken(`row ${row.seq}`);
      }
      rows.push(...more);
    },
    fail(error) {
      failing = error;
    },
  };
}
