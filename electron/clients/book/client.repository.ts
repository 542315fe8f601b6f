import type { Card, Client, Holding } from '../../../shared/model/clients/client.ts';
import type { Connection } from '../../data/index.ts';
import { productOfCode } from './book-codes.rules.ts';
import { phoneText } from '../checks/phone-form.rules.ts';
import { reversed } from '../checks/key-forms.rules.ts';
import { afterPrefix, type KeyKind } from '../search/query.rules.ts';

type ClientRow = Omit<Client, 'idNo' | 'phone'> & {
  readonly idNoReversed: string | null;
  readonly phoneReversed: string | null;
};

const clientColumns = `client_id AS clientId, client_no AS clientNo, name, gender, birth_date AS birthDate,
  id_type AS idType, id_no_reversed AS idNoReversed, phone_reversed AS phoneReversed, home_branch AS homeBranch,
  manager_no AS managerNo, occupation, orientation, client_since AS clientSince, kind, employer_no AS employerNo,
  drink, risk_grade AS riskGrade, risk_assessed_on AS riskAssessedOn, caution`;

function clientOf({ idNoReversed, phoneReversed, ...client }: ClientRow): Client {
  return {
    ...client,
    idNo: idNoReversed === null ? null : reversed(idNoReversed),
    phone: phoneReversed === null ? null : phoneText(reversed(phoneReversed)),
  };
}

/** The clients of a key, whole or by its beginning, in the key's order. */
type KeyStatements = ReturnType<typeof keyStatements>;

function keyStatements(db: Connection, table: string, key: string) {
  // SQLite looks into a bare LIMIT parameter while it plans, and so plans the statement anew at every call.
  const ids = <T extends unknown[]>(condition: string) =>
    db
      .prepare<T, number>(
        `SELECT client_id FROM ${table} WHERE ${condition} ORDER BY ${key} LIMIT ? + 0`,
      )
      .pluck();
  return {
    whole: ids<[string, number]>(`${key} = ?`),
    beginning: ids<[string, string, number]>(`${key} >= ? AND ${key} < ?`),
  };
}

/** Queries of the client book. Statements are prepared once: recognition must cost little more than its lookups. */
export function clientRepository(db: Connection) {
  const rows = <T>(key: string) =>
    db.prepare<[T], ClientRow>(`SELECT ${clientColumns} FROM clients WHERE ${key} = ?`);
  const byNo = rows<string>('client_no');
  const byId = rows<number>('client_id');
  // SQLite counts what other connections commit; an import has one of its own.
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  const count = db.prepare<[], number>('SELECT count(*) FROM clients').pluck();
  const cards = db.prepare<[number], { card_no_reversed: string; product: string | null }>(
    'SELECT card_no_reversed, product FROM cards WHERE client_id = ? ORDER BY card_no_reversed',
  );
  const holdings = db.prepare<
    [number],
    { product_name: string; product: number | null; amount: number | null; matures_on: string }
  >(
    `SELECT product_name, product, amount, matures_on FROM holdings
     WHERE client_id = ? ORDER BY matures_on, product_name`,
  );
  const keys: Readonly<Record<KeyKind, KeyStatements>> = (() => {
    const card = keyStatements(db, 'cards', 'card_no_reversed');
    const idNo = keyStatements(db, 'clients', 'id_no_reversed');
    const phone = keyStatements(db, 'clients', 'phone_reversed');
    const clientNo = keyStatements(db, 'clients', 'client_no');
    return {
      card,
      'card-tail': card,
      'id-no': idNo,
      'id-no-tail': idNo,
      phone,
      'phone-tail': phone,
      'client-no': clientNo,
    };
  })();
  const mirrored = new Set<KeyKind>([
    'card',
    'card-tail',
    'id-no',
    'id-no-tail',
    'phone',
    'phone-tail',
  ]);

  return {
    count: (): number => count.get() ?? 0,
    version: (): number => version.get() ?? 0,
    client: (clientNo: string): Client | null => {
      const row = byNo.get(clientNo);
      return row ? clientOf(row) : null;
    },
    clientWithId: (clientId: number): Client | null => {
      const row = byId.get(clientId);
      return row ? clientOf(row) : null;
    },
    cardsOf: (clientId: number): Card[] =>
      cards
        .all(clientId)
        .map((row) => ({ cardNo: reversed(row.card_no_reversed), product: row.product })),
    holdingsOf: (clientId: number): Holding[] =>
      holdings.all(clientId).map((row) => ({
        productName: row.product_name,
        product: row.product === null ? null : productOfCode(row.product),
        amountFen: row.amount,
        maturesOn: row.matures_on === '' ? null : row.matures_on,
      })),
    /** Clients with this key: whole, or beginning with it (tails are beginnings of the mirrored key). */
    withKey(kind: KeyKind, value: string, whole: boolean, limit: number): number[] {
      const from = mirrored.has(kind) ? reversed(value) : value;
      if (!whole) return keys[kind].beginning.all(from, afterPrefix(from), limit);
      const found = keys[kind].whole.all(from, limit);
      if (kind !== 'phone') return found;
      // A number with an extension is found by the number alone.
      const extended = `${from}-`;
      return [
        ...found,
        ...keys.phone.beginning.all(extended, afterPrefix(extended), limit - found.length),
      ];
    },
  };
}

export type ClientRepository = ReturnType<typeof clientRepository>;
