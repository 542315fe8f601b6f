import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import { createLogVerifier, openChains, type ChainFinding } from '../branch-log/index.ts';
import { createBackups } from '../backup/index.ts';
import { createAdmissions } from '../client-page/index.ts';
import { createClientBook, importSettingsOf, namesInThread } from '../clients/index.ts';
import { createDayReports, reportPlaces } from '../day-report/index.ts';
import {
  asDataError,
  createSteadyClock,
  DataError,
  openFolder,
  type DataFolder,
} from '../data/index.ts';
import { createAddresses, startFloorTimer } from '../hall/index.ts';
import type { ConsoleHost, ConsoleOptions } from './console-options.ts';
import { followBook } from './follow-book.ts';
import { createHall } from './create-hall.ts';
import { createIntake, runsRepository } from '../intake/index.ts';
import {
  createShutdown,
  createFaults,
  programVersion,
  type Shutdown,
  type Faults,
} from '../platform/index.ts';
import { createReadings, readingRepository } from '../reading/index.ts';
import { createPlanning } from '../planning/index.ts';
import { createFloor } from '../queue/index.ts';
import { openRelationship } from '../relationship/index.ts';
import { createScoreCache, createTierRanks } from '../scoring/index.ts';
import { createPresence } from '../server/index.ts';
import { createSetup, followFirstRun, type SetupParts } from '../first-run/index.ts';
import {
  createDemoPlayer,
  demoBook,
  demoIncluded,
  demoPastDays,
  pastDays,
  playDay,
  playMorning,
} from '../demo/index.ts';
import { createBookService, createSchemeChoices } from '../client-data/index.ts';
import { openStaff } from '../staff/index.ts';
import {
  createDraftLog,
  createRecords,
  LinkLost,
  openBranchStore,
  untilJoined,
} from '../store/index.ts';
import type { ComposedParts, ConsoleParts } from './console-parts.ts';
import { routerOf } from './console-router.ts';

export type { ConsoleHost, ConsoleOptions };

/** The console of one branch, open on its data folder. Independent of Electron and browsers. */
export interface Console extends ConsoleParts {
  readonly dir: string;
  /** Every procedure of the contract. */
  readonly router: ReturnType<typeof routerOf>;
  /** Signs everybody out, because the machine was locked. */
  lockAll(): void;
  /** Stops everything in reverse order. @throws AggregateError if something could not be stopped */
  close(): Promise<void>;
}

/** Opens a console: the data folder, the services on it, and the router. @throws DataError */
export async function openConsole(options: ConsoleOptions): Promise<Console> {
  const { clock = Date.now, live = true } = options;
  // A test's own clock is used as steady clock as well, unless the test provides one.
  const steady = options.steady ?? (options.clock ? undefined : createSteadyClock());
  const faults = options.faults ?? createFaults({ clock });
  const shutdown = createShutdown();
  const folder = openFolder(options.dir, options.keeper, {
    ...options,
    replaceDamagedBook: true,
  });
  let open = true;
  const closeFolder = (): void => {
    if (open) folder.close();
    open = false;
  };
  shutdown.add('the data folder', closeFolder);
  try {
    const parts = compose(options.dir, folder, { clock, steady, faults, shutdown });
    followFirstRun(parts);
    const { floor } = parts;
    if (floor.state().config?.demo === true && !demoIncluded) {
      throw new DataError('demo-left-out', options.dir);
    }
    for (const { code, subject } of folder.notices) {
      parts.staff.audit('system', 'data-mended', basename(subject), code);
    }
    if (live) await beginDay(parts);
    const player = createDemoPlayer({
      clock: () => floor.now(),
      faults,
      floor,
      recognition: parts.hall.recognition,
      isTakenOver: (staffNo) => parts.presence.has(staffNo),
      bookDate: () => parts.scores.asOf(),
    });
    shutdown.add('the demo', () => player.stop());
    if (live) start(parts, shutdown);
    return {
      dir: options.dir,
      ...parts,
      router: routerOf(parts, options.host, player),
      lockAll() {
        parts.staff.sessions.endAll();
        parts.presence.lockAll();
      },
      close: () => shutdown.stop(),
    };
  } catch (error) {
    // Close the folder now, so that another try does not find it in use. The first error is the one to report.
    closeFolder();
    shutdown.stop().catch((after: unknown) => faults.note('closing', after));
    throw asDataError(error, options.dir);
  }
}

