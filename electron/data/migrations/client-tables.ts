/** Attributes of a client, in the order of the array that they are packed in. */
const attributes = [
  'name',
  'gender',
  'birth_date',
  'id_type',
  'id_no_reversed',
  'phone_reversed',
  'home_branch',
  'manager_no',
  'occupation',
  'orientation',
  'client_since',
  'kind',
  'employer_no',
  'drink',
  'risk_grade',
  'risk_assessed_on',
  'caution',
] as const;
type Attribute = (typeof attributes)[number];

/** An attribute of a row: of `new` or `old` in a trigger, or of the table itself. */
const of = (attribute: Attribute, row?: 'new' | 'old'): string =>
  `${row ? `${row}.` : ''}attributes ->> ${attributes.indexOf(attribute)}`;

const searched = [
  ['clients_by_name', 'name'],
  ['clients_by_phone', 'phone_reversed'],
  ['clients_by_id_no', 'id_no_reversed'],
] as const;

const addKey = ([table, key]: (typeof searched)[number]): string =>
  `INSERT INTO ${table} SELECT ${of(key, 'new')}, new.client_id WHERE ${of(key, 'new')} IS NOT NULL;`;
const removeKey = ([table, key]: (typeof searched)[number]): string =>
  `DELETE FROM ${table} WHERE ${key} = ${of(key, 'old')} AND client_id = old.client_id;`;

/** SQL of the clients and of the tables that they are searched by, which triggers keep. */
export const clientTables = `
  -- Everything but the number of a client is one array of SQLite's binary JSON (sqlite.org/jsonb.html), null or missing
  -- at its end = unknown: a statement writes hundreds of clients from one value that another thread made.
  -- clients_unpacked names the parts. Keys are kept back to front: one table then finds both the whole key and its last
  -- digits.
  CREATE TABLE clients (
    client_id INTEGER PRIMARY KEY,
    client_no TEXT NOT NULL UNIQUE,
    attributes BLOB NOT NULL CHECK (
      json_valid(attributes, 8)
      AND json_type(attributes) = 'array'
      AND json_type(attributes, '$[${attributes.indexOf('name')}]') IS 'text'
      AND coalesce(${of('gender')} IN ('F', 'M'), 1)
      AND coalesce(${of('id_type')} IN ('resident_id', 'passport', 'permit', 'other'), 1)
      AND coalesce(${of('kind')} IN ('personal', 'corporate'), 1)
      AND coalesce(${of('risk_grade')} IN (1, 2, 3, 4, 5), 1)
    )
  ) STRICT;

  -- In place of indexes, which SQLite can only fill by sorting keys itself.
  CREATE TABLE clients_by_name (
    name TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (name, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clients_by_phone (
    phone_reversed TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (phone_reversed, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clients_by_id_no (
    id_no_reversed TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (id_no_reversed, client_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER clients_added AFTER INSERT ON clients BEGIN
    ${searched.map(addKey).join('\n    ')}
  END;
  ${searched
    .map(
      ([table, key]) => `CREATE TRIGGER ${table}_changed AFTER UPDATE ON clients
    WHEN ${of(key, 'new')} IS NOT ${of(key, 'old')} BEGIN
    ${removeKey([table, key] as (typeof searched)[number])}
    ${addKey([table, key] as (typeof searched)[number])}
  END;`,
    )
    .join('\n  ')}
  CREATE TRIGGER clients_removed AFTER DELETE ON clients BEGIN
    ${searched.map(removeKey).join('\n    ')}
  END;

  -- For questions about some attributes; who wants a client whole reads the array.
  CREATE VIEW clients_unpacked AS SELECT client_id, client_no,
    ${attributes.map((attribute) => `${of(attribute)} AS ${attribute}`).join(',\n    ')}
    FROM clients;
`;
