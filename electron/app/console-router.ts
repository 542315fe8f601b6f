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
  const { floor, hall, staff, book, clients, scores, choices, folder, setup, planning } = parts;
  const { faults, records } = parts;
  const clock = () => floor.now();
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
    setup: createSetupRouter(setup),
    hall: createHallRouter({ floor, live, ...hall }),
    queue: createQueueRouter({
      floor,
      live,
      ...hall,
      line: () => (parts.store.kind === 'sqlite' ? null : floor.link()),
    }),
    planning: createPlanningRouter({
      planning,
      run,
      faults,
      now: clock,
      staffName: (staffNo) => hall.people.staffName(staffNo),
    }),
    record: createRecordRouter({ ...parts, people: hall.people }),
    reports: createReportsRouter({
      ...parts,
      staffName: (staffNo) => hall.people.staffName(staffNo),
    }),
    backup: createBackupRouter({
      ...parts,
      dir: parts.setupParts.dir,
      staffName: (staffNo) => hall.people.staffName(staffNo),
    }),
    recovery: createRecoveryRouter({ recovery: null, recovered: () => Promise.resolve() }),
    reading: createReadingRouter({
      readings: parts.readings,
      lines: parts.readingLines,
      staffName: (staffNo) => hall.people.staffName(staffNo),
    }),
    health: createHealthRouter(
      createHealth({
        ...parts,
        dir: parts.setupParts.dir,
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
    intake: createIntakeRouter({ ...parts, dataDir: parts.setupParts.dir, clock }),
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
      ...parts,
      clients: parts.relationship.book,
      assigned: (staffNo) => parts.relationship.assignedClientsOf(staffNo),
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
    ...createRelationshipRouters(
      parts.relationship,
      createLiveViews(parts.relationship.watched, run, faults),
    ),
  };
}
