import { ORPCError } from '@orpc/server';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { BranchConfigView } from '../../shared/contract/settings.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { Floor } from '../queue/index.ts';
import { procedures } from '../server/index.ts';
import { createPeopleRouter, type StaffService } from '../staff/index.ts';
import type { DemoPlayer } from '../demo/index.ts';

/** Dependencies of the procedures. */
export interface SettingsRouterParts {
  readonly floor: Floor;
  readonly staff: StaffService;
  readonly clock: () => Instant;
  readonly player: DemoPlayer;
  /** Asks the person for a folder; null if none was chosen or the host cannot ask. */
  readonly chooseFolder: () => Promise<string | null>;
}

/** Branch, people, demo: `shared/contract/settings.ts`. */
export function createSettingsRouter({
  floor,
  staff,
  clock,
  player,
  chooseFolder,
}: SettingsRouterParts) {
  const settings = procedures.settings;
  const configOf = () => {
    const config = floor.state().config;
    if (!config) throw new ORPCError('NOT_SET_UP', { status: 409 });
    return config;
  };
  return {
    branch: settings.branch.handler(() => structuredClone(configOf()) as BranchConfigView),
    saveBranch: settings.saveBranch.handler(async ({ input, context }) => {
      await floor.act(
        {
          type: 'change-settings',
          changes: input.changes as Partial<BranchConfig>,
          before: input.before as Partial<BranchConfig>,
        },
        { actor: context.actor.staffNo, place: context.caller.place },
      );
      return structuredClone(configOf()) as BranchConfigView;
    }),
    ...createPeopleRouter({ staff, clock }),
    chooseFolder: settings.chooseFolder.handler(async () => ({ folder: await chooseFolder() })),
    letPeopleIn: settings.letPeopleIn.handler(({ input }) => {
      if (!configOf().demo) throw new ORPCError('NOT_DEMO', { status: 409 });
      player.setPace(input.pace);
    }),
    peopleComingIn: settings.peopleComingIn.handler(() => ({ pace: player.pace() })),
  };
}
