import { LinkLost } from '../branch-store.ts';
import { ConnectionLost, sqlState, type Connection } from './connection.ts';

/** Calls the server's functions on whatever connection there is. */
export interface Calls {
  /** @throws LinkLost there is no connection, it failed, or this workstation is not admitted; DatabaseError */
  call(name: string, ...values: readonly unknown[]): Promise<unknown>;
}

/** Creates it on a line. */
export function createCalls(current: () => Connection | null): Calls {
  return {
    async call(name, ...values) {
      const connection = current();
      if (!connection) throw new LinkLost('cut');
      try {
        return await connection.call(name, ...values);
      } catch (error) {
        if (error instanceof ConnectionLost) {
          connection.end();
          throw new LinkLost('the connection failed', { cause: error });
        }
        if (sqlState(error) === '42501') throw new LinkLost('not-admitted', { cause: error });
        throw error;
      }
    },
  };
}
