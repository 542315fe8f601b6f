import type { Instant } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';

/** Forms of address that the branch has set. They are in `branch.db`, because the book is rebuilt from files. */
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
