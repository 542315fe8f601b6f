import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LocalText } from '../../shared/model/branch.ts';
import { businessDateOf } from '../../shared/model/dates.ts';
import { StaffRefusalError } from '../../shared/model/people/staff-refusal.ts';
import {
  demoBook,
  demoIncluded,
  demoPin,
  demoStaff,
  writeDemoFiles,
  demoPastDays,
  pastDays,
  playDay,
  playMorning,
  type PastParts,
} from '../demo/index.ts';
import {
  foundersRefusal,
  type Founder,
  type IssuedCode,
  type StaffService,
} from '../staff/index.ts';
import type { BookService } from '../client-data/index.ts';
import { newBranch } from './own-branch.rules.ts';
import { BookHasClientsError, clearUnfinishedDemo, demoFolder } from './unfinished-demo.service.ts';

/** The progress of creating the demo branch. */
export interface SetupProgress {
  readonly stage: 'people' | 'clients' | 'scores' | 'week' | 'morning' | 'done';
  /** 0 to 1 over the whole set-up. */
  readonly fraction: number;
}

/** The data folder has a branch already. */
export class AlreadySetUpError extends Error {
  constructor() {
    super('the data folder already holds a branch');
    this.name = 'AlreadySetUpError';
  }
}

/** Another window is creating the demo branch. */
export class SettingUpError extends Error {
  constructor() {
    super('the demo branch is being made');
    this.name = 'SettingUpError';
  }
}

/** This program was built without the demo. */
export class NoDemoError extends Error {
  constructor() {
    super('this build has no demo');
    this.name = 'NoDemoError';
  }
}

/** A new branch, as the first screen asks for it. */
export interface OwnBranch {
  readonly code: string;
  readonly name: LocalText;
  readonly counters: number;
  /** They include a head and an administrator with PINs. */
  readonly people: readonly Founder[];
}

/** Dependencies of the set-up. */
export interface SetupParts extends PastParts {
  readonly dir: string;
  readonly staff: StaffService;
  readonly book: BookService;
}

/** First run. */
export interface SetupService {
  /**
   * What is made of it is taken away again when it is not made to its end.
   * @param days how many working days before today the branch has behind it; default {@link demoPastDays}
   * @throws AlreadySetUpError, SettingUpError, BookHasClientsError
   */
  createDemo(days?: number): AsyncGenerator<SetupProgress, void, void>;
  /**
   * Creates people, then branch and first day. What an earlier set-up has made that was not completed is replaced.
   * @returns codes for people without a PIN
   * @throws AlreadySetUpError, SettingUpError, StaffRefusalError, WeakPinError
   */
  createOwn(branch: OwnBranch): Promise<readonly IssuedCode[]>;
}

const system = { actor: 'system', place: 'console' };

/** Creates the service. */
export function createSetup(parts: SetupParts): SetupService {
  const { dir, clock, floor, staff, book } = parts;
  let makingDemo = false;
  /** Serializes set-ups, so that a second one finds the branch of the first. */
  let own: Promise<unknown> = Promise.resolve();

  function refuseSecond(): void {
    if (floor.state().config) throw new AlreadySetUpError();
    if (makingDemo) throw new SettingUpError();
  }

  async function* makeDemo(days: number): AsyncGenerator<SetupProgress, void, void> {
    yield { stage: 'people', fraction: 0.02 };
    const today = businessDateOf(clock());
    const demo = demoBook({ today });
    const people = await staff.founding(
      demoStaff.map((person) => ({ ...person, pin: demoPin })),
      'printed',
    );
    const files = demoFolder(dir);
    try {
      await writeDemoFiles(files, demo);
      // People are created with the branch, not by the import: everybody knows their PIN, so it must not exist earlier.
      rmSync(join(files, 'staff.csv'));
      yield { stage: 'clients', fraction: 0.15 };
      for await (const event of book.import(files, true)) {
        if (event.kind === 'importing') {
          yield { stage: 'clients', fraction: 0.15 + 0.4 * event.progress.fraction };
        } else if (event.kind === 'scoring') {
          yield { stage: 'scores', fraction: 0.55 + 0.2 * event.fraction };
        } else if (event.unscored !== null) throw event.unscored;
      }
    } finally {
      rmSync(files, { recursive: true, force: true });
    }
    try {
      await staff.removeFounders();
      await people.write();
      for (const [done, date] of pastDays(today, days).entries()) {
        yield { stage: 'week', fraction: 0.8 + (0.15 * done) / days };
        await playDay(parts, demo, date);
        await setImmediate();
      }
      yield { stage: 'morning', fraction: 0.95 };
      await playMorning(parts, demo);
    } finally {
      // Read the log again, whatever happened.
      floor.reload();
    }
    yield { stage: 'done', fraction: 1 };
  }

  /** A demo whose reader has gone, or that failed, leaves no invented client in the book. */
  async function giveUpUnfinished(): Promise<void> {
    if (floor.state().config) return;
    book.cancel();
    await book.idle();
    clearUnfinishedDemo(dir, book);
    await staff.removeFounders();
  }

  async function makeOwn({ code, name, counters, people }: OwnBranch) {
    refuseSecond();
    const refused = foundersRefusal(people);
    if (refused) throw new StaffRefusalError(refused.code, refused.subject);
    const founding = await staff.founding(people);
    refuseSecond();
    clearUnfinishedDemo(dir, book);
    // The people first: a branch without people cannot be used, people without a branch are replaced by the next set-up.
    await staff.removeFounders();
    await founding.write();
    try {
      refuseSecond();
      await floor.act({ type: 'configure', config: newBranch(code, name, counters) }, system);
    } catch (error) {
      if (!floor.state().config) await staff.removeFounders();
      throw error;
    }
    await floor.openToday();
    return founding.codes;
  }

  return {
    async *createDemo(days = demoPastDays) {
      if (!demoIncluded) throw new NoDemoError();
      refuseSecond();
      await own;
      refuseSecond();
      const [other] = clearUnfinishedDemo(dir, book);
      if (other !== undefined) throw new BookHasClientsError(other);
      makingDemo = true;
      try {
        yield* makeDemo(days);
      } finally {
        await giveUpUnfinished();
        makingDemo = false;
      }
    },

    createOwn(branch) {
      const made = own.then(() => makeOwn(branch));
      own = made.catch(() => undefined);
      return made;
    },
  };
}
