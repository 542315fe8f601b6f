import { randomUUID } from 'node:crypto';
import { hex } from '../../branch-log/index.ts';
import { LinkLost, type LogRow } from '../branch-store.ts';
import { draftOf, ticketOf } from '../log-contract.fixture.ts';
import { openTestStore, until, type TestSite, type TestWorkstation } from './branch.fixture.ts';
import type { PostgresStore, PostgresStoreParts } from './postgres-store.ts';

/** How a busy console behaves; each of these is a mistake that the tests must be able to find. */
export interface Mistakes {
  /** After a lost reply the command gets another id. */
  readonly newIds?: boolean;
  /** It decides before it holds the branch. */
  readonly blind?: boolean;
}

/** A console that calls one ticket after the other, as fast as it can. */
export interface BusyConsole {
  readonly store: PostgresStore;
  readonly one: TestWorkstation;
  /** Commands that were confirmed, and the rows that confirmed them. */
  readonly confirmed: ReadonlyMap<string, readonly LogRow[]>;
  /** How many lost replies it has seen. */
  lost(): number;
  stop(): Promise<void>;
}

/** Starts it. Each command has its own place, so that one that was done twice is found in the log. */
export function busyConsole(
  one: TestWorkstation,
  { newIds = false, blind = false }: Mistakes = {},
  parts: Partial<PostgresStoreParts> = {},
): BusyConsole {
  const store = openTestStore(one, parts);
  const confirmed = new Map<string, readonly LogRow[]>();
  let stopped = false;
  let lost = 0;
  /** The highest ticket in the rows that this console has folded. */
  let highest = 0;
  let folded = 0;
  let lastAt = 0;
  const fold = (rows: readonly LogRow[]) => {
    for (const row of rows) {
      if (row.seq !== folded + 1) throw new Error(`row ${row.seq} is told after ${folded}`);
      folded = row.seq;
      lastAt = row.at;
      highest = Math.max(highest, Number(ticketOf(row).slice(1)));
    }
  };
  store.log.follow({ rows: fold, link: () => undefined });
  const goesOn = () => !stopped;

  async function command(n: number): Promise<void> {
    const place = `${one.name}-${n}`;
    let act = randomUUID();
    while (goesOn()) {
      const before = highest;
      try {
        const result = await store.log.append(act, one.local.head(), (newer) => {
          fold(newer);
          const at = Math.max(store.log.now(), lastAt);
          return { ...draftOf(at, `T${(blind ? before : highest) + 1}`), place };
        });
        if (result.kind === 'written') fold(result.rows);
        if (result.kind === 'written' || result.kind === 'found') confirmed.set(place, result.rows);
        return;
      } catch (error) {
        if (!(error instanceof LinkLost)) throw error;
        lost += 1;
        if (newIds) act = randomUUID();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }
  const running = (async () => {
    for (let n = 0; goesOn(); n += 1) await command(n);
  })();
  // What it throws is seen where it is stopped.
  running.catch(() => undefined);

  return {
    store,
    one,
    confirmed,
    lost: () => lost,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** What is wrong with a branch after consoles were busy in it. */
export interface Damage {
  readonly confirmed: number;
  /** Confirmed and not in the log. */
  readonly lost: number;
  /** Commands that are in the log twice. */
  readonly twice: number;
  /** Tickets that were called twice. */
  readonly calledTwice: number;
}

/** Stops the consoles and compares what they were told with the server's log. */
export async function damageOf(
  site: TestSite,
  branch: string,
  consoles: readonly BusyConsole[],
): Promise<Damage> {
  for (const one of consoles) await one.stop();
  const rows = (await site.query(
    `SELECT seq::int, place, encode(hash, 'hex') AS hash FROM vestibule.log WHERE branch = $1 ORDER BY seq`,
    branch,
  )) as { seq: number; place: string; hash: string }[];
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const confirmed = consoles.flatMap((one) => [...one.confirmed.values()].flat());
  const lost = confirmed.filter(({ seq, hash }) => hashes.get(seq) !== hash).length;
  // The consoles' own copies are proven by the chain; where all is well they are the server's log.
  const copy = consoles
    .map(({ one }) => one.local.rows)
    .reduce((a, b) => (b.length > a.length ? b : a), []);
  return {
    confirmed: confirmed.length,
    lost,
    twice: rows.length - new Set(rows.map(({ place }) => place)).size,
    calledTwice: copy.length - new Set(copy.map(ticketOf)).size,
  };
}

/** Waits until all consoles have the server's log, to the same hash. */
export async function untilEqual(consoles: readonly BusyConsole[]): Promise<void> {
  const heads = () => new Set(consoles.map(({ one }) => hex(one.local.head().hash)));
  await until(() => heads().size === 1, 60_000);
}
