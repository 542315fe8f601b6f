import { Client, escapeIdentifier, escapeLiteral, type ClientConfig } from 'pg';
import type { ChainHead } from '../../branch-log/index.ts';
import { logFunctions } from './schema/log-functions.data.ts';
import { memberFunctions } from './schema/member-functions.data.ts';
import { rights } from './schema/rights.data.ts';
import { serverStatus, type ServerStatus } from './server-status.ts';
import { sharedFunctions } from './schema/shared-functions.data.ts';
import { tables } from './schema/tables.data.ts';

/** What the bank's IT does on a server, with the rights of its administrator. */
export interface Administration {
  /** Creates roles, tables and functions, or brings them up to this version. */
  initSchema(): Promise<void>;
  /** @param start where its log starts: number 0, or the end of the log that it had on one machine */
  createBranch(branch: string, start: ChainHead, options?: BranchOptions): Promise<void>;
  /** Lets a workstation log in, so that it can ask to be admitted. @returns its role, which is also its certificate's CN */
  addWorkstation(branch: string, workstation: string, password?: string): Promise<string>;
  /** Takes the login away from a workstation that was put out. */
  removeLogin(branch: string, workstation: string): Promise<void>;
  /** Makes the log's partitions of so many months, from this day's on. */
  makeMonths(from: string, count: number): Promise<void>;
  /**
   * Takes the partitions before this month out of the log, each under the name archived_log_YYYY_MM, and keeps the end of
   * every branch's chain there: the anchor of what is left. @returns their names; dropping them is for who has archived them
   */
  detachMonths(before: string): Promise<string[]>;
  status(): Promise<ServerStatus>;
  close(): Promise<void>;
}

/** What differs in tests and demonstrations. */
export interface BranchOptions {
  /** Null: events may have any time. */
  readonly clockToleranceMs?: number | null;
}

const roles = `
DO $$ DECLARE r text; BEGIN
  FOREACH r IN ARRAY ARRAY['vestibule_owner', 'vestibule_console', 'vestibule_password'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', r); END IF;
  END LOOP;
  IF NOT pg_has_role(current_user, 'vestibule_owner', 'MEMBER') THEN EXECUTE format('GRANT vestibule_owner TO %I', current_user); END IF;
  -- Ends the connections of a workstation that is put out; without it its calls are only refused.
  BEGIN GRANT pg_signal_backend, pg_read_all_stats TO vestibule_owner; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO vestibule_console', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS vestibule AUTHORIZATION vestibule_owner;
`;

/** Names that {@link Administration.makeMonths} made, so they need no quotes. */
const oldMonths = `
SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'vestibule.log'::regclass AND c.relname < 'log_' || to_char($1::date, 'YYYY_MM') ORDER BY 1`;
const monthEnds = (partition: string) => `
INSERT INTO month_end SELECT DISTINCT ON (branch) branch, $1::date, seq, hash FROM ${partition} ORDER BY branch, seq DESC`;

/** The most connections of a workstation: two, and those of a console that is restarted. */
const connections = 6;

/** Connects as an administrator of the server. */
export async function administer(config: string | ClientConfig): Promise<Administration> {
  const client = new Client(config);
  // A lost connection fails the call that is under way.
  client.on('error', () => undefined);
  await client.connect();

  /** All or nothing, as the owner of the schema. */
  async function asOwner(work: () => Promise<void>): Promise<void> {
    await client.query('BEGIN');
    try {
      await client.query(
        'SET LOCAL ROLE vestibule_owner; SET LOCAL search_path = vestibule, pg_catalog',
      );
      await work();
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }
  const roleOf = (branch: string, workstation: string) => `${branch}.${workstation}`;

  return {
    async initSchema() {
      await client.query(roles);
      await asOwner(async () => {
        for (const part of [tables, logFunctions, memberFunctions, sharedFunctions, rights]) {
          await client.query(part);
        }
      });
    },

    async createBranch(branch, start, { clockToleranceMs = 2000 } = {}) {
      await asOwner(async () => {
        const hash = Buffer.from(start.hash);
        await client.query(
          `INSERT INTO branch (branch, start_seq, start_hash, clock_tolerance_ms) VALUES ($1, $2, $3, $4)`,
          [branch, start.seq, hash, clockToleranceMs],
        );
        await client.query(`INSERT INTO head (branch, seq, hash, at) VALUES ($1, $2, $3, 0)`, [
          branch,
          start.seq,
          hash,
        ]);
      });
    },

    async addWorkstation(branch, workstation, password) {
      const role = roleOf(branch, workstation);
      const groups = [
        'vestibule_console',
        ...(password === undefined ? [] : ['vestibule_password']),
      ];
      const login = password === undefined ? '' : `PASSWORD ${escapeLiteral(password)}`;
      await client.query(
        `CREATE ROLE ${escapeIdentifier(role)} LOGIN ${login} CONNECTION LIMIT ${connections} IN ROLE ${groups.join(', ')}`,
      );
      await asOwner(async () => {
        await client.query(
          'INSERT INTO workstation (branch, workstation, role) VALUES ($1, $2, $3)',
          [branch, workstation, role],
        );
      });
      return role;
    },

    async removeLogin(branch, workstation) {
      const role = roleOf(branch, workstation);
      await client.query(`ALTER ROLE ${escapeIdentifier(role)} NOLOGIN`);
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
        [role],
      );
    },

    async makeMonths(from, count) {
      await asOwner(async () => {
        await client.query(
          `SELECT make_month(($1::date + make_interval(months => n))::date) FROM generate_series(0, $2 - 1) n`,
          [from, count],
        );
      });
    },

    async detachMonths(before) {
      const months = (await client.query(oldMonths, [before])).rows as { name: string }[];
      for (const { name } of months) {
        await asOwner(async () => {
          const month = `${name.slice(4).replace('_', '-')}-01`;
          await client.query(monthEnds(name), [month]);
          await client.query(`ALTER TABLE log DETACH PARTITION ${name}`);
          await client.query(`ALTER TABLE ${name} RENAME TO archived_${name}`);
        });
      }
      return months.map(({ name }) => `vestibule.archived_${name}`);
    },

    status: () => serverStatus(client),
    close: () => client.end(),
  };
}
