import { isDeepStrictEqual } from 'node:util';
import { createListeners, type Faults } from '../../platform/index.ts';
import { LinkLost } from '../branch-store.ts';
import type { Presence, PresencePort } from '../presence.ts';
import type { Calls } from './calls.ts';
import { open, seal, type BranchKeys } from './sealing.ts';

/** Presence on the server, for the store that keeps the time and hears of changes. */
export interface PostgresPresence extends PresencePort {
  /** Says again that this workstation is there. Never throws. @param seq how far it has read the log */
  beat(seq: number): Promise<void>;
  /** Looks who is there. Never throws. */
  look(): Promise<void>;
}

/** Who has said nothing for this long has gone: three heartbeats. */
export const goneSeconds = 16;

/** Creates it. */
export function createPostgresPresence(parts: {
  readonly branch: string;
  readonly workstation: string;
  readonly calls: Calls;
  readonly keys: () => BranchKeys;
  readonly faults: Pick<Faults, 'note' | 'guard'>;
}): PostgresPresence {
  const { branch, workstation, calls, keys, faults } = parts;
  const listeners = createListeners(faults);
  let here: Presence = { workstation, staffNo: null, counter: null };
  let all: readonly Presence[] = [here];
  let lastSeq = 0;
  const contextOf = (name: string) => JSON.stringify(['presence', branch, name]);

  function become(next: readonly Presence[]): void {
    if (isDeepStrictEqual(next, all)) return;
    all = next;
    listeners.tell();
  }

  /** This workstation knows itself best, also while the line is cut. */
  const withOwn = (others: readonly Presence[]) =>
    [...others.filter((one) => one.workstation !== workstation), here].sort((a, b) =>
      a.workstation < b.workstation ? -1 : 1,
    );

  async function quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LinkLost)) faults.note('store', error);
    }
  }
  const say = (tell: boolean) =>
    quietly(async () => {
      if (keys().size === 0) return;
      const body = seal(keys(), contextOf(workstation), JSON.stringify(here));
      await calls.call('be_present', lastSeq, body, tell);
    });

  async function look(): Promise<void> {
    await quietly(async () => {
      const answer = (await calls.call('present', goneSeconds)) as [string, string][];
      const others = answer.map(([name, sealed]) => {
        const said = JSON.parse(open(keys(), contextOf(name), sealed)) as Presence;
        return { ...said, workstation: name };
      });
      become(withOwn(others));
    });
  }

  return {
    set(next) {
      here = { workstation, ...next };
      become(withOwn(all));
      void say(true);
    },
    all: () => all,
    subscribe: (listener) => listeners.add(listener),
    async beat(seq) {
      lastSeq = seq;
      await say(false);
      await look();
    },
    look,
  };
}
