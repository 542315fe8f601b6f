import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalText } from '../../shared/model/branch.ts';
import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/roles.ts';
import {
  demoArrivals,
  demoBook,
  demoConfig,
  demoPin,
  demoSeed,
  demoVisitors,
  writeDemoFiles,
  type DemoArrival,
  type DemoBook,
  type DemoVisitor,
} from '../demo/index.ts';
import type { Floor } from '../queue/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { BookService } from './book.service.ts';
import { createDemoHall, type DemoHallParts } from './demo-hall.service.ts';
import { newBranch } from './own-branch.rules.ts';

/** How far the making of the demo branch is. */
export interface SetupProgress {
  readonly stage: 'people' | 'clients' | 'scores' | 'morning' | 'done';
  /** 0…1 over the whole set-up. */
  readonly fraction: number;
}

/** The data folder already holds a branch. */
export class AlreadySetUpError extends Error {
  constructor() {
    super('the data folder already holds a branch');
    this.name = 'AlreadySetUpError';
  }
}

/** A branch of one's own, as the first screen asks for it. */
export interface OwnBranch {
  readonly code: string;
  readonly name: LocalText;
  readonly counters: number;
  readonly people: readonly {
    readonly staffNo: string;
    readonly name: string;
    readonly role: Role;
    readonly pin: string;
  }[];
}

/** What set-up stands on. */
export interface SetupParts {
  readonly dir: string;
  readonly clock: () => Instant;
  readonly floor: Floor;
  readonly staff: StaffService;
  readonly book: BookService;
  /** A floor over the same log with a clock of its own, for the hours that have passed. */
  readonly floorAt: (clock: () => Instant) => Pick<DemoHallParts, 'floor' | 'recognition'>;
}

/** First run. */
export interface SetupService {
  createDemo(): AsyncGenerator<SetupProgress, void, void>;
  createOwn(branch: OwnBranch): Promise<void>;
}

const system = { actor: 'system', place: 'console' };
/** How much of the day the demo has behind it, whatever the hour: nobody meets an empty branch. */
const pastMs = 2.5 * 3_600_000;
const pastVisitors = 116;
const rushTiers = [
  'regular',
  'gold',
  'regular',
  'regular',
  'platinum',
  'regular',
  'gold',
  'regular',
  'platinum',
  'diamond',
] as const;
const rushStepMs = 45_000;

/** The demo's book of a day; made again from the seed wherever it is needed. */
export function demoBookOf(today: string): DemoBook {
  return demoBook({ seed: demoSeed, today });
}

/** Opens first run. */
export function createSetup(parts: SetupParts): SetupService {
  const { dir, clock, floor, staff, book } = parts;

  function refuseSecond(): void {
    if (floor.state().config) throw new AlreadySetUpError();
  }

  return {
    async *createDemo() {
      refuseSecond();
      yield { stage: 'people', fraction: 0.02 };
      const demo = demoBookOf(businessDateOf(clock()));
      const files = mkdtempSync(join(dir, 'demo-'));
      try {
        await writeDemoFiles(files, demo);
        yield { stage: 'clients', fraction: 0.15 };
        for await (const event of book.import(files, true)) {
          if (event.kind === 'importing') {
            yield { stage: 'clients', fraction: 0.15 + 0.4 * event.progress.fraction };
          } else if (event.kind === 'scoring') {
            yield { stage: 'scores', fraction: 0.55 + 0.2 * event.fraction };
          }
        }
      } finally {
        rmSync(files, { recursive: true, force: true });
      }
      for (const person of staff.people()) {
        if (!person.hasPin) await staff.setPin(person.staffNo, demoPin);
      }
      yield { stage: 'morning', fraction: 0.85 };
      playPast(parts, demo);
      yield { stage: 'done', fraction: 1 };
    },

    async createOwn(branch) {
      refuseSecond();
      for (const { pin, ...person } of branch.people) {
        await staff.save({ ...person, active: true }, pin, 'setup');
      }
      refuseSecond();
      const config = newBranch(branch.code, branch.name, branch.counters);
      floor.act({ type: 'configure', config }, system);
      floor.openToday();
    },
  };
}

/** The demo's counters that have someone at the start, and who that is; the sixth is left for a newcomer. */
export const demoCounters = [
  [1, 'T01'],
  [2, 'T02'],
  [3, 'T03'],
  [4, 'T04'],
  [5, 'T05'],
] as const;

/** A few who came in just now, so that every tier is there to be looked at, whatever the hour. */
function rush(visitors: readonly DemoVisitor[], now: Instant): DemoArrival[] {
  return rushTiers.flatMap((tier, index) => {
    const visitor = visitors
      .filter((one) => one.tier === tier && one.kind === 'personal')
      .at(-1 - index);
    const at = now - (rushTiers.length - index) * rushStepMs;
    const errand = { service: 'cash', serviceSeconds: 300, care: 'none' } as const;
    return visitor ? [{ at, clientNo: visitor.clientNo, ...errand }] : [];
  });
}

/** Plays what of the demo's day has passed, through the floor and its rules, on a clock of the past. */
export function playPast(parts: SetupParts, demo: DemoBook): void {
  const now = parts.clock();
  const from = now - pastMs;
  let time = from;
  const { floor, recognition } = parts.floorAt(() => time);
  // Last of the set-up, because a branch with a configuration is a branch that is set up; and before the first of its
  // past, because no event is ever recorded before an earlier one.
  if (!floor.state().config) floor.act({ type: 'configure', config: demoConfig }, system);
  const hall = createDemoHall({
    floor,
    recognition,
    isTakenOver: () => false,
    seed: demoSeed,
    pace: 1,
  });
  hall.openCounters(from, demoCounters);
  const visitors = demoVisitors(demo);
  const usual = { seed: demoSeed, visitors, from, to: now };
  // Whatever the hour of the demo, about as many come as five counters can just not serve: a hall worth looking at.
  const pace = pastVisitors / Math.max(1, demoArrivals({ ...usual, pace: 1 }).length);
  hall.expect(demoArrivals({ ...usual, pace }));
  hall.expect(rush(visitors, now));
  hall.runUntil(now, (at) => {
    time = at;
  });
  hall.stop();
  parts.floor.reload();
}
