import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBranchLog, openChains, type BranchLog } from '../../electron/branch-log/index.ts';
import { fileKeyKeeper, openFolder, type DataFolder } from '../../electron/data/index.ts';
import { createFloor, type Command, type Floor } from '../../electron/queue/index.ts';
import type { BranchConfig } from '../../shared/model/branch.ts';
import { tiers, type Tier } from '../../shared/model/schemes/tier.ts';

/* A floor on an encrypted log in a folder of its own, and people who come, are called, served and go. */

const counters = 8;
const branch: BranchConfig = {
  code: 'B1',
  name: { zh: '测试支行', en: 'Bench branch' },
  demo: false,
  otherBranches: [],
  services: [{ id: 'cash', name: { zh: '现金', en: 'Cash' } }],
  counters: Array.from({ length: counters }, (_, index) => ({ id: index + 1, services: [] })),
  rooms: [],
  promiseMinutes: { diamond: 10, platinum: 15, gold: 20, regular: 30 },
  rule: { kind: 'diamond-first', maxOvertakes: 20 },
  checklist: { cardFor: 'other-branch' },
  goldReceiver: 'nobody',
  recallsBeforeNoShow: 1,
};

/** A floor with its counters open and some waiting. */
export interface BenchFloor {
  readonly dir: string;
  readonly folder: DataFolder;
  readonly log: BranchLog;
  readonly floor: Floor;
  /** One more act of the ordinary day: in turn somebody comes, is called, started, completed. */
  act(): Promise<void>;
  /** One of the small acts beside it: a ticket that waits is moved to the front. */
  extra(): Promise<void>;
  close(): void;
}

/**
 * @param waiting how many wait all the time @param anchored whether each act writes the heads to `branch.anchor`, as the
 * console's acts do
 */
export async function openBenchFloor(waiting: number, anchored = false): Promise<BenchFloor> {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
  const folder = openFolder(dir, fileKeyKeeper({}));
  const chains = anchored ? openChains(dir, folder) : null;
  const log = chains?.log ?? createBranchLog(folder.branch);
  let now = Date.UTC(2026, 10, 20, 1, 0, 0);
  const floor = createFloor({ log, clock: () => (now += 250) });
  const by = (actor: string) => ({ actor, place: 'bench' });
  const act = (command: Command, actor: string) => floor.act(command, by(actor));
  await act({ type: 'configure', config: branch }, 'system');
  for (let counter = 1; counter <= counters; counter += 1) {
    await act({ type: 'open-counter', counter, staffNo: `T${counter}` }, `T${counter}`);
  }
  let came = 0;
  let step = 0;
  let counter = 0;
  let ticketId = '';
  const come = async () => {
    came += 1;
    await act(
      {
        type: 'take-ticket',
        tier: tierOf(came),
        service: 'cash',
        clientNo: `C${came}`,
        ownBranch: true,
        care: 'none',
        reception: null,
      },
      'L1',
    );
  };
  for (let count = 0; count < waiting; count += 1) await come();
  return {
    dir,
    folder,
    log,
    floor,
    async act() {
      const staffNo = `T${counter + 1}`;
      switch (step % 4) {
        case 0:
          await come();
          break;
        case 1: {
          await act({ type: 'call-next', staffNo }, staffNo);
          ticketId = floor.state().counters.get(counter + 1)?.ticketId ?? '';
          break;
        }
        case 2:
          await act({ type: 'start', staffNo, ticketId }, staffNo);
          break;
        default:
          await act({ type: 'complete', staffNo, ticketId }, staffNo);
          counter = (counter + 1) % counters;
      }
      step += 1;
    },
    async extra() {
      for (const { id, state } of floor.state().open.values()) {
        if (state !== 'waiting') continue;
        await act({ type: 'move', ticketId: id, reason: 'bench' }, 'H1');
        return;
      }
    },
    close() {
      chains?.anchor.close();
      folder.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One of twenty a diamond, three gold or platinum, the others regular. */
function tierOf(count: number): Tier {
  const at = count % 20;
  return tiers[at === 0 ? 0 : at === 7 ? 1 : at === 11 || at === 16 ? 2 : 3];
}
