/*
 * The tables of the shared store. One database holds the branches of a shard (at most about 50: before PostgreSQL 19 every
 * NOTIFY wakes every listener of its database). Everything belongs to vestibule_owner, who cannot log in. A workstation's
 * role may call the functions beside and has no right on any table. Running this again changes nothing.
 */
export const tables = `
CREATE TABLE IF NOT EXISTS branch (
  branch text PRIMARY KEY CHECK (branch ~ '^[A-Za-z0-9_-]{1,32}$'),
  -- Where the log on this server starts: number 0, or the end of the log that the branch had on one machine.
  start_seq bigint NOT NULL,
  start_hash bytea NOT NULL CHECK (length(start_hash) = 32),
  -- The vocabulary of events that may be written: raised when every workstation reads it.
  format int NOT NULL DEFAULT 1,
  -- The generation of the branch's key that is in force: a new one when a workstation is put out.
  generation int NOT NULL DEFAULT 1,
  -- How far the time of an event may be off this server's clock; null: any time (tests and demonstrations).
  clock_tolerance_ms int DEFAULT 2000
);

-- Where the chain stands: the one row that an append changes. Narrow and with room, so that updates stay in its page.
CREATE TABLE IF NOT EXISTS head (
  branch text PRIMARY KEY REFERENCES branch,
  seq bigint NOT NULL, hash bytea NOT NULL CHECK (length(hash) = 32), day date, at bigint NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- body: the event, sealed. type, actor and place stay readable for operations; the seal covers them too.
CREATE TABLE IF NOT EXISTS log (
  branch text NOT NULL, seq bigint NOT NULL, day date NOT NULL, at bigint NOT NULL,
  type text NOT NULL, actor text NOT NULL, place text NOT NULL, body text NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  act uuid NOT NULL,
  workstation text NOT NULL,
  PRIMARY KEY (branch, seq, day)
) PARTITION BY RANGE (day);
CREATE INDEX IF NOT EXISTS log_act ON log (act);

-- The end of each month that was detached: the anchor of what is left.
CREATE TABLE IF NOT EXISTS month_end (
  branch text NOT NULL REFERENCES branch, month date NOT NULL, seq bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32), PRIMARY KEY (branch, month)
);

-- The log that the branch had on one machine, in sealed pieces with the rows' hashes inside. Only the head's hash can be
-- read (branch.start_hash): the hash of a readable body would let anybody test guesses.
CREATE TABLE IF NOT EXISTS history (
  branch text NOT NULL REFERENCES branch, from_seq bigint NOT NULL, to_seq bigint NOT NULL, body text NOT NULL,
  PRIMARY KEY (branch, from_seq)
);

-- What is shared and may change or be forgotten. key: a keyed hash of kind and id, which may name a person; both are sealed
-- in the body, and so is whether the record was forgotten.
CREATE TABLE IF NOT EXISTS record (
  branch text NOT NULL REFERENCES branch, key text NOT NULL CHECK (length(key) = 64),
  version int NOT NULL, change bigint NOT NULL, body text NOT NULL,
  PRIMARY KEY (branch, key)
);
CREATE INDEX IF NOT EXISTS record_change ON record (branch, change);
-- Puts whose workstation has not said yet that it knows of them, with their audit lines (sealed).
CREATE TABLE IF NOT EXISTS record_put (
  branch text NOT NULL REFERENCES branch, put uuid NOT NULL, workstation text NOT NULL, lines text NOT NULL,
  PRIMARY KEY (branch, put)
);
CREATE TABLE IF NOT EXISTS record_head (branch text PRIMARY KEY REFERENCES branch, change bigint NOT NULL);

-- The audit trails of the workstations, each a chain of its own; a line's hash is sealed with it, as it is over readable text.
CREATE TABLE IF NOT EXISTS audit (
  branch text NOT NULL REFERENCES branch, workstation text NOT NULL, n bigint NOT NULL,
  at bigint NOT NULL, body text NOT NULL, PRIMARY KEY (branch, workstation, n)
);

-- role: who logs in. One for each workstation, so that the server knows which one acts and can shut one out.
CREATE TABLE IF NOT EXISTS workstation (
  branch text NOT NULL REFERENCES branch, workstation text NOT NULL CHECK (workstation ~ '^[A-Za-z0-9_-]{1,32}$'),
  role name NOT NULL UNIQUE,
  public_key bytea CHECK (length(public_key) = 32),
  -- The branch's key for this machine alone; null: not admitted yet, or put out.
  sealed_key text,
  -- Marks the tickets that it takes while cut off: "DA01".
  number_letter char(1),
  reads_format int NOT NULL DEFAULT 0, version text NOT NULL DEFAULT '',
  joined_at timestamptz, admitted_at timestamptz, put_out_at timestamptz,
  PRIMARY KEY (branch, workstation), UNIQUE (branch, number_letter)
);

-- Who is there now. Unlogged: after a crash every console says it again within seconds.
CREATE UNLOGGED TABLE IF NOT EXISTS presence (
  branch text NOT NULL, workstation text NOT NULL, seq bigint NOT NULL, body text,
  seen_at timestamptz NOT NULL, PRIMARY KEY (branch, workstation)
) WITH (fillfactor = 50);

CREATE TABLE IF NOT EXISTS duty (
  branch text NOT NULL REFERENCES branch, duty text NOT NULL, holder text NOT NULL,
  epoch bigint NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (branch, duty)
);

-- The versions of the book: the file lies on a share or web server, encrypted; here is what proves it.
CREATE TABLE IF NOT EXISTS book (
  branch text NOT NULL REFERENCES branch, version bigint NOT NULL, as_of date NOT NULL, schema int NOT NULL,
  bytes bigint NOT NULL, pieces bytea[] NOT NULL,
  sealed_key text NOT NULL, place text NOT NULL, made_by text NOT NULL, epoch bigint NOT NULL,
  PRIMARY KEY (branch, version)
);
`;
