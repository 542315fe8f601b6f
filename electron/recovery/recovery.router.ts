import { ORPCError } from '@orpc/server';
import { recoverable } from '../../shared/contract/recovery.ts';
import { BackupError } from '../backup/index.ts';
import { DataError } from '../data/index.ts';
import { openProcedures } from '../server/index.ts';
import type { Recovered, Recovery } from './recovery.service.ts';

type Recoverable = (typeof recoverable)[number];

/** Dependencies of the procedures. */
export interface RecoveryRouterParts {
  /** Null: the branch is open, and there is nothing to recover. */
  readonly recovery: Recovery | null;
  readonly recovered: (done: Extract<Recovered, { ok: true }>) => Promise<void>;
}

/** Recovery: `shared/contract/recovery.ts`. Without permissions, because nobody can sign in. */
export function createRecoveryRouter({ recovery, recovered }: RecoveryRouterParts) {
  const area = openProcedures.recovery;
  const notNeeded = () => new ORPCError('NOT_NEEDED', { status: 409 });
  const needed = (): Recovery => {
    if (!recovery) throw notNeeded();
    return recovery;
  };
  return {
    state: area.state.handler(() => {
      if (!recovery) return null;
      const { code, present, backups, known, dataDir } = recovery.state();
      const shown = known && { seq: known.seq, at: known.at };
      return {
        ...{ code: code as Recoverable, dataDir, known: shown },
        ...{ present: [...present], backups: [...backups] },
      };
    }),
    look: area.look.handler(async ({ input }) => {
      const way = needed();
      const { people, firstBad, loss, ...found } = await refusing(() => way.look(input.file));
      return {
        ...found,
        firstBad: firstBad?.seq ?? null,
        loss: loss && { kind: loss.kind, records: loss.records, from: loss.from, to: loss.to },
        people: people.map(({ staffNo, name, role }) => ({ staffNo, name, role })),
      };
    }),
    restore: area.restore.handler(async ({ input, errors }) => {
      const way = needed();
      const done = await refusing(() => way.restore(input.file, input.staffNo, input.pin));
      if (done.ok) await recovered(done);
      else if (done.why === 'not-needed') throw notNeeded();
      else if (done.why === 'locked') throw errors.LOCKED({ data: { waitMs: done.waitMs } });
      else throw errors.WRONG_PIN({ data: { triesLeft: done.triesLeft } });
    }),
    retry: area.retry.handler(async () => ({
      opened: recovery === null || (await recovery.retry()),
    })),
  };
}

/** Maps errors of the backup or the data folder to the contract's errors. */
async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupError || error instanceof DataError) {
      const data = { code: error.code, subject: error.subject };
      throw new ORPCError('BACKUP', { status: 422, data });
    }
    throw error;
  }
}
