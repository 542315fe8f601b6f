import type { Migration } from '../migrate.ts';
import { contentsOfFiles } from './contents-of-files.ts';
import { marksAndScoresAside } from './marks-and-scores-aside.ts';
import { packClients } from './packed-clients.ts';
import { months, packedYears } from './packed-years.ts';
import { searchTables } from './search-tables.ts';

const monthColumns = (letter: string): string =>
  months.map((month) => `${letter}${month} INTEGER`).join(', ');

/**
 * Schema of `book.db`: what the bank's systems know about clients, and the scores made of it. Steps that landed are
 * never edited. Days are days since 1970-01-01, amounts fen. Product and kind numbers: `electron/clients`, book codes.
 */
export const bookMigrations: readonly Migration[] = [
  {
    number: 1,
    name: 'clients, money, scores',
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- One row an import, one a file of it. file_id is what money rows name as their source.
      CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        folder TEXT NOT NULL
      ) STRICT;
      CREATE TABLE import_files (
        file_id INTEGER PRIMARY KEY,
        import_id INTEGER NOT NULL REFERENCES imports,
        file TEXT NOT NULL,
        rows INTEGER NOT NULL,
        accepted INTEGER NOT NULL,
        replaced INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        seconds REAL NOT NULL,
        refused TEXT
      ) STRICT;

      -- Keys are kept back to front: one index then finds both the whole key and its last digits.
      CREATE TABLE clients (
        client_id INTEGER PRIMARY KEY,
        client_no TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        gender TEXT CHECK (gender IN ('F', 'M')),
        birth_date TEXT,
        id_type TEXT CHECK (id_type IN ('resident_id', 'passport', 'permit', 'other')),
        id_no_reversed TEXT,
        phone_reversed TEXT,
        home_branch TEXT,
        manager_no TEXT,
        occupation TEXT,
        orientation TEXT,
        client_since TEXT,
        kind TEXT CHECK (kind IN ('personal', 'corporate')),
        employer_no TEXT,
        drink TEXT,
        risk_grade INTEGER CHECK (risk_grade BETWEEN 1 AND 5),
        risk_assessed_on TEXT,
        caution TEXT
      ) STRICT;
      CREATE INDEX clients_name ON clients (name);
      CREATE INDEX clients_phone ON clients (phone_reversed) WHERE phone_reversed IS NOT NULL;
      CREATE INDEX clients_id_no ON clients (id_no_reversed) WHERE id_no_reversed IS NOT NULL;

      -- Every way that a name can be read: 曾 is zeng and ceng. syllables "wang xiao ming", initials "wxm".
      CREATE TABLE client_names (
        client_id INTEGER NOT NULL,
        reading INTEGER NOT NULL,
        syllables TEXT NOT NULL,
        initials TEXT NOT NULL,
        PRIMARY KEY (client_id, reading)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX client_names_syllables ON client_names (syllables);
      CREATE INDEX client_names_initials ON client_names (initials, syllables);

      CREATE TABLE cards (
        card_no_reversed TEXT PRIMARY KEY,
        client_id INTEGER NOT NULL,
        product TEXT,
        file_id INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cards_client ON cards (client_id);

      -- Monthly averages, a row a year: a twelfth of the rows to write and to read, and one product's year side by side.
      -- written: months (bit 0 = January) that file_id wrote, to tell a key repeated inside one file.
      CREATE TABLE balances (
        client_id INTEGER NOT NULL,
        product INTEGER NOT NULL,
        year INTEGER NOT NULL,
        ${monthColumns('m')},
        file_id INTEGER NOT NULL,
        written INTEGER NOT NULL,
        PRIMARY KEY (client_id, product, year)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE turnovers (
        client_id INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        year INTEGER NOT NULL,
        ${monthColumns('m')},
        ${monthColumns('n')},
        file_id INTEGER NOT NULL,
        written INTEGER NOT NULL,
        PRIMARY KEY (client_id, kind, year)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE accounts (
        account_id INTEGER PRIMARY KEY,
        account_no TEXT NOT NULL UNIQUE
      ) STRICT;
      -- Under which clients and products an account has postings: the way from an account to its rows.
      CREATE TABLE account_holders (
        account_id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        product INTEGER NOT NULL,
        PRIMARY KEY (account_id, client_id, product)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX account_holders_client ON account_holders (client_id, product);
      CREATE TABLE postings (
        client_id INTEGER NOT NULL,
        product INTEGER NOT NULL,
        account_id INTEGER NOT NULL,
        day INTEGER NOT NULL,
        file_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        kind INTEGER,
        PRIMARY KEY (client_id, product, account_id, day, file_id, line)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE holdings (
        client_id INTEGER NOT NULL,
        product_name TEXT NOT NULL,
        matures_on TEXT NOT NULL, -- '' when it has no maturity
        product INTEGER,
        amount INTEGER,
        file_id INTEGER NOT NULL,
        PRIMARY KEY (client_id, product_name, matures_on)
      ) STRICT, WITHOUT ROWID;

      -- The score cache: per scheme the last scoring. Levels in scores are positions in the definition's list.
      CREATE TABLE scored_schemes (
        scheme_no INTEGER PRIMARY KEY,
        scheme TEXT NOT NULL UNIQUE,
        as_of TEXT NOT NULL,
        definition TEXT NOT NULL
      ) STRICT;
      CREATE TABLE scores (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        value INTEGER NOT NULL,
        level INTEGER NOT NULL,
        effective_level INTEGER NOT NULL,
        PRIMARY KEY (scheme_no, client_id)
      ) STRICT, WITHOUT ROWID;

      -- What falling rules look back on: when scorings were, and who then stood above the lowest level.
      CREATE TABLE scorings (
        scheme_no INTEGER NOT NULL,
        day INTEGER NOT NULL,
        PRIMARY KEY (scheme_no, day)
      ) STRICT, WITHOUT ROWID;
      -- since: the first scoring of that month that saw the level.
      CREATE TABLE standings (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        month TEXT NOT NULL,
        level TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (scheme_no, client_id, month, level)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE moves (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        day INTEGER NOT NULL,
        from_level TEXT,
        to_level TEXT NOT NULL,
        PRIMARY KEY (scheme_no, client_id, day)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    number: 2,
    name: 'own schemes, buffers',
    sql: `
      -- Schemes of this branch, every version as it was added. Built-in ones are part of the program.
      CREATE TABLE schemes (
        scheme TEXT NOT NULL,
        version INTEGER NOT NULL,
        definition TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (scheme, version)
      ) STRICT, WITHOUT ROWID;

      -- Levels kept although the client is below them. since: the falling day on which the buffer began; seen: the
      -- scoring that began it; ended: the scoring that saw it end.
      CREATE TABLE buffers (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        since INTEGER NOT NULL,
        ended INTEGER,
        PRIMARY KEY (scheme_no, client_id, seen)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    number: 3,
    name: 'causes of moves, clients touched by imports',
    sql: `
      -- Why the effective level changed; NULL in rows from before this step, except first scorings.
      ALTER TABLE moves ADD COLUMN cause TEXT;
      UPDATE moves SET cause = 'first-scored' WHERE from_level IS NULL;

      -- Clients that came in or whose money rows changed, with the last file that did it; kept until every scheme that
      -- was ever scored has seen that file.
      CREATE TABLE touched (
        client_id INTEGER PRIMARY KEY,
        file_id INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX touched_file ON touched (file_id);
      -- The last file that a scheme's scores have seen; NULL: not known, everybody is scored.
      ALTER TABLE scored_schemes ADD COLUMN seen_file INTEGER;
    `,
  },
  {
    number: 4,
    name: 'level counts',
    sql: `
      -- Clients by computed level, in the order of the definition's list; a JSON array of numbers. NULL: not known.
      ALTER TABLE scored_schemes ADD COLUMN level_counts TEXT;
    `,
  },
  {
    number: 5,
    name: 'names by their beginnings',
    sql: `
      -- The readings of what names begin with, not of every client's name: a city of a million has a hundred thousand
      -- beginnings. whole = 0: two Chinese characters, which many names begin with; 1: a name that is read as a whole.
      CREATE TABLE name_beginnings (
        syllables TEXT NOT NULL,
        beginning TEXT NOT NULL,
        initials TEXT NOT NULL,
        whole INTEGER NOT NULL,
        PRIMARY KEY (syllables, beginning)
      ) STRICT, WITHOUT ROWID;
      -- Every reading of every Chinese character that a name has: 曾 is zeng and ceng.
      CREATE TABLE name_characters (
        character TEXT NOT NULL,
        reading TEXT NOT NULL,
        PRIMARY KEY (character, reading)
      ) STRICT, WITHOUT ROWID;

      CREATE TEMP TABLE read_names AS
        SELECT DISTINCT name, syllables, initials,
          length(name) >= 2 AND length(name) = length(initials) AND name NOT GLOB '*[^㐀-鿿]*' AS plain
        FROM client_names JOIN clients USING (client_id);
      INSERT OR IGNORE INTO name_beginnings
        SELECT substr(syllables, 1, instr(syllables, ' ')
            + instr(substr(syllables, instr(syllables, ' ') + 1) || ' ', ' ') - 1),
          substr(name, 1, 2), substr(initials, 1, 2), 0
        FROM read_names WHERE plain;
      INSERT OR IGNORE INTO name_beginnings
        SELECT syllables, name, initials, 1 FROM read_names WHERE NOT plain;
      CREATE INDEX name_beginnings_initials ON name_beginnings (initials, syllables, beginning, whole);
      WITH RECURSIVE cut (character, reading, name, syllables) AS (
        SELECT '', '', name, syllables || ' ' FROM read_names WHERE plain
        UNION ALL
        SELECT substr(name, 1, 1), substr(syllables, 1, instr(syllables, ' ') - 1),
          substr(name, 2), substr(syllables, instr(syllables, ' ') + 1)
        FROM cut WHERE name <> ''
      )
      INSERT OR IGNORE INTO name_characters
        SELECT character, reading FROM cut WHERE character <> '';
      DROP TABLE read_names;
      DROP TABLE client_names;
    `,
  },
  {
    number: 6,
    name: 'months packed',
    sql: `
      -- Monthly figures of eight clients a row, as bytes: layout in electron/clients/month-block.rules.ts.
      -- block: client_id / 8.
      CREATE TABLE months (
        block INTEGER PRIMARY KEY,
        data BLOB NOT NULL
      ) STRICT;
      INSERT INTO months
        SELECT block, unhex(
          coalesce((${packedYears('balances', 'product', null)}), '') || coalesce((${packedYears('turnovers', 'kind', 'n')}), ''))
        FROM (SELECT client_id / 8 AS block FROM balances UNION SELECT client_id / 8 FROM turnovers);
      -- The end of the latest month is what a book of monthly figures is scored as of.
      INSERT INTO meta (key, value)
        SELECT 'last-balance-month', month FROM (
          SELECT max(printf('%04d-%02d', year, CASE ${months
            .toReversed()
            .map((month) => `WHEN m${month} IS NOT NULL THEN ${Number(month)}`)
            .join(' ')} END)) AS month FROM balances)
        WHERE month IS NOT NULL;
      DROP TABLE balances;
      DROP TABLE turnovers;
    `,
  },
  {
    number: 7,
    name: 'scores packed',
    sql: `
      -- The score cache, 440 clients of a scheme a row, as bytes: layout in electron/scoring/score-block.rules.ts.
      -- place: scheme_no * 2^32 + client_id / 440.
      ALTER TABLE scores RENAME TO single_scores;
      CREATE TABLE scores (
        place INTEGER PRIMARY KEY,
        data BLOB NOT NULL
      ) STRICT;
      INSERT INTO scores
        WITH RECURSIVE slots (slot) AS (SELECT 0 UNION ALL SELECT slot + 1 FROM slots WHERE slot < 439)
        SELECT scheme_no << 32 | block, unhex((
          SELECT group_concat(iif(s.value IS NULL, 'ffffffffffffffffff', printf('%014x%02x%02x',
            s.value & 0xffffffffffffff, s.level, s.effective_level)), '' ORDER BY slot)
          FROM slots LEFT JOIN single_scores AS s
            ON s.scheme_no = b.scheme_no AND s.client_id = b.block * 440 + slot))
        FROM (SELECT DISTINCT scheme_no, client_id / 440 AS block FROM single_scores) AS b;
      DROP TABLE single_scores;
    `,
  },
  { number: 8, name: 'search tables of clients', sql: searchTables },
  { number: 9, name: 'clients packed', sql: packClients },
  { number: 10, name: 'contents of imported files', sql: contentsOfFiles },
  {
    number: 11,
    name: 'readings of names are made from the names, and held',
    sql: 'DROP TABLE name_beginnings; DROP TABLE name_characters;',
  },
  { number: 12, name: 'marks with months, scores put aside', sql: marksAndScoresAside },
  {
    number: 13,
    name: 'levels of scores by themselves',
    sql: `
      -- The levels of the scores in blocks, 1,760 clients of a scheme a row, as bytes: layout in
      -- electron/scoring/score-block.rules.ts. A row is made when one of its blocks is next written.
      -- place: scheme_no * 2^32 + client_id / 1760.
      CREATE TABLE score_levels (
        place INTEGER PRIMARY KEY,
        data BLOB NOT NULL
      ) STRICT;
    `,
  },
];
