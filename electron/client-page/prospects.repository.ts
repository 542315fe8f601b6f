import type { Instant } from '../../shared/model/dates.ts';
import type { Prospect, ProspectOutcome } from '../../shared/model/clients/prospect.ts';
import type { Connection } from '../data/index.ts';

/** The outcome of a prospect. */
export interface Answered {
  readonly outcome: ProspectOutcome;
  readonly by: string;
  readonly at: Instant;
}

/** Prospects in `branch.db`. They never enter the log, from which a person could not be removed. */
export function prospectsRepository(db: Connection) {
  const columns = 'id, at, noted_by AS notedBy, manager_no AS managerNo, name, phone, need';
  const open = db.prepare<[], Prospect>(
    `SELECT ${columns} FROM prospects WHERE outcome IS NULL ORDER BY at, id`,
  );
  const one = db.prepare<[string], Prospect>(
    `SELECT ${columns} FROM prospects WHERE id = ? AND outcome IS NULL`,
  );
  const add = db.prepare(
    `INSERT INTO prospects (id, at, noted_by, manager_no, name, phone, need)
     VALUES (:id, :at, :notedBy, :managerNo, :name, :phone, :need)`,
  );
  const answer = db.prepare(
    `UPDATE prospects SET outcome = :outcome, answered_by = :by, answered_at = :at WHERE id = :id`,
  );
  const forget = db.prepare(`UPDATE prospects SET name = '', phone = '', need = '' WHERE id = ?`);
  return {
    open: (): Prospect[] => open.all(),
    /** A prospect without an outcome. */
    get: (id: string): Prospect | undefined => one.get(id),
    add: (prospect: Prospect): void => {
      add.run(prospect);
    },
    answer: (id: string, answered: Answered): void => {
      answer.run({ id, ...answered });
    },
    forget: (id: string): void => {
      forget.run(id);
    },
  };
}
