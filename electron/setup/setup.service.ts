import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LocalText } from '../../shared/model/branch.ts';
import { businessDateOf } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/roles.ts';
import { demoBook, demoPin, demoSeed, writeDemoFiles, type DemoBook } from '../demo/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { BookService } from './book.service.ts';
import {
  demoPastDays,
  pastDays,
  playDay,
  playMorning,
  type PastParts,
} from './demo-past.service.ts';
import { newBranch } from './own-branch.rules.ts';

/** How far the making of the demo branch is. */
export interface SetupProgress {
  readonly stage: 'people' | 'clients' | 'scores' | 'week' | 'morning' | 'done';
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
export interface SetupParts extends PastParts {
  readonly dir: string;
  readonly staff: StaffService;
  readonly book: BookService;
}

/** First run. */
export interface SetupService {
  /** @param days how many working days before today the branch has behind it; default {@link demoPastDays} */
  createDemo(days?: number): AsyncGenerator<SetupProgress, void, void>;
  createOwn(branch: OwnBranch): Promise<void>;
}

const system = { actor: 'system', place: 'console' };

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
    async *createDemo(days = demoPastDays) {
      refuseSecond();
      yield { stage: 'people', fraction: 0.02 };
      const today = businessDateOf(clock());
      const demo = demoBookOf(today);
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
      try {
        for (const [done, date] of pastDays(today, days).entries()) {
          yield { stage: 'week', fraction: 0.8 + (0.15 * done) / days };
          playDay(parts, demo, date);
          await setImmediate();
        }
        yield { stage: 'morning', fraction: 0.95 };
        playMorning(parts, demo);
      } finally {
        // Whatever happened meanwhile: what is in the log is the branch.
        floor.reload();
      }
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
