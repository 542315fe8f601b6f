import type { Migration } from '../migrate.ts';

/**
 * Schema of `book.db`: what the bank's systems know about clients, and the scores made of it. Days are days since
 * 1970-01-01, amounts fen. Product and kind numbers: `electron/clients`, book codes.
 */
export const bookMigrations: readonly Migration[] = [
  {
    number: 16,
    name: 'schema',
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- One row an import, one a file of it. file_id is what money rows name as their source.
      CREATE TABLE imports (
        import_id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        folder TEXT NOT NULL
      ) STRICT;
      -- What imported files said, so that the same one need not be read again.
      -- content: SHA-256 of the file's bytes, unpacked; NULL where it was not read to its end.
      -- reading_version: by which rules it was read. same_as: the file of the same content that was read in its place.
      CREATE TABLE import_files (
        file_id INTEGER PRIMARY KEY,
        import_id INTEGER NOT NULL REFERENCES imports,
        file TEXT NOT NULL,
        rows INTEGER NOT NULL,
        accepted INTEGER NOT NULL,
        replaced INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        seconds REAL NOT NULL,
        refused TEXT,
        content TEXT,
        content_bytes INTEGER NOT NULL DEFAULT 0,
        reading_version INTEGER NOT NULL DEFAULT 0,
        same_as INTEGER REFERENCES import_files,
        unknown_columns TEXT NOT NULL DEFAULT '[]',
        check_digit_faults INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      -- NULL: unknown. Phones and identity numbers are kept back to front: one index then finds both the whole key and its
      -- last digits. file_id: the last file that named the client. The checks avoid IN: SQLite fills a table with the words
      -- of a list for every statement, which costs an import a fifth of its time.
      CREATE TABLE clients (
        client_id INTEGER PRIMARY KEY,
        client_no TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        gender TEXT CHECK (gender = 'F' OR gender = 'M'),
        birth_date TEXT,
        id_type TEXT CHECK (id_type = 'resident_id' OR id_type = 'passport' OR id_type = 'permit' OR id_type = 'other'),
        id_no_reversed TEXT,
        phone_reversed TEXT,
        home_branch TEXT,
        manager_no TEXT,
        occupation TEXT,
        orientation TEXT,
        client_since TEXT,
        kind TEXT CHECK (kind = 'personal' OR kind = 'corporate'),
        employer_no TEXT,
        drink TEXT,
        risk_grade INTEGER CHECK (risk_grade BETWEEN 1 AND 5),
        risk_assessed_on TEXT,
        caution TEXT,
        lunar_birthday TEXT, -- MM-DD of the lunar year
        file_id INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX clients_id_no ON clients (id_no_reversed);
      CREATE INDEX clients_phone ON clients (phone_reversed);

      CREATE TABLE cards (
        card_no_reversed TEXT PRIMARY KEY,
        client_id INTEGER NOT NULL,
        product TEXT,
        file_id INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cards_client ON cards (client_id);

      -- Monthly figures of ten clients a row, as bytes: layout in electron/clients/months/month-block.rules.ts.
      -- block: client_id / 10.
      CREATE TABLE months (
        block INTEGER PRIMARY KEY,
        figures BLOB NOT NULL
      ) STRICT;
      CREATE TABLE month_origins (
        block INTEGER PRIMARY KEY,
        origins BLOB NOT NULL
      ) STRICT;

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

      -- What the bank sells, as its last list has it. risk_grade: R1 … R5; NULL: no risk that clients are matched with.
      CREATE TABLE products (
        product_name TEXT PRIMARY KEY,
        risk_grade INTEGER CHECK (risk_grade BETWEEN 1 AND 5),
        family TEXT,
        file_id INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Clients that came in or whose money rows changed, with the last file that did it. Kept until every scheme that was
      -- ever scored has seen that file.
      CREATE TABLE changed_clients (
        client_id INTEGER PRIMARY KEY,
        file_id INTEGER NOT NULL
      ) STRICT;

      -- The score cache: per scheme the last scoring. seen_file: the last file that the scores have seen; NULL: not
      -- known, everybody is scored. level_counts: clients by computed level, in the order of the definition's list, a
      -- JSON array of numbers; NULL: not known.
      CREATE TABLE scored_schemes (
        scheme_no INTEGER PRIMARY KEY,
        scheme TEXT NOT NULL UNIQUE,
        as_of TEXT NOT NULL,
        definition TEXT NOT NULL,
        seen_file INTEGER,
        level_counts TEXT,
        -- SHA-256 over the scores that the last scoring left: verify compares.
        sum BLOB
      ) STRICT;
      -- 396 clients of a scheme a row, as bytes: layout in electron/scoring/scores/score-block.rules.ts.
      -- place: scheme_no * 2^32 + client_id / 396.
      CREATE TABLE scores (
        place INTEGER PRIMARY KEY,
        data BLOB NOT NULL
      ) STRICT;
      -- Values beyond 2^53, which those rows do not hold exactly.
      CREATE TABLE large_scores (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        value TEXT NOT NULL,
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
      -- cause: why the effective level changed.
      CREATE TABLE moves (
        scheme_no INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        day INTEGER NOT NULL,
        from_level TEXT,
        to_level TEXT NOT NULL,
        cause TEXT NOT NULL,
        PRIMARY KEY (scheme_no, client_id, day)
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
];
