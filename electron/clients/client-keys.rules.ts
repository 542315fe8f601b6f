import type { LineBatch } from './line-batch.rules.ts';
import { createKeyCollector, type KeyBlock } from './sorted-keys.rules.ts';

/** What clients are found by besides their number, and its place in a line of clients.csv. */
export const clientKeys = { name: 1, idNo: 5, phone: 6 } as const;

/** A key that clients are found by. */
export type ClientKey = keyof typeof clientKeys;

/** A piece of a search table, in its order. */
export interface SortedKeys {
  readonly key: ClientKey;
  readonly block: KeyBlock;
  /** Share of all keys that are handed out with this piece. */
  readonly done: number;
}

/**
 * Tells whether a client number is greater than all before, as text or as a number is: only then is the client new
 * without asking the book. Extracts come in one of these orders.
 */
export function createAscent(): (clientNo: string) => boolean {
  let lastText = '';
  let lastNumber = '';
  return (clientNo) => {
    const asText = clientNo > lastText;
    const longer = clientNo.length - lastNumber.length;
    const asNumber = longer > 0 || (longer === 0 && clientNo > lastNumber);
    if (asText) lastText = clientNo;
    if (asNumber) lastNumber = clientNo;
    return asText || asNumber;
  };
}

/** Collects the search keys of the lines of clients.csv that fills an empty book, in which sound line n is client n. */
export interface ClientKeyCollector {
  add(batch: LineBatch): void;
  /** Whether it holds as much as it may: what it has is then to be drained. */
  full(): boolean;
  drain(): Generator<SortedKeys, void, void>;
}

/** Bytes of keys that are held at once: those of two million clients. */
const mostHeld = 100_000_000;

/** Collects keys in turn; lines out of order are left to those who ask the book. */
export function createClientKeyCollector(most = mostHeld): ClientKeyCollector {
  const ascends = createAscent();
  const kinds = Object.entries(clientKeys) as [ClientKey, number][];
  const collectors = kinds.map(() => createKeyCollector());
  return {
    add({ text, starts, ends, rows }) {
      const width = rows === 0 ? 0 : starts.length / rows;
      for (let row = 0; row < rows; row += 1) {
        const from = row * width;
        const inOrder = ascends(text.slice(starts[from], ends[from]));
        for (let i = 0; i < kinds.length; i += 1) {
          const at = from + (kinds[i]?.[1] ?? 0);
          const start = starts[at] ?? 0;
          collectors[i]?.add(text, start, inOrder ? (ends[at] ?? 0) : start);
        }
      }
    },
    full: () => collectors.reduce((sum, collector) => sum + collector.size(), 0) >= most,
    *drain() {
      const sizes = collectors.map((collector) => collector.size());
      const total = sizes.reduce((sum, size) => sum + size, 0);
      let before = 0;
      for (const [i, collector] of collectors.entries()) {
        const [key] = kinds[i] ?? [];
        if (!key) continue;
        let handed = 0;
        for (const block of collector.drain()) {
          handed += block.length;
          // Blocks are larger than what was held: owners are written out in full.
          const done = (before + Math.min(handed, sizes[i] ?? 0)) / total;
          yield { key, block, done };
        }
        before += sizes[i] ?? 0;
      }
    },
  };
}
