import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { ChainHead } from '../../branch-log/index.ts';
import { createFaults } from '../../platform/index.ts';
import type { LogRow } from '../branch-store.ts';
import type { LocalRecords } from '../local-records.ts';
import { memoryAudit, memoryRecords, type MemoryAudit } from '../memory-copies.fixture.ts';
import { memoryLog, type MemoryLog } from '../memory-log.fixture.ts';
import { administer, type Administration, type BranchOptions } from './administration.ts';
import { connect } from './connection.ts';
import { sendHistory } from './history.ts';
import { greet, join, members, admit, type Membership } from './membership.ts';
import {
  openPostgresStore,
  type PostgresStore,
  type PostgresStoreParts,
} from './postgres-store.ts';
import { newIdentity, unwrapKeys, type Identity } from './sealing.ts';
import type { ServerAddress } from './server-address.ts';
import { startServer, type TestServer } from './server.fixture.ts';

/** A workstation of a test: what it keeps over a restart. */
export interface TestWorkstation {
  readonly name: string;
  readonly address: ServerAddress;
  readonly identity: Identity;
  membership: Membership;
  local: MemoryLog;
  records: LocalRecords;
  readonly audit: MemoryAudit;
}

/** A branch on a test server. */
export interface TestBranch {
  readonly branch: string;
  readonly start: ChainHead;
  /** Makes a workstation that may log in, with a certificate, but is not admitted. */
  newcomer(name: string): Promise<TestWorkstation>;
  /** Makes a workstation that is admitted: the first begins the branch, others are admitted by it. */
  workstation(name: string): Promise<TestWorkstation>;
}

/** A test server with the schema. */
export interface TestSite {
  readonly server: TestServer;
  readonly administration: Administration;
  branch(name: string, options?: BranchOptions): Promise<TestBranch>;
  /** A branch whose log was on one machine until now: the first workstation has its rows and brings them. */
  movedBranch(name: string, origin: ChainHead, rows: readonly LogRow[]): Promise<TestBranch>;
  /** As the server's administrator. */
  query(text: string, ...values: readonly unknown[]): Promise<unknown[]>;
  /** Kills the server as a loss of power does, and starts it again. */
  restart(): Promise<void>;
  /** Stops the server, does something, and starts it again. */
  offline(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The format and version that test consoles say they have. */
export const testVersion = { readsFormat: 1, version: '0.1.0' };

/** Starts a server and prepares it. */
export async function testSite(settings?: Record<string, string>): Promise<TestSite> {
  const server = await startServer(settings);
  const newAdmin = async () => {
    const client = new Client(server.admin);
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  let admin = await newAdmin();
  let administration = await administer(server.admin);
  await administration.initSchema();
  async function reconnect(): Promise<void> {
    await administration.close().catch(() => undefined);
    await admin.end().catch(() => undefined);
    admin = await newAdmin();
    administration = await administer(server.admin);
  }

  const branch = (name: string, options?: BranchOptions) =>
    branchFrom(name, { seq: 0, hash: randomBytes(32) }, [], options);

  async function branchFrom(
    name: string,
    start: ChainHead,
    rows: readonly LogRow[],
    options: BranchOptions = {},
  ): Promise<TestBranch> {
    const old = memoryLog(start);
    old.adopt(rows);
    await administration.createBranch(name, old.head(), { clockToleranceMs: null, ...options });
    let first: TestWorkstation | null = null;

    async function newcomer(workstation: string): Promise<TestWorkstation> {
      const role = await administration.addWorkstation(name, workstation);
      return {
        name: workstation,
        address: {
          host: '127.0.0.1',
          port: server.port,
          database: 'postgres',
          user: role,
          tls: { ca: server.authority.ca, ...server.authority.client(role) },
        },
        identity: newIdentity(),
        membership: { branch: name, workstation, sealedKey: null, letter: null },
        local: memoryLog(start),
        records: memoryRecords(),
        audit: memoryAudit(),
      };
    }

    async function workstation(title: string): Promise<TestWorkstation> {
      const made = await newcomer(title);
      const connection = await connect(made.address);
      const ask = () => greet(connection, testVersion.readsFormat, testVersion.version);
      await join(connection, made.identity, await ask(), first === null);
      if (first) await admitBy(first, title);
      const { sealed_key: sealedKey, letter } = await ask();
      made.membership = { ...made.membership, sealedKey, letter };
      if (!first && rows.length > 0) {
        made.local.adopt(rows);
        const keys = unwrapKeys(made.identity, name, made.membership.sealedKey ?? '');
        await sendHistory(connection, keys, name, start.hash, (seq, limit) =>
          old.after(seq).slice(0, limit),
        );
      }
      connection.end();
      first ??= made;
      return made;
    }
    return { branch: name, start, newcomer, workstation };
  }

  return {
    server,
    get administration() {
      return administration;
    },
    branch,
    movedBranch: branchFrom,
    async query(text, ...values) {
      return (await admin.query(text, [...values])).rows as unknown[];
    },
    async restart() {
      await server.kill();
      await server.start();
      await reconnect();
    },
    async offline(work) {
      await server.stop();
      await work();
      await server.start();
      await reconnect();
    },
    async close() {
      await admin.end().catch(() => undefined);
      await administration.close().catch(() => undefined);
      await server.remove();
    },
  };
}

/** Asks to be admitted, or begins the branch. */
export async function enter(one: TestWorkstation, begins = false): Promise<void> {
  const connection = await connect(one.address);
  const { readsFormat, version } = testVersion;
  await join(connection, one.identity, await greet(connection, readsFormat, version), begins);
  connection.end();
}

/** Admits a workstation that has asked. */
export async function admitBy(admin: TestWorkstation, name: string): Promise<void> {
  const connection = await connect(admin.address);
  const { branch, sealedKey } = admin.membership;
  const member = (await members(connection)).find(({ workstation }) => workstation === name);
  if (!member) throw new Error(`${name} has not asked`);
  await admit(connection, unwrapKeys(admin.identity, branch, sealedKey ?? ''), branch, member);
  connection.end();
}

/** Opens the store of a workstation, as its console does. */
export function openTestStore(
  one: TestWorkstation,
  options: Partial<PostgresStoreParts> = {},
): PostgresStore {
  return openPostgresStore({
    server: one.address,
    identity: one.identity,
    membership: one.membership,
    keepMembership: (membership) => void (one.membership = membership),
    local: one.local,
    localRecords: one.records,
    audit: one.audit,
    faults: createFaults(),
    wall: Date.now,
    steady: () => performance.now(),
    random: Math.random,
    ...testVersion,
    ...options,
  });
}

/** Waits until the line is in this state. */
export async function untilLink(store: Pick<PostgresStore, 'log'>, state: string): Promise<void> {
  if (store.log.link() === state) return;
  await new Promise<void>((resolve) => {
    const stop = store.log.follow({
      rows: () => undefined,
      link(now) {
        if (now !== state) return;
        stop();
        resolve();
      },
    });
  });
}

/** Waits until something is so. */
export async function until(is: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await is())) {
    if (Date.now() > end) throw new Error('it did not become so');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
