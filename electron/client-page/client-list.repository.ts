import type { BusinessDate } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';
import { scoreReader } from '../scoring/index.ts';
import type { ValueRange } from './list-filter.rules.ts';

/** The conditions of a list that the book can check. */
export interface ListConditions {
  /** Who looks after the client: by the book, unless the branch has assigned it to somebody. */
  readonly manager?:
    | {
        readonly staffNo: string;
        readonly to: readonly string[];
        readonly elsewhere: readonly string[];
      }
    | undefined;
  /** `orNone`: clients without a home branch in the book count as this branch's. */
  readonly branch?: { readonly code: string; readonly orNone: boolean } | undefined;
  readonly occupation?: string | undefined;
  readonly orientation?: string | undefined;
  /** Days of the year, "MM-DD". */
  readonly birthdays?: readonly string[] | undefined;
  readonly maturing?: { readonly from: BusinessDate; readonly to: BusinessDate } | undefined;
  readonly assessedUntil?: BusinessDate | undefined;
  readonly value?: ScoreCondition | undefined;
}

/**
 * A condition on the scores of a scheme. Clients who are held above their computed level are either left out (they have
 * the level that they are near to) or added whatever their value (they are about to lose it).
 */
export interface ScoreCondition {
  readonly schemeNo: number;
  readonly ranges: readonly ValueRange[];
  readonly held: 'left-out' | 'added';
}

/** A client who meets the conditions. */
export interface ListedClient {
  readonly clientId: number;
  readonly clientNo: string;
}

/** Filters candidates by conditions, keeping their order. */
export function clientListRepository(db: Connection) {
  const scoreOf = scoreReader(db);
  const prepared = new Map<string, ReturnType<typeof db.prepare<unknown[], ListedClient>>>();

  function hasValue(id: number, { schemeNo, ranges, held }: ScoreCondition): boolean {
    const score = scoreOf(schemeNo, id);
    if (!score) return false;
    const isHeld = score.effectiveLevel > score.level;
    const isNear = ranges.some(({ from, to }) => score.value >= from && score.value < to);
    return held === 'added' ? isNear || isHeld : isNear && score.effectiveLevel === score.level;
  }

  return {
    /** The candidates that meet the conditions. */
    matching(candidates: readonly number[], conditions: ListConditions): ListedClient[] {
      const { value } = conditions;
      const ids = value ? candidates.filter((id) => hasValue(id, value)) : candidates;
      if (ids.length === 0) return [];
      const { sql, bound } = whereOf(conditions);
      let statement = prepared.get(sql);
      if (!statement) {
        statement = db.prepare<unknown[], ListedClient>(
          `SELECT c.client_id AS clientId, c.client_no AS clientNo
           FROM json_each(?) AS wanted JOIN clients AS c ON c.client_id = wanted.value
           WHERE ${sql} ORDER BY wanted.key`,
        );
        prepared.set(sql, statement);
      }
      return statement.all(JSON.stringify(ids), ...bound);
    },
    /** The book's ids of clients, without unknown ones. */
    idsOf(clientNos: readonly string[]): ListedClient[] {
      return db
        .prepare<[string], ListedClient>(
          `SELECT c.client_id AS clientId, c.client_no AS clientNo
           FROM json_each(?) AS wanted JOIN clients AS c ON c.client_no = wanted.value
           ORDER BY wanted.key`,
        )
        .all(JSON.stringify(clientNos));
    },
    /** A client's first maturity in a period. */
    soonestMaturity(clientId: number, from: BusinessDate, to: BusinessDate): BusinessDate | null {
      return (
        db
          .prepare<[number, string, string], string | null>(
            'SELECT min(matures_on) FROM holdings WHERE client_id = ? AND matures_on BETWEEN ? AND ?',
          )
          .pluck()
          .get(clientId, from, to) ?? null
      );
    },
  };
}

function whereOf(conditions: ListConditions): { sql: string; bound: unknown[] } {
  const parts: string[] = [];
  const bound: unknown[] = [];
  const add = (sql: string, ...values: unknown[]): void => {
    parts.push(sql);
    bound.push(...values);
  };
  const { manager, branch, occupation, orientation, birthdays, maturing } = conditions;
  if (manager) {
    add(
      `(c.client_no IN (SELECT value FROM json_each(?)) OR (c.manager_no = ?
        AND c.client_no NOT IN (SELECT value FROM json_each(?))))`,
      JSON.stringify(manager.to),
      manager.staffNo,
      JSON.stringify(manager.elsewhere),
    );
  }
  if (branch?.orNone) add('(c.home_branch = ? OR c.home_branch IS NULL)', branch.code);
  else if (branch) add('c.home_branch = ?', branch.code);
  if (occupation !== undefined) add('c.occupation = ?', occupation);
  if (orientation !== undefined) add('c.orientation = ?', orientation);
  if (birthdays) {
    add('substr(c.birth_date, 6) IN (SELECT value FROM json_each(?))', JSON.stringify(birthdays));
  }
  if (conditions.assessedUntil !== undefined) {
    add('c.risk_assessed_on <= ?', conditions.assessedUntil);
  }
  if (maturing) {
    add(
      `EXISTS (SELECT 1 FROM holdings AS h WHERE h.client_id = c.client_id
               AND h.matures_on BETWEEN ? AND ?)`,
      maturing.from,
      maturing.to,
    );
  }
  return { sql: parts.join(' AND ') || '1', bound };
}
