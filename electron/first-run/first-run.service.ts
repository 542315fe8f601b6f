import { DataError, type DataFolder } from '../data/index.ts';
import type { LogVerifier } from '../branch-log/index.ts';
import type { Floor } from '../queue/index.ts';

/** The parts of a console that tell whether it is set up. */
interface FirstRunParts {
  readonly folder: DataFolder;
  readonly floor: Floor;
  readonly proof: LogVerifier;
}

/**
 * Ends the first run when the branch has been set up. A folder whose first run has ended but whose log has no branch
 * has lost it.
 * @throws DataError branch-missing
 */
export function followFirstRun({ folder, floor, proof }: FirstRunParts): void {
  const isSetUp = () => floor.state().config !== null;
  const hadRecords = (proof.state().kept?.seq ?? 0) > 0;
  if (!isSetUp() && (!folder.isFirstRun() || hadRecords)) {
    throw new DataError('branch-missing', folder.branch.name);
  }
  if (!folder.isFirstRun()) return;
  let stop = (): void => undefined;
  const look = () => {
    // Not inside a transaction, which may be rolled back.
    if (!isSetUp() || folder.branch.inTransaction) return;
    stop();
    folder.endFirstRun();
  };
  stop = floor.subscribe(look);
  look();
}
