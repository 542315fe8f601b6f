import { ORPCError } from '@orpc/server';
import type { Instant } from '../../shared/model/dates.ts';
import { openProcedures } from '../server/index.ts';

/** The procedures before sign-in, for a branch that cannot be opened: there are no people, and nobody can sign in. */
export function createStatusOfNone(parts: {
  readonly host: 'desktop' | 'browser';
  readonly clock: () => Instant;
}) {
  const { status, resume } = openProcedures.session;
  return {
    status: status.handler(() => ({
      ...{ branch: null, recovering: true, people: [], headResets: [], demoPin: null },
      demoIncluded: false,
      ...{ host: parts.host, serverTime: parts.clock() },
    })),
    resume: resume.handler(() => {
      throw new ORPCError('SIGNED_OUT', { status: 401 });
    }),
  };
}
