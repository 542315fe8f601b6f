import {
  addDays,
  dateFromDayNumber,
  dayNumber,
  type BusinessDate,
} from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import { liabilityProducts } from '../../../shared/model/clients/products.ts';
import type { SoldProduct } from '../../../shared/model/relationship/config.ts';
import { monthFigures, productCode, type MonthFigure } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';

/** A client of the book, as far as relationship work asks. */
export interface BookRow {
  readonly clientId: number;
  readonly clientNo: string;
  readonly managerNo: string | null;
  readonly homeBranch: string | null;
  readonly birthDate: BusinessDate | null;
  readonly orientation: string | null;
  readonly riskGrade: number | null;
  readonly riskAssessedOn: BusinessDate | null;
  readonly kind: 'personal' | 'corporate' | null;
  readonly employerNo: string | null;
  /** "MM-DD" of the lunar year. */
  readonly lunarBirthday: string | null;
}

/** A holding, as far as relationship work asks. */
export interface HeldRow {
  readonly productName: string;
  readonly product: number | null;
  readonly amountFen: Fen | null;
  /** null: no maturity. */
  readonly maturesOn: BusinessDate | null;
}

const columns = `client_id AS clientId, client_no AS clientNo, manager_no AS managerNo, home_branch AS homeBranch,
  birth_date AS birthDate, orientation, risk_grade AS riskGrade, risk_assessed_on AS riskAssessedOn, kind,
  employer_no AS employerNo, lunar_birthday AS lunarBirthday`;

/** Reads of the client book for relationship work. */
export function managedClientsRepository(db: Connection) {
  const last = db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck();
  const slice = db.prepare<[number, number, string, string], BookRow>(
    `SELECT ${columns} FROM clients
     WHERE client_id > ? AND client_id <= ?
       AND (home_branch = ? OR home_branch IS NULL OR manager_no IN (SELECT value FROM json_each(?)))
     ORDER BY client_id`,
  );
  const one = db.prepare<[string], BookRow>(`SELECT ${columns} FROM clients WHERE client_no = ?`);
  const holdings = db.prepare<
    [number],
    { productName: string; product: number | null; amountFen: number | null; maturesOn: string }
  >(
    `SELECT product_name AS productName, product, amount AS amountFen, matures_on AS maturesOn
     FROM holdings WHERE client_id = ? ORDER BY matures_on, product_name`,
  );
  const posted = db
    .prepare<[number], number | null>('SELECT max(day) FROM postings WHERE client_id = ?')
    .pluck();
  const flows = db
    .prepare<[number, number], [number, number]>(
      `SELECT day, sum(amount) FROM postings WHERE client_id = ? AND day >= ? GROUP BY day
       ORDER BY day`,
    )
    .raw();
  const moves = db.prepare<[number, number], { day: number; from: string | null; to: string }>(
    `SELECT day, from_level AS "from", to_level AS "to" FROM moves
     WHERE scheme_no = ? AND client_id = ? ORDER BY day`,
  );
  const figures = monthFigures(db);
  const liabilities = liabilityProducts.map((product) => productCode[product]);
  const postedSum = db
    .prepare<[number, number], number | null>(
      'SELECT sum(amount) FROM postings WHERE client_id = ? AND product = ?',
    )
    .pluck();
  const products = db.prepare<[], SoldProduct>(
    'SELECT product_name AS name, risk_grade AS grade, family FROM products ORDER BY product_name',
  );
  const employers = db
    .prepare<[], [string, number]>(
      'SELECT employer_no, count(*) FROM clients WHERE employer_no IS NOT NULL GROUP BY employer_no',
    )
    .raw();
  const staff = db
    .prepare<[string], string>('SELECT client_no FROM clients WHERE employer_no = ?')
    .pluck();

  return {
    /** The highest number of a client in the book. */
    lastId: (): number => last.get() ?? 0,
    /** Clients of this branch or of these managers, with numbers above one and up to another. */
    slice: (after: number, upTo: number, branch: string, managerNos: readonly string[]) =>
      slice.all(after, upTo, branch, JSON.stringify(managerNos)),
    client: (clientNo: string): BookRow | null => one.get(clientNo) ?? null,
    holdingsOf: (clientId: number): HeldRow[] =>
      holdings.all(clientId).map((row) => ({ ...row, maturesOn: row.maturesOn || null })),
    lastPostingOn(clientId: number): BusinessDate | null {
      const day = posted.get(clientId) ?? null;
      return day === null ? null : dateFromDayNumber(day);
    },
    /** Sums of postings by day in the last days. */
    flowsOf: (clientId: number, today: BusinessDate, days: number) =>
      flows
        .all(clientId, dayNumber(addDays(today, -days)))
        .map(([day, sumFen]) => ({ on: dateFromDayNumber(day), sumFen })),
    movesOf: (schemeNo: number, clientId: number) =>
      moves.all(schemeNo, clientId).map(({ day, from, to }) => ({
        on: dateFromDayNumber(day),
        from,
        to,
      })),
    /** What a client owes by the last figures of the book. */
    owedOf(clientId: number): Fen {
      const months = figures(clientId, 'balances');
      return liabilities.reduce((sum, product) => {
        const posted = postedSum.get(clientId, product) ?? null;
        if (posted !== null) return sum + Math.abs(posted);
        const last = months
          .filter(({ key }) => key === product)
          .reduce<MonthFigure | null>((a, b) => (a && a.month > b.month ? a : b), null);
        return sum + (last?.amount ?? 0);
      }, 0);
    },
    /** What the bank sells, by its last list. */
    products: (): readonly SoldProduct[] => products.all(),
    /** Companies with how many clients work for them, by the book. */
    employers: (): ReadonlyMap<string, number> => new Map(employers.all()),
    /** Clients who work for a company, by the book. */
    staffOf: (employerNo: string): readonly string[] => staff.all(employerNo),
  };
}

export type ManagedClientsRepository = ReturnType<typeof managedClientsRepository>;
