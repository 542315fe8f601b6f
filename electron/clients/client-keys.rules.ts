import { createKeyCollector, type KeyBlock, type KeyCollector } from './sorted-keys.rules.ts';

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
  /** Puts a key of the next client, the UTF-8 between two places; none where those are one. @param place of `clientKeys` */
  add(place: number, text: Uint8Array, start: number, end: number): void;
  /** The next client's keys are taken from its row. */
  skip(): void;
  /** Whether it holds as much as it may: what it has is then to be drained. */
  full(): boolean;
  drain(): Generator<SortedKeys, void, void>;
}

/** Bytes of keys that are held at once: those of two million clients. */
const mostHeld = 100_000_000;

const nothing = new Uint8Array(0);

/** Collects every key of client 1, then of client 2 and so on. */
export function createClientKeyCollector(most = mostHeld): ClientKeyCollector {
  const kinds = Object.entries(clientKeys) as [ClientKey, number][];
  const collectors = kinds.map(() => createKeyCollector());
  const byPlace: KeyCollector[] = [];
  kinds.forEach(([, place], i) => {
    const collector = collectors[i];
    if (collector) byPlace[place] = collector;
  });
  return {
    add: (place, text, start, end) => byPlace[place]?.add(text, start, end),
    skip() {
      for (const collector of collectors) collector.add(nothing, 0, 0);
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
