import { randomUUID } from 'node:crypto';
import { createBackupRouter } from '../backup/index.ts';
import { createClientArea, createProspects, createProspectsRouter } from '../client-page/index.ts';
import { createReportsRouter } from '../day-report/index.ts';
import { demoIncluded, demoPin, type createDemoPlayer } from '../demo/index.ts';
import { createHallRouter, createQueueRouter, createRecordRouter } from '../hall/index.ts';
import type { ConsoleHost } from './console-options.ts';
import { createHealth, createHealthRouter } from '../health/index.ts';
import { createIntakeRouter, handRun } from '../intake/index.ts';
import { createReadingRouter } from '../reading/index.ts';
import { createPlanningRouter } from '../planning/index.ts';
import { createRecoveryRouter } from '../recovery/index.ts';
import { createRelationshipRouters } from '../relationship/index.ts';
import { createLiveViews } from '../server/index.ts';
import { createSetupRouter } from '../first-run/index.ts';
import { createSettingsRouter } from '../settings/index.ts';
import { createBookRouter, createPreviews, createSchemesRouter } from '../client-data/index.ts';
import { createSessionRouter } from '../staff/index.ts';
import type { ComposedParts } from './console-parts.ts';

/** Assembles the router: each procedure of the contract on the services that it uses. */
export function routerOf(
  parts: ComposedParts,
  host: ConsoleHost,
  player: ReturnType<typeof createDemoPlayer>,
) {
  const { floor, staff, book, clients, scores, choices, folder, faults, relationship } = parts;
  const { records } = parts;
  const { people, views, recognition, screens } = parts.hall;
  const { dir } = parts.setupParts;
  const clock = () => floor.now();
  const staffName = (staffNo: string) => people.staffName(staffNo);
  const run = randomUUID();
  const live = createLiveViews(floor, run, faults);
  return {
    session: createSessionRouter({
      staff,
      clock,
      demoPin,
      demoIncluded,
      host: host.kind,
      branch: () => floor.state().config,
    }),
    setup: createSetupRouter(parts.setup),
    hall: createHallRouter({ floor, screens, recognition, people, live }),
    queue: createQueueRouter({
      floor,
      screens,
      views,
      recognition,
      people,
      live,
      line: () => (parts.store.kind === 'sqlite' ? null : floor.link()),
    }),
    planning: createPlanningRouter({
      planning: parts.planning,
      run,
      faults,
      now: clock,
      staffName,
    }),
    record: createRecordRouter({ log: parts.log, proof: parts.proof, floor, people, faults }),
    reports: createReportsRouter({ reports: parts.reports, proof: parts.proof, staffName }),
    backup: createBackupRouter({ backups: parts.backups, dir, staffName }),
    recovery: createRecoveryRouter({ recovery: null, recovered: () => Promise.resolve() }),
    reading: createReadingRouter({
      readings: parts.readings,
      lines: parts.readingLines,
      staffName,
    }),
    health: createHealthRouter(
      createHealth({
        ...parts,
        dir,
        host,
        clock,
        lastBackupAt: () => parts.backups.state().made[0]?.at ?? null,
        bookDate: () => scores.asOf(),
        clients: () => clients.count(),
        people: () => staff.people().filter(({ active }) => active).length,
        windows: () => parts.presence.windows(),
      }),
    ),
    book: createBookRouter({
      book,
      clients,
      scores,
      staff,
      choices,
      recordOf: (path) => handRun(parts.runs, 'hand', path, clock),
    }),
    intake: createIntakeRouter({
      intake: parts.intake,
      runs: parts.runs,
      floor,
      dataDir: dir,
      clock,
      faults,
    }),
    schemes: createSchemesRouter({
      records,
      book,
      choices,
      scores,
      previews: createPreviews(folder.book, clients),
      clock,
      today: () => floor.today(),
    }),
    clients: createClientArea({
      records,
      folder,
      clients: relationship.book,
      scores,
      ranks: parts.ranks,
      admissions: parts.admissions,
      addresses: parts.addresses,
      staff,
      assigned: (staffNo) => relationship.assignedClientsOf(staffNo),
      branch: () => floor.state().config,
      schemeId: () => choices.shown().scheme,
      clock,
    }),
    prospects: createProspectsRouter({
      staff,
      prospects: createProspects({ records, staff, clock, newId: randomUUID }),
    }),
    settings: createSettingsRouter({
      floor,
      staff,
      clock,
      player,
      chooseFolder: () => host.chooseFolder(),
    }),
    ...createRelationshipRouters(relationship, createLiveViews(relationship.watched, run, faults)),
  };
}
