import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { ImportRecord } from '../client-data/index.ts';
import type { HandRunKind } from './intake-types.ts';
import { failureOf } from './run-failure.ts';
import type { Runs } from './runs.repository.ts';

/** Records an import that a person started, in the list of runs. */
export function handRun(
  runs: Runs,
  kind: HandRunKind,
  folder: string | null,
  clock: () => Instant,
): ImportRecord {
  let run: number | null = null;
  return {
    begin() {
      const at = clock();
      run = runs.begin(kind, businessDateOf(at), at, folder);
    },
    end(imported, score, error) {
      if (run === null) return;
      runs.end(run, clock(), {
        files: imported?.files ?? [],
        rejects: imported?.rejects ?? null,
        score,
        archive: null,
        refused: null,
        failure: error === null ? null : failureOf(error),
      });
    },
  };
}