/** How long a start waits for the branch's server. Then the console opens all the same, cut off. */
const joinMs = 3_000;

/** Starts all background work. */
function start(parts: ComposedParts, shutdown: Shutdown): void {
  const { floor, faults, hall, intake, proof, relationship, reports } = parts;
  proof.start();
  reports.start();
  intake.start();
  shutdown.add('the floor timer', startFloorTimer(floor, hall.people, faults));
  shutdown.add('following the book', followBook(parts));
  shutdown.add('meetings from the hall', relationship.followHall());
}

/** Common dependencies of the services. */
interface Ground {
  readonly clock: () => Instant;
  /** Undefined: `clock` is used as steady clock. */
  readonly steady: (() => number) | undefined;
  readonly faults: Faults;
  /** Gets everything that has to be stopped, in the order of dependence. */
  readonly shutdown: Shutdown;
}

function compose(
  dir: string,
  folder: DataFolder,
  { clock, steady, faults, shutdown }: Ground,
): ComposedParts {
  const { log, audit, anchor, anchored } = openChains(dir, folder, faults);
  shutdown.add('the anchor', () => anchor.close());
  const store = openBranchStore({
    ...{ db: folder.branch, log, audit, faults, clock },
    version: programVersion,
    steady: steady ?? clock,
  });
  shutdown.add('the branch store', () => store.close());
  const port = store.log;
  const floor = createFloor(
    store.kind === 'sqlite'
      ? { log, port, clock, steady, faults }
      : // The server's clock is the branch's. A machine that is off is told so.
        { log, port, clock: () => port.now(), faults },
  );
  // From here on everything uses the floor's clock, which cannot be set.
  const now = () => floor.now();
  const today = () => floor.today();
  const records = createRecords(store.records);
  const staff = openStaff(folder.branch, {
    ...{ records, audit, clock: now, steady: steady ?? clock, faults },
  });
  const choices = createSchemeChoices({
    records,
    floor,
    today,
  });
  const schemeId = () => choices.shown().scheme;
  const addresses = createAddresses(records, now);
  const admissions = createAdmissions({ records, clock: now, newId: randomUUID });
  const scores = createScoreCache(folder.book, { schemeId, admissions: { ...admissions, today } });
  const ranks = createTierRanks(folder.book, {
    schemeId,
    lifted: {
      clientNos: () => admissions.grants().map(({ clientNo }) => clientNo),
      tierOf: (clientNo) => scores.get(clientNo)?.effectiveTier ?? 'regular',
      today,
    },
  });
  admissions.onChanged((clientNo) => ranks.refresh(clientNo));
  const names = namesInThread(folder.book, folder.bookAccess);
  const clients = createClientBook(folder.book, { ranks: () => ranks.table(), names });
  const book = createBookService({
    access: folder.bookAccess,
    staff,
    choices,
    admissions: () => admissions.grants(),
    importFacts: (file, rows, by) => relationship.imports.land(file, rows, by),
    importSettings: () => importSettingsOf(floor.state().config?.intake?.rejects),
    clock: now,
    faults,
  });
  const runs = runsRepository(folder.branch);
  const intake = createIntake({
    runs,
    book,
    schemes: choices,
    settings: () => floor.state().config?.intake ?? null,
    clock: now,
    steady: steady ?? clock,
    faults,
  });
  const presence = createPresence(faults);
  const report = ({ problem, seq, until = seq }: ChainFinding) => {
    staff.audit('system', 'log-not-sound', `${seq}-${until}`, problem);
  };
  const reportFolder = { dir, key: folder.bookAccess.key };
  const { places } = reportPlaces(reportFolder, log.start().hash);
  const proof = createLogVerifier({
    ...{ dir, log, clock: now, report, places, anchored, faults },
    syncAnchor: () => anchor.syncLater(),
  });
  const planning = createPlanning({ log, floor, faults });
  const staffName = (staffNo: string) => staff.get(staffNo)?.name ?? null;
  const reports = createDayReports({ folder: reportFolder, log, floor, faults, staffName });
  const backups = createBackups({
    folder,
    log,
    clock: now,
    branchCode: () => floor.state().config?.code ?? '',
    faults,
  });
  const relationship = openRelationship({
    ...{ folder, log, port, floor, staff, clients, scores, admissions, addresses, schemeId },
    faults,
  });
  shutdown.add('relationship work', () => {
    relationship.relationship.keep();
  });
  const readingLines = readingRepository(folder.branch, audit);
  const readings = createReadings({
    ...{ clock: now, steady: steady ?? clock, faults },
    write: (lines) => readingLines.add(lines),
  });
  shutdown.add('the record of reading', () => readings.stop());
  shutdown.add('sessions', () => staff.sessions.stop());
  shutdown.add('the log verifier', () => proof.stop());
  shutdown.add('the book', () => {
    book.cancel();
    return book.idle();
  });
  shutdown.add('the intake', () => {
    const quiet = intake.stop();
    book.cancel();
    return quiet;
  });
  shutdown.add('backups', () => backups.stop());
  shutdown.add('the day reports', () => reports.stop());
  shutdown.add('names', () => names.close());
  shutdown.add('the planning', () => planning.close());
  const base = {
    folder,
    records,
    log,
    store,
    proof,
    floor,
    staff,
    clients,
    names,
    scores,
    ranks,
    admissions,
    addresses,
    choices,
    book,
    runs,
    intake,
    presence,
    planning,
    reports,
    backups,
    readings,
    readingLines,
    relationship,
    faults,
  };
  // In the hall and on pages a client's manager is whoever the branch has assigned.
  const hallBase = {
    ...base,
    clients: relationship.book,
    cautionOf: (clientNo: string) => relationship.complaints.cautionOf(clientNo),
  };
  const setupParts: SetupParts = {
    dir,
    clock: now,
    floor,
    staff,
    book,
    floorAt: (past, day) => {
      const draft = createDraftLog(log.head(), past);
      const other = createFloor({ log, port: draft, clock: past, dayOf: () => day, faults });
      const { recognition } = createHall(hallBase, other);
      return { floor: other, recognition, drafts: draft.drafts };
    },
    appendAll(drafts) {
      log.inTransaction(() => {
        for (const { events, ...frame } of drafts) log.append(events, frame);
      });
    },
  };
  return { ...base, hall: createHall(hallBase, floor), setupParts, setup: createSetup(setupParts) };
}

/** Opens today. A demo branch first gets the days and the morning that have passed while it was closed. */
async function beginDay({ floor, setupParts, scores, store }: ComposedParts): Promise<void> {
  await untilJoined(store.log, joinMs);
  const { config, day } = floor.state();
  if (!config) return;
  const today = floor.today();
  if (store.kind === 'sqlite' && config.demo && day !== null && day < today) {
    const demo = demoBook({ today: scores.asOf() ?? today });
    for (const date of pastDays(today, demoPastDays)) {
      if (date > day) await playDay(setupParts, demo, date);
    }
    await playMorning(setupParts, demo);
  }
  try {
    await floor.openToday();
  } catch (error) {
    // Cut off at the start: the floor timer opens the day when the line is back.
    if (!(error instanceof LinkLost)) throw error;
  }
}
