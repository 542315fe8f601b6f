import { ORPCError } from '@orpc/server';
import { openProcedures } from '../server/index.ts';
import { WeakPinError } from '../staff/index.ts';
import { BookHasClientsError } from './unfinished-demo.service.ts';
import {
  AlreadySetUpError,
  NoDemoError,
  SettingUpError,
  type SetupService,
} from './setup.service.ts';

/** First run: `shared/contract/setup.ts`. Without permissions, because nobody can sign in before it. */
export function createSetupRouter(setup: SetupService) {
  return {
    createDemo: openProcedures.setup.createDemo.handler(async function* () {
      try {
        yield* setup.createDemo();
      } catch (error) {
        throw setupError(error);
      }
    }),
    createOwn: openProcedures.setup.createOwn.handler(async ({ input }) => {
      try {
        return { codes: [...(await setup.createOwn(input))] };
      } catch (error) {
        throw setupError(error);
      }
    }),
  };
}

function setupError(error: unknown): unknown {
  if (error instanceof AlreadySetUpError) return new ORPCError('ALREADY_SET_UP', { status: 409 });
  if (error instanceof NoDemoError) return new ORPCError('NO_DEMO', { status: 404 });
  if (error instanceof BookHasClientsError)
    return new ORPCError('BOOK_HAS_CLIENTS', { status: 409 });
  if (error instanceof SettingUpError) return new ORPCError('SETTING_UP', { status: 409 });
  if (error instanceof WeakPinError) {
    const data = { code: error.problem, subject: error.staffNo };
    return new ORPCError('WEAK_PIN', { status: 422, data });
  }
  return error;
}
