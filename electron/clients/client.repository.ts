import type { Card, Client, Holding, MatchKind } from '../../shared/model/client.ts';
import type { Connection } from '../data/index.ts';
import { productOfCode } from './book-codes.rules.ts';
import { clientOf } from './client-record.rules.ts';
import {
  firstChineseUnit,
  isChineseUnit,
  lastChineseUnit,
  partsOf,
  type NamePart,
} from './name-parts.rules.ts';
import { afterPrefix, reversed } from './query.rules.ts';

type ClientRow = readonly [clientId: number, clientNo: string, attributes: string];

/** A client whose name begins in a way that was asked for. */
export interface NameRow {
  readonly clientId: number;
  readonly parts: readonly NamePart[];
}

/** So many searches of an index cost about as much as looking at the names of one beginning. */
const soughtCharacters = 12;

/** Ranges of names that begin with a text and go on with one of these characters, or with a part of another kind. */
function continuations(text: string, thirds: ReadonlySet<string> | null): [string, string][] {
  // Few characters are sought one by one; among many it is quicker to look at every name.
  if (!thirds || thirds.size > soughtCharacters) return [[text, afterPrefix(text)]];
  return [
    ...[...thirds].map((one): [string, string] => [text + one, afterPrefix(text + one)]),
    // A dot, a space or a letter before the third part, or a rarer character as such: around the Chinese units.
    [text, text + String.fromCharCode(firstChineseUnit)],
    [text + String.fromCharCode(lastChineseUnit + 1), afterPrefix(text)],
  ];
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
    db
      .prepare<[T], ClientRow>(
        `SELECT client_id, client_no, json(attributes) FROM clients WHERE ${key} = ?`,
      )
      .raw();
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
  const keys: Readonly<Record<Exclude<MatchKind, 'pinyin' | 'initials'>, KeyStatements>> = (() => {
    const card = keyStatements(db, 'cards', 'card_no_reversed');
    const idNo = keyStatements(db, 'clients_by_id_no', 'id_no_reversed');
    const phone = keyStatements(db, 'clients_by_phone', 'phone_reversed');
    const clientNo = keyStatements(db, 'clients', 'client_no');
    const name = keyStatements(db, 'clients_by_name', 'name');
    return {
      card,
      'card-tail': card,
      'id-no': idNo,
      'id-no-tail': idNo,
      phone,
      'phone-tail': phone,
      'client-no': clientNo,
      name,
    };
  })();
  type Beginning = readonly [syllables: string, beginning: string, whole: number];
  const beginnings = {
    syllables: db
      .prepare<[string, string], Beginning>(
        `SELECT syllables, beginning, whole FROM name_beginnings
         WHERE syllables >= ? AND syllables < ? ORDER BY syllables, beginning`,
      )
      .raw(),
    initials: db
      .prepare<[string, string], Beginning>(
        `SELECT syllables, beginning, whole FROM name_beginnings
         WHERE initials >= ? AND initials < ? ORDER BY initials, syllables, beginning`,
      )
      .raw(),
  };
  const named = db
    .prepare<[string, string], [number, string]>(
      'SELECT client_id, name FROM clients_by_name WHERE name >= ? AND name < ? ORDER BY name',
    )
    .raw();
  const charactersReading = db
    .prepare<[string, string], string>(
      'SELECT DISTINCT character FROM name_characters WHERE reading >= ? AND reading < ?',
    )
    .pluck();
  const characterReadings = db
    .prepare<[string], string>('SELECT reading FROM name_characters WHERE character = ?')
    .pluck();
  const mirrored = new Set<MatchKind>([
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
      return row ? clientOf(...row) : null;
    },
    clientWithId: (clientId: number): Client | null => {
      const row = byId.get(clientId);
      return row ? clientOf(...row) : null;
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
    withKey(
      kind: Exclude<MatchKind, 'pinyin' | 'initials'>,
      value: string,
      whole: boolean,
      limit: number,
    ): number[] {
      const from = mirrored.has(kind) ? reversed(value) : value;
      return whole
        ? keys[kind].whole.all(from, limit)
        : keys[kind].beginning.all(from, afterPrefix(from), limit);
    },
    /**
     * Clients whose names begin with readings that begin with a prefix, in the order of those.
     * @param third what the reading of the third part begins with, where that is asked for
     * @param budget names that may yet be looked at before it gives up; lowered by those that were
     */
    *namesFrom(
      index: 'syllables' | 'initials',
      prefix: string,
      third: string | null,
      budget: { left: number },
    ): Generator<NameRow> {
      const readings = new Map<string, readonly string[]>();
      const read = (character: string): readonly string[] => {
        let found = readings.get(character);
        if (!found) readings.set(character, (found = characterReadings.all(character)));
        return found;
      };
      const thirds =
        third === null ? null : new Set(charactersReading.all(third, afterPrefix(third)));
      for (const [syllables, text, whole] of beginnings[index].iterate(
        prefix,
        afterPrefix(prefix),
      )) {
        if (whole) {
          // Names from before characters were kept by themselves have their whole reading here instead.
          const kept = syllables.split(' ').map((one) => [one]);
          const readNow = partsOf(text, read);
          const parts = readNow.length < kept.length ? kept : readNow;
          for (const [clientId] of named.iterate(text, `${text}\u0000`)) yield { clientId, parts };
          continue;
        }
        for (const [from, until] of continuations(text, thirds)) {
          budget.left -= 1;
          for (const [clientId, name] of named.iterate(from, until)) {
            budget.left -= 1;
            if (budget.left < 0) return;
            if (thirds && isChineseUnit(name.charCodeAt(2)) && !thirds.has(name.charAt(2)))
              continue;
            yield { clientId, parts: partsOf(name, read) };
          }
        }
      }
    },
  };
}

export type ClientRepository = ReturnType<typeof clientRepository>;
