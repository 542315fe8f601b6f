import { ORPCError } from '@orpc/server';
import { procedures } from '../server/index.ts';
import { AlreadySetUpError, type SetupService } from './setup.service.ts';

/** First run: `shared/contract/setup.ts`. Open to anyone, because nobody can sign in before it. */
export function createSetupRouter(setup: SetupService) {
  return {
    createDemo: procedures.setup.createDemo.handler(async function* () {
      try {
        yield* setup.createDemo();
      } catch (error) {
        throw alreadySetUp(error);
      }
    }),
    createOwn: procedures.setup.createOwn.handler(async ({ input }) => {
      try {
        await setup.createOwn(input);
      } catch (error) {
        throw alreadySetUp(error);
      }
    }),
  };
}

function alreadySetUp(error: unknown): unknown {
  return error instanceof AlreadySetUpError
    ? new ORPCError('ALREADY_SET_UP', { status: 409 })
    : error;
}
