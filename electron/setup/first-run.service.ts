import { DataError, type DataFolder } from '../data/index.ts';
import type { Proof } from '../branch-log/index.ts';
import type { Floor } from '../queue/index.ts';

/** What a first run is known by. */
interface FirstRunParts {
  readonly folder: DataFolder;
  readonly floor: Floor;
  readonly proof: Proof;
}

/**
 * A branch may be begun only where none ever was: a log without one, in a folder whose first run had ended, has lost it.
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
    // What is being written may still be taken back.
    if (!isSetUp() || folder.branch.inTransaction) return;
    stop();
    folder.endFirstRun();
  };
  stop = floor.subscribe(look);
  look();
}
