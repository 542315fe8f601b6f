import type { Instant } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';

/** The branch's own forms of address, in `branch.db`: the book is a cache that is built anew from files. */
export function addressesRepository(db: Connection) {
  const all = db
    .prepare<[], [clientNo: string, address: string]>('SELECT client_no, address FROM addresses')
    .raw();
  const set = db.prepare(
    `INSERT INTO addresses (client_no, address, at, actor) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET address = excluded.address, at = excluded.at, actor = excluded.actor`,
  );
  const remove = db.prepare('DELETE FROM addresses WHERE client_no = ?');
  return {
    all: (): [clientNo: string, address: string][] => all.all(),
    set: (clientNo: string, address: string, at: Instant, actor: string): void => {
      set.run(clientNo, address, at, actor);
    },
    remove: (clientNo: string): void => {
      remove.run(clientNo);
    },
  };
}
