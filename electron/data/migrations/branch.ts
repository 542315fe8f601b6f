import type { Migration } from '../migrate.ts';

/** Schema of `branch.db`: what the branch shares (log, records), and what is a fact of this workstation alone. */
export const branchMigrations: readonly Migration[] = [
  {
    number: 14,
    name: 'schema',
    sql: `
      -- The branch log. hash = SHA-256 over the previous hash and this record's canonical bytes. Days follow each other
      -- in it, so the primary key finds them.
      CREATE TABLE log (
        seq INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        at INTEGER NOT NULL,
        type TEXT NOT NULL,
        actor TEXT NOT NULL,
        place TEXT NOT NULL,
        body TEXT NOT NULL,
        -- The body as it lies on the server that the branch shares, encrypted; null on one machine. The hash covers it if set.
        sealed TEXT,
        hash BLOB NOT NULL CHECK (length(hash) = 32)
      ) STRICT;
      CREATE INDEX log_day_opened ON log (seq) WHERE type = 'day-opened';
      -- How records are to be read that were written while the clock stood wrong: looked for at every start.
      CREATE INDEX log_clock_corrected ON log (seq) WHERE type = 'clock-corrected';
      CREATE INDEX log_relationship ON log (seq) WHERE type = 'relationship';
      -- The hash before the first record, a branch's own, so that no record of another log fits into this one.
      CREATE TABLE log_origin (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        start_hash BLOB NOT NULL CHECK (length(start_hash) = 32),
        -- The same for the audit trail, which is this workstation's own also where the log is shared.
        audit_hash BLOB NOT NULL CHECK (length(audit_hash) = 32)
      ) STRICT;
      INSERT INTO log_origin VALUES (1, randomblob(32), randomblob(32));

      -- How this workstation reaches the server of its branch; empty where the branch is on one machine.
      CREATE TABLE shared_store (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        url TEXT NOT NULL,
        ca TEXT,
        cert TEXT,
        cert_key TEXT,
        server_name TEXT,
        identity TEXT NOT NULL,
        branch TEXT NOT NULL,
        workstation TEXT NOT NULL,
        sealed_key TEXT,
        letter TEXT
      ) STRICT;

      -- Personal words of relationship work, which can be erased: the log has the hash of the text with its salt.
      CREATE TABLE relationship_texts (
        ref TEXT PRIMARY KEY,
        salt TEXT NOT NULL,
        text TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Relationship work as the log had it after record seq, so that a start folds only what came later; verify makes it
      -- anew and compares. corrected: the correction of the clock under which it was read.
      CREATE TABLE relationship_snapshot (
        part TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        corrected INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      -- Everything shared that may change or be forgotten, one document each: electron/store. change counts the puts, so
      -- that a copy can be brought up to date. body: JSON; null: forgotten.
      CREATE TABLE record (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        change INTEGER NOT NULL,
        body TEXT,
        PRIMARY KEY (kind, id)
      ) STRICT;
      CREATE INDEX record_change ON record (change);

      -- Who looked at or did what outside the floor: sign-ins, reveals, imports. Kept at least six months.
      CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        -- SHA-256 over the hash before and this line, as in the log.
        hash BLOB NOT NULL CHECK (length(hash) = 32)
      ) STRICT;

      -- What was done to the client book: files of the drop folder, nightly runs, imports that a person began in the
      -- screens (hand) or on the command line (command). day: the business date that the run is for. result: JSON once
      -- it has ended.
      CREATE TABLE book_runs (
        run_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('drop', 'night', 'hand', 'command')),
        day TEXT NOT NULL,
        began_at INTEGER NOT NULL,
        ended_at INTEGER,
        folder TEXT,
        result TEXT
      ) STRICT;

      -- Backups that were made: where, how large, and the head of the log's chain in each. made_by: a staff number, or cli.
      CREATE TABLE backups (
        backup_id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        file TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL,
        made_by TEXT NOT NULL
      ) STRICT;
    `,
  },
];
