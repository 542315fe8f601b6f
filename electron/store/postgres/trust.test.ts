import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chainHash, hex } from '../../branch-log/index.ts';
import { draftOf, ticketOf } from '../log-contract.fixture.ts';
import {
  admitBy,
  enter,
  openTestStore,
  testSite,
  until,
  untilLink,
  type TestBranch,
  type TestSite,
  type TestWorkstation,
} from './branch.fixture.ts';
import { testAuthority } from './certificates.fixture.ts';
import { putOut } from './membership.ts';
import type { PostgresStoreParts } from './postgres-store.ts';
import { fingerprint, newIdentity, open, SealBroken, unwrapKeys } from './sealing.ts';
import { postgresFolder, withoutPostgres } from './server.fixture.ts';
import { sealedRows } from './wire-rows.ts';

describe.skipIf(postgresFolder() === null)(`trust (${withoutPostgres})`, () => {
  let site: TestSite;
  let own: TestBranch;
  let other: TestBranch;
  let first: TestWorkstation;
  let stranger: TestWorkstation;
  beforeAll(async () => {
    site = await testSite();
    own = await site.branch('A');
    other = await site.branch('B');
    first = await own.workstation('W1');
    stranger = await other.workstation('W1');
  });
  afterAll(() => site.close());

  async function opened(one: TestWorkstation, more: Partial<PostgresStoreParts> = {}) {
    const store = openTestStore(one, more);
    onTestFinished(() => store.close());
    await untilLink(store, 'joined');
    return store;
  }
  const config = ({ address: { tls, ...to } }: TestWorkstation) => ({
    ...to,
    ssl: { ca: tls?.ca, cert: tls?.cert, key: tls?.key },
  });
  async function sqlAs(one: TestWorkstation): Promise<Client> {
    const client = new Client(config(one));
    client.on('error', () => undefined);
    await client.connect();
    onTestFinished(() => client.end().catch(() => undefined));
    return client;
  }
  /** Everything of a branch on the server, to be compared. */
  const stateOf = async (branch: string) => {
    const parts = ['log', 'head', 'record', 'audit', 'workstation', 'duty', 'book', 'history'];
    const texts: unknown[] = [];
    for (const table of parts) {
      const rows = `SELECT to_jsonb(t) AS row FROM vestibule.${table} t WHERE branch = $1 ORDER BY t::text`;
      texts.push(await site.query(rows, branch));
    }
    return JSON.stringify(texts);
  };

  it('a workstation of another branch reads and writes nothing of this one, whatever it tries', async () => {
    const store = await opened(first);
    await store.log.append(randomUUID(), first.local.head(), () => draftOf(1, 'T1'));
    await store.records.put([{ kind: 'note', id: 'a', version: 0, body: 'secret' }]);
    await store.duties.hold('book', 600);
    await store.close();
    const before = await stateOf('A');
    const client = await sqlAs(stranger);
    const tables = [
      'branch',
      'head',
      'log',
      'log_2026_03',
      'history',
      'record',
      'record_put',
      'audit',
      'workstation',
      'presence',
      'duty',
      'book',
      'month_end',
    ];
    const reads = tables.map((table) => `SELECT * FROM vestibule.${table}`);
    const writes = [
      "INSERT INTO vestibule.head VALUES ('A', 9, sha256('x'), NULL, 0)",
      "UPDATE vestibule.head SET seq = 0 WHERE branch = 'A'",
      "DELETE FROM vestibule.log WHERE branch = 'A'",
      'TRUNCATE vestibule.log',
      'DROP TABLE vestibule.log',
      'ALTER TABLE vestibule.log DISABLE ROW LEVEL SECURITY',
      "UPDATE vestibule.workstation SET branch = 'A'",
      'UPDATE vestibule.branch SET clock_tolerance_ms = NULL',
      'COPY vestibule.log TO STDOUT',
      'LOCK TABLE vestibule.log',
      'CREATE TABLE vestibule.mine (a int)',
      'CREATE TABLE public.mine (a int)',
      'CREATE TEMP TABLE workstation (a int)',
      'CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE OR REPLACE FUNCTION vestibule.caller(p_admitted boolean) RETURNS vestibule.workstation LANGUAGE sql AS $$ SELECT NULL::vestibule.workstation $$',
      'CREATE SCHEMA mine',
      'SET ROLE vestibule_owner',
      'SET ROLE postgres',
      'SET SESSION AUTHORIZATION "A.W1"',
      'SET ROLE "A.W1"',
      'GRANT vestibule_owner TO "B.W1"',
      'ALTER ROLE "A.W1" PASSWORD \'x\'',
      'CREATE ROLE more LOGIN',
      // Functions that work on what they are given must not be callable.
      "SELECT vestibule.seen_from(ROW('A', 0, sha256('x'), 1, 1, 1)::vestibule.branch, 0, 100)",
      "SELECT vestibule.notify_branch('A', 'log')",
      "SELECT vestibule.make_month('2030-01-01')",
      'SELECT vestibule.as_json(NULL)',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'A.W1' OR pid = pg_backend_pid() + 0 * pg_sleep(0)::text::int",
      "SELECT pg_read_file('postgresql.conf')",
      "COPY (SELECT 1) TO PROGRAM 'id'",
      "SELECT lo_import('/etc/passwd')",
      'SELECT * FROM pg_authid',
      'CREATE EXTENSION dblink',
      "ALTER SYSTEM SET synchronous_commit = 'off'",
    ];
    const through: string[] = [];
    for (const statement of [...reads, ...writes]) {
      await client.query(statement).then(
        () => through.push(statement),
        () => undefined,
      );
    }
    expect(through).toEqual([]);
    // What may be called reaches the own branch only.
    await client
      .query(
        `SELECT vestibule.hello(1, 'x'), vestibule.catch_up(0, 1000), vestibule.records_after(0, 100)`,
      )
      .then(({ rows }) => {
        expect(JSON.stringify(rows)).not.toMatch(/"branch":"A"|secret|T1/);
      });
    const admit = `SELECT vestibule.admit('W1', $1, 1, 'x')`;
    await expect(client.query(admit, [first.identity.publicKey])).rejects.toThrow('has changed');
    await expect(
      client.query(`SELECT vestibule.put_out('W2', 2, '{"W1": "x"}')`),
    ).rejects.toThrow();
    await client.query(`SELECT vestibule.hold_duty('book', 60)`);
    expect(
      (
        await client.query(
          `SELECT vestibule.publish_book(1, 1, '2026-03-01', 1, 1, '{}', 'k', 'p') AS ok`,
        )
      ).rows,
    ).toEqual([{ ok: true }]);
    expect(await stateOf('A')).toBe(before);
  });

  it('no connection without the role’s own certificate, from this authority, with TLS 1.3', async () => {
    const strange = testAuthority();
    const { tls, ...to } = first.address;
    const wrong = {
      plain: { ...to },
      'no certificate': { ...to, ssl: { ca: tls?.ca } },
      'password instead': { ...to, password: 'x', ssl: { ca: tls?.ca } },
      'another role’s certificate': { ...to, user: 'B.W1', ssl: { ...tls } },
      'another authority’s certificate': { ...to, ssl: { ca: tls?.ca, ...strange.client('A.W1') } },
      'an administrator': { ...to, user: 'postgres', ssl: { ...tls } },
      'TLS 1.2': { ...to, ssl: { ...tls, maxVersion: 'TLSv1.2' } },
      'a server that the authority does not know': { ...to, ssl: { ...tls, ca: strange.ca } },
    } as const;
    for (const [name, settings] of Object.entries(wrong)) {
      const client = new Client(settings);
      client.on('error', () => undefined);
      await expect(client.connect(), name).rejects.toThrow();
      await client.end().catch(() => undefined);
    }
    // The same settings with nothing wrong, so that it is not something else that fails.
    await sqlAs(first);
  });

  it('a workstation with a password logs in with SCRAM', async () => {
    const role = await site.administration.addWorkstation('A', 'P1', 'a long password');
    const { tls, ...to } = first.address;
    const login = { ...to, user: role, ssl: { ca: tls?.ca } };
    const right = new Client({ ...login, password: 'a long password' });
    await right.connect();
    await right.end();
    await expect(new Client({ ...login, password: 'wrong' }).connect()).rejects.toThrow();
  });

  it('an unadmitted workstation sees nothing; admitted by an admin who compared its key, it joins', async () => {
    const asking = await own.newcomer('N1');
    const store = openTestStore(asking, { pollMs: 50 });
    onTestFinished(() => store.close());
    await untilLink(store, 'not-admitted');
    const client = await sqlAs(asking);
    for (const call of [
      `catch_up(0, 10)`,
      `hold(0, '${randomUUID()}', 1)`,
      'members()',
      'records_after(0, 1)',
      'present(60)',
      'audit_end()',
      'latest_book()',
      'history_after(0)',
      `begin_branch('x')`,
    ]) {
      await expect(client.query(`SELECT vestibule.${call}`), call).rejects.toThrow();
    }
    await enter(asking);
    // Somebody asks with another key between the look and the yes: the yes was for the first.
    const admin = await sqlAs(first);
    const admit = (publicKey: Buffer) =>
      admin.query(`SELECT vestibule.admit('N1', $1, 1, 'x')`, [publicKey]);
    await expect(admit(newIdentity().publicKey)).rejects.toThrow('has changed');
    await admitBy(first, 'N1');
    await untilLink(store, 'joined');
    expect(asking.membership.letter).toBe('B');
    expect(fingerprint(asking.identity.publicKey)).toMatch(/^(\d{5} ){5}\d{5}$/);
    expect(fingerprint(newIdentity().publicKey)).not.toBe(fingerprint(asking.identity.publicKey));
  });

  it('a workstation that was put out is cut at once, refused, and cannot read or forge what follows', async () => {
    const branch = await site.branch('C');
    const [one, two, three] = [
      await branch.workstation('W1'),
      await branch.workstation('W2'),
      await branch.workstation('W3'),
    ];
    const admin = await opened(one);
    const staying = await opened(three);
    const out = await opened(two);
    const oldKeys = out.keys();
    const raw = await sqlAs(two);
    const at = performance.now();
    await putOut(admin.connection()!, admin.keys(), 'C', 'W2');
    await untilLink(out, 'not-admitted');
    expect(performance.now() - at).toBeLessThan(4500);
    // Its connections were ended; new ones may do nothing.
    await expect(raw.query('SELECT 1')).rejects.toThrow();
    const again = await sqlAs(two);
    for (const call of [
      `hello(1, 'x')`,
      'catch_up(0, 10)',
      'members()',
      `join_branch('\\x${'00'.repeat(32)}')`,
      `tell(0, '${randomUUID()}')`,
    ]) {
      await expect(again.query(`SELECT vestibule.${call}`), call).rejects.toThrow(
        'not a workstation',
      );
    }
    const result = await admin.log.append(randomUUID(), one.local.head(), () => draftOf(1, 'T1'));
    await until(() => three.local.head().seq === 1);
    const [row] = result.kind === 'written' ? result.rows : [];
    expect(row?.sealed?.startsWith('2.')).toBe(true);
    expect(() => open(oldKeys, 'x', row?.sealed ?? '')).toThrow(SealBroken);
    // It can still NOTIFY, and knows the head: rows with the old key are not believed.
    const forged = sealedRows(oldKeys, 'C', one.local.head(), draftOf(1, 'FORGED'));
    const wire = forged.map((r) => [
      r.seq,
      r.day,
      r.at,
      r.type,
      r.actor,
      r.place,
      r.sealed,
      r.hash,
      randomUUID(),
    ]);
    await again.query(`SELECT pg_notify('b_C', $1)`, [JSON.stringify(wire)]);
    await staying.log.append(randomUUID(), three.local.head(), () => draftOf(1, 'T2'));
    expect(three.local.rows.map(ticketOf)).toEqual(['T1', 'T2']);
    await site.administration.removeLogin('C', 'W2');
    await expect(new Client(config(two)).connect()).rejects.toThrow('not permitted');
  });

  it('what anybody tells is believed only if it opens and continues the chain', async () => {
    const branch = await site.branch('D');
    const one = await branch.workstation('W1');
    const two = await branch.workstation('W2');
    const store = await opened(one);
    const teller = await opened(two);
    const intruder = await sqlAs(stranger);
    const head = one.local.head();
    const frame = {
      seq: 1,
      day: '2026-03-02',
      at: 1,
      type: 'ticket-recalled',
      actor: 'S001',
      place: 'lobby',
    };
    const body = `1.${randomBytes(60).toString('base64')}`;
    const hash = chainHash(hex(head.hash), { ...frame, body });
    const row = [1, frame.day, 1, frame.type, 'S001', 'lobby', body, hash, randomUUID()];
    for (const said of [
      '',
      'x',
      '[]',
      '{}',
      'null',
      '[[1]]',
      '[[]]',
      '"log"',
      '"records"',
      '"members"',
      '[[2,3,4,5,6,7,8]]',
      '[[1,3,4,5,6,7,"8"]]',
      JSON.stringify([row]),
    ]) {
      await intruder.query(`SELECT pg_notify('b_D', $1)`, [said]);
    }
    await teller.log.append(randomUUID(), two.local.head(), () => draftOf(1, 'T1'));
    await until(() => one.local.head().seq === 1);
    expect(one.local.rows.map(ticketOf)).toEqual(['T1']);
    expect(store.log.link()).toBe('joined');
  });

  it('neither a dump nor the files of the server hold anything of a person', async () => {
    const branch = await site.branch('E');
    const one = await branch.workstation('W1');
    const store = await opened(one);
    const planted = [
      'CLIENT-PLANTED-7',
      '种下的名字',
      'PLANTED-RECORD-ID',
      'PLANTED-SUBJECT',
      'PLANTED-NOTE',
    ];
    const draft = draftOf(1, planted[0]!, planted[1]!);
    await store.log.append(randomUUID(), one.local.head(), () => draft);
    const line = {
      at: 1,
      actor: 'S1',
      action: 'revealed',
      subject: planted[3]!,
      detail: planted[1]!,
    };
    await store.records.put(
      [{ kind: planted[4]!, id: planted[2]!, version: 0, body: { name: planted[1] } }],
      [line],
    );
    store.audit.add(line);
    store.presence.set({ staffNo: planted[4]!, counter: 1 });
    await until(
      async () =>
        (await site.query(`SELECT 1 FROM vestibule.audit WHERE branch = 'E'`)).length === 2,
    );
    const moved = await site.movedBranch(
      'F',
      branch.start,
      one.local.rows.map((row) => ({ ...row, body: row.sealed ?? '', sealed: null })),
    );
    await moved.workstation('W1');
    await site.query('CHECKPOINT');
    const tables = await site.query(
      `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relnamespace = 'vestibule'::regnamespace AND relkind = 'r'`,
    );
    const dump = [];
    for (const { name } of tables as { name: string }[])
      dump.push(JSON.stringify(await site.query(`SELECT * FROM ${name}`)));
    const files = readdirSync(site.server.data, { recursive: true, encoding: 'utf8' })
      .map((file) => join(site.server.data, file))
      .filter((file) => statSync(file).isFile());
    const bytes = [Buffer.from(dump.join('\n')), ...files.map((file) => readFileSync(file))];
    const found = (text: string) => bytes.some((one) => one.includes(text));
    for (const text of planted) expect(found(text), text).toBe(false);
    // The search finds what is there: types and actors are readable, in the dump and in the files.
    expect(bytes[0]?.includes('ticket-recalled')).toBe(true);
    expect(bytes.slice(1).some((one) => one.includes('ticket-recalled'))).toBe(true);
    // And no readable hash is over readable text: it would let anybody test guesses.
    for (const row of one.local.rows)
      expect(row.hash).not.toBe(chainHash(hex(branch.start.hash), row));
  });

  it('an older console works beside a newer one until all read the newer format', async () => {
    const branch = await site.branch('G');
    const [one, two] = [await branch.workstation('W1'), await branch.workstation('W2')];
    const older = await opened(two);
    const newer = await opened(one, { readsFormat: 2, version: '0.2.0' });
    await newer.log.append(randomUUID(), one.local.head(), () => draftOf(1, 'T1'));
    await older.log.append(randomUUID(), two.local.head(), () => draftOf(1, 'T2'));
    expect(newer.format()).toBe(1);
    await older.close();
    const updated = await opened(two, { readsFormat: 2 });
    await until(() => newer.format() === 2);
    await updated.log.append(randomUUID(), two.local.head(), () => draftOf(1, 'T3'));
    await updated.close();
    // Somebody starts the old program again: it says so, writes nothing, and keeps what it has.
    const old = openTestStore(two);
    onTestFinished(() => old.close());
    await untilLink(old, 'newer-format');
    await expect(
      old.log.append(randomUUID(), two.local.head(), () => draftOf(1, 'T4')),
    ).rejects.toThrow('newer-format');
    expect(two.local.rows.map(ticketOf)).toEqual(['T1', 'T2', 'T3']);
  });

  it('the branch’s key is given to its receiver only', () => {
    const sealed = first.membership.sealedKey ?? '';
    expect(unwrapKeys(first.identity, 'A', sealed).size).toBe(1);
    expect(() => unwrapKeys(newIdentity(), 'A', sealed)).toThrow(SealBroken);
    expect(() => unwrapKeys(first.identity, 'B', sealed)).toThrow(SealBroken);
  });
});
