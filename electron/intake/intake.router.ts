import { ORPCError } from '@orpc/server';
import type { IntakeSettingsView } from '../../shared/contract/intake.ts';
import { usualRejects, type IntakeSettings } from '../../shared/model/branch.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import { procedures } from '../server/index.ts';
import { bookStepView, firstRejects, importedFileView } from '../client-data/index.ts';
import { folderFault } from './folder-fault.ts';
import type { Intake } from './intake.service.ts';
import type { BookRun } from './intake-types.ts';
import type { Runs } from './runs.repository.ts';

/** Dependencies of the procedures. */
export interface IntakeRouterParts {
  readonly intake: Intake;
  readonly runs: Runs;
  readonly floor: Floor;
  /** The branch's data folder, which cannot be the drop folder. */
  readonly dataDir: string;
  readonly clock: () => Instant;
  readonly faults: Pick<Faults, 'guard'>;
}

const runsShown = 30;
const rejectsShown = 200;

/** Drop folder and nightly run: `shared/contract/intake.ts`. */
export function createIntakeRouter(parts: IntakeRouterParts) {
  const { intake, runs, floor, dataDir, clock, faults } = parts;
  const procedure = procedures.intake;
  return {
    settings: procedure.settings.handler((): IntakeSettingsView => {
      const now = floor.state().config?.intake;
      return {
        folder: now?.folder ?? null,
        complete: now?.complete ?? 'settled',
        night: now?.night?.at ?? null,
        rejects: now?.rejects ?? usualRejects,
      };
    }),
    save: procedure.save.handler(async ({ input, context }) => {
      const { config } = floor.state();
      if (!config) throw new ORPCError('NOT_SET_UP', { status: 409 });
      const before = config.intake ?? null;
      const code = folderFault(input.folder, before?.folder ?? null, dataDir);
      if (code !== null) throw new ORPCError('FOLDER', { status: 422, data: { code } });
      const { night: at, ...rest } = input;
      const unchanged = before?.night?.at === at ? before.night : null;
      const night = at === null ? null : (unchanged ?? { at, since: clock() });
      const wanted: IntakeSettings = { ...rest, night };
      await floor.act(
        {
          type: 'change-settings',
          changes: { intake: wanted },
          before: { ...(before && { intake: before }) },
        },
        { actor: context.actor.staffNo, place: context.caller.place },
      );
      faults.guard('intake', () => intake.look());
    }),
    state: procedure.state.handler(() => {
      const { waiting, running, ...state } = intake.state();
      return {
        ...state,
        waiting: [...waiting],
        running: running && {
          kind: running.kind,
          step: running.step && bookStepView(running.step),
        },
        runs: runs.latest(runsShown).map(runView),
      };
    }),
    rejects: procedure.rejects.handler(({ input }) => ({
      rejects: firstRejects(runs.get(input.run)?.result?.rejects ?? null, rejectsShown),
    })),
  };
}

function runView({ run, kind, day, beganAt, endedAt, folder, result }: BookRun) {
  return {
    run,
    kind,
    day,
    beganAt,
    endedAt,
    folder,
    result: result && { ...result, files: result.files.map(importedFileView) },
  };
}
