import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import { createBranchLog } from '../../branch-log/index.ts';
import { fileKeyKeeper, openFolder, type DataFolder } from '../../data/index.ts';
import { createFaults } from '../../platform/index.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import { createSqliteLogPort } from '../../store/index.ts';
import { createFactLog, type FactLog } from './fact-log.ts';
import { createRelationship, type Relationship } from './relationship.service.ts';
import { snapshotRepository, type Snapshots } from './snapshot.repository.ts';
import { textsRepository, type Texts } from './texts.repository.ts';

/** Relationship work on a real database, with a day that the test sets. */
export interface TestRelationship {
  readonly dir: string;
  readonly folder: DataFolder;
  readonly log: FactLog;
  readonly texts: Texts;
  readonly snapshots: Snapshots;
  readonly relationship: Relationship;
  today: BusinessDate;
  /** Closes the folder and opens it again, as after a restart. */
  restart(): TestRelationship;
}

/** Opens relationship work; everybody whose number begins with a letter works here, but nobody whose begins with "X". */
export function openTestRelationship(
  dir = temporaryFolder(),
  today: BusinessDate = '2026-11-20',
): TestRelationship {
  const folder = openFolder(dir, fileKeyKeeper({}));
  let closed = false;
  const close = () => {
    if (!closed) folder.close();
    closed = true;
  };
  onTestFinished(close);
  const instant = () => Date.parse(`${test.today}T02:00:00Z`);
  const branchLog = createBranchLog(folder.branch);
  const log = createFactLog({
    log: branchLog,
    port: createSqliteLogPort(branchLog, instant),
    openToday: () => Promise.resolve(),
    moment: () => ({ day: test.today, at: instant() }),
  });
  const texts = textsRepository(folder.branch, { clock: instant, newId: randomUUID });
  const snapshots = snapshotRepository(folder.branch);
  const test: TestRelationship = {
    ...{ dir, folder, log, texts, snapshots, today },
    relationship: createRelationship({
      ...{ log, texts, snapshots },
      works: (staffNo) => /^[A-WYZ]/.test(staffNo),
      faults: createFaults(),
    }),
    restart: () => {
      close();
      return openTestRelationship(dir, test.today);
    },
  };
  return test;
}
