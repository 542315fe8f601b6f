import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { BranchConfig } from '../../shared/model/branch.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import { createBranchLog, type BranchLog } from '../branch-log/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import { openTestStore, testSite, until, type TestSite } from '../store/postgres/branch.fixture.ts';
import { postgresFolder, withoutPostgres } from '../store/postgres/server.fixture.ts';
import { createLocalLog, createSqliteLogPort, untilJoined } from '../store/index.ts';
import { createFloor, type Floor } from './floor.service.ts';
import { anyBranch, anyWish, type Wish } from './floor-wishes.fixture.ts';
import { temporaryFolder } from './floor.fixture.ts';
import { emptyFloor, evolve } from './state/evolve.rules.ts';

interface SharedConsole {
  readonly floor: Floor;
  readonly log: BranchLog;
}

const by = { actor: 'system', place: 'test' };

/** All wishes, each at one of the consoles; the consoles act at the same time. @returns how many acts were done */
async function act(consoles: readonly SharedConsole[], wishes: readonly Wish[]): Promise<number> {
  let done = 0;
  await Promise.all(
    consoles.map(async ({ floor }, at) => {
      for (const [index, { command }] of wishes.entries()) {
        if (index % consoles.length !== at) continue;
        try {
          await floor.act((state) => command(state, floor.now()), by);
          done += 1;
        } catch (error) {
          if (!(error instanceof RefusalError)) throw error;
        }
      }
    }),
  );
  return done;
}

/** What must hold of a shared log, whoever wrote it. */
function proves(log: BranchLog): void {
  expect(log.verify()).toBeNull();
  const numbers = new Set<string>();
  let state = emptyFloor;
  for (const logged of log.read(1)) {
    const { event } = logged;
    if (event.type === 'ticket-taken') {
      expect(numbers).not.toContain(event.ticketId);
      numbers.add(event.ticketId);
    }
    if (event.type === 'ticket-called') {
      expect(state.tickets.get(event.ticketId)?.state).toBe('waiting');
    }
    state = evolve(state, logged);
  }
}

function sameEverywhere(consoles: readonly SharedConsole[]): void {
  const [first] = consoles;
  for (const { floor, log } of consoles) {
    expect(log.head()).toEqual(first!.log.head());
    expect(floor.state()).toEqual(first!.floor.state());
    expect(createFloor({ log, clock: Date.now }).state()).toEqual(floor.state());
  }
}

/** A whole history on consoles that are made for it. */
async function history(
  open: () => Promise<readonly SharedConsole[]>,
  config: BranchConfig,
  wishes: readonly Wish[],
): Promise<void> {
  const consoles = await open();
  const [first] = consoles;
  await first!.floor.act({ type: 'configure', config }, by);
  await act(consoles, wishes);
  await until(() => consoles.every(({ log }) => log.lastSeq() === first!.log.lastSeq()));
  for (const { floor } of consoles) await floor.openToday();
  // On one machine nobody is told of rows: whoever decides next is given them. This decides nothing.
  const nothing = () => {
    throw new RefusalError('ticket-unknown');
  };
  for (const { floor } of consoles) await floor.act(nothing, by).catch(() => undefined);
  await until(() => consoles.every(({ floor }) => floor.state().seq === first!.log.lastSeq()));
  sameEverywhere(consoles);
  proves(first!.log);
}

const histories = fc.tuple(anyBranch, fc.array(anyWish, { minLength: 60, maxLength: 120 }));

function openLog(): BranchLog {
  const folder = openFolder(temporaryFolder(), fileKeyKeeper({}));
  onTestFinished(() => folder.close());
  return createBranchLog(folder.branch);
}

describe('several consoles on one log', () => {
  it('on one machine they agree, and nothing is called or numbered twice', async () => {
    const open = () => {
      const log = openLog();
      const port = createSqliteLogPort(log, Date.now);
      const floor = () => createFloor({ log, port, clock: Date.now });
      return Promise.resolve([1, 2, 3].map(() => ({ floor: floor(), log })));
    };
    await fc.assert(
      fc.asyncProperty(histories, ([config, wishes]) => history(open, config, wishes)),
      { numRuns: 10 },
    );
  });
});

describe.skipIf(postgresFolder() === null)(
  `several consoles on a server (${withoutPostgres})`,
  () => {
    let site: TestSite;
    let branches = 0;
    beforeAll(async () => {
      site = await testSite();
    }, 60_000);
    afterAll(() => site.close());

    it('agree, and nothing is called or numbered twice', async () => {
      const open = async () => {
        const branch = await site.branch(`F${(branches += 1)}`);
        const consoles: SharedConsole[] = [];
        for (const name of ['W1', 'W2', 'W3']) {
          const log = openLog();
          const store = openTestStore(await branch.workstation(name), {
            local: createLocalLog(log),
          });
          onTestFinished(() => store.close());
          expect(await untilJoined(store.log, 10_000)).toBe(true);
          const floor = createFloor({ log, port: store.log, clock: () => store.log.now() });
          consoles.push({ floor, log });
        }
        return consoles;
      };
      await fc.assert(
        fc.asyncProperty(histories, ([config, wishes]) => history(open, config, wishes)),
        { numRuns: 4 },
      );
    }, 120_000);
  },
);
