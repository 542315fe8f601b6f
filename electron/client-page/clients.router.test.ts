import { describe, expect, it } from 'vitest';
import { readingActs } from '../../shared/model/reading.ts';
import { addDays, businessDateOf } from '../../shared/model/dates.ts';
import { roles } from '../../shared/model/people/roles.ts';
import { drain, openTestConsole } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { carriers, codeOf, signedInAs, type Client } from '../server/carriers/carriers.fixture.ts';
import { segmentsKind } from './segments.repository.ts';

/** Reading that is noted a moment after its answer; it has tests of its own. */
const notedLater: readonly string[] = readingActs.slice(readingActs.indexOf('search'));

const auditOf = (opened: Console): unknown[] =>
  opened.folder.branch
    .prepare<[], { action: string }>('SELECT actor, action, subject, detail FROM audit ORDER BY id')
    .all()
    .filter(({ action }) => !notedLater.includes(action));

/** Whole numbers of the test book's clients. */
const secrets = [
  '999999197011220021',
  '99999919650302001X',
  '19400000001',
  '19400000002',
  '6222020000000000018',
  '6222020000000000026',
];

const wanted = {
  clientNo: 'C4',
  tier: 'gold' as const,
  until: addDays(businessDateOf(Date.now()), 30),
  approvedBy: '李主任',
  reason: '代发单位负责人',
};

const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  list: (client) => client.clients.list({ text: '' }),
  'list by text': (client) => client.clients.list({ text: '王' }),
  'list by occupation': (client) =>
    client.clients.list({ filter: { occupation: 'civil_servant' } }),
  'list by lifecycle': (client) =>
    client.clients.list({ filter: { segments: { lifecycle: 'growing' } } }),
  'list near a tier': (client) =>
    client.clients.list({ filter: { due: { kind: 'near-next', days: 0 } } }),
  filterChoices: (client) => client.clients.filterChoices(),
  page: (client) => client.clients.page({ clientNo: 'C2' }),
  setSegment: (client) =>
    client.clients.setSegment({ clientNo: 'C2', segment: 'source', value: 'referred' }),
  setAddress: (client) => client.clients.setAddress({ clientNo: 'C2', address: '李老师' }),
  explain: (client) => client.clients.explain({ clientNo: 'C2' }),
  explainedRows: (client) =>
    client.clients.explainedRows({
      clientNo: 'C2',
      scheme: 'abc-vip',
      asOf: '2026-10-31',
      component: 0,
      from: 0,
    }),
  schemes: (client) => client.clients.schemes(),
  history: (client) => client.clients.history({ clientNo: 'C2' }),
  // The grant of C1's own tier: refused, but only to who may sign.
  admit: (client) => client.clients.admit({ ...wanted, clientNo: 'C1' }),
  revokeAdmission: (client) => client.clients.revokeAdmission({ id: 'none', reason: 'test' }),
  reveal: (client) =>
    client.clients.reveal({ clientNo: 'C2', field: 'phone', reason: 'call-client' }),
};

const everyone = ['lobby', 'teller', 'manager', 'head'];
const trusted = ['manager', 'head'];
const allowedTo: Readonly<Record<string, readonly string[]>> = {
  list: everyone,
  'list by text': everyone,
  filterChoices: everyone,
  page: everyone,
  setAddress: everyone,
  admit: ['head'],
  revokeAdmission: ['head'],
};
const answers: Readonly<Record<string, string>> = {
  admit: 'ADMISSION',
  revokeAdmission: 'ADMISSION',
};

describe.each(carriers)('client pages over $name', (carrier) => {
  it('give each role what it may have, and no whole number to anybody', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    for (const role of roles) {
      const client = await signedInAs(connect, role);
      for (const [name, call] of Object.entries(calls)) {
        const may = (allowedTo[name] ?? trusted).includes(role);
        const expected = may ? (answers[name] ?? 'done') : 'FORBIDDEN';
        expect(await codeOf(call(client)), `${role}: ${name}`).toBe(expected);
        if (expected !== 'done' || name === 'reveal') continue;
        const answer = JSON.stringify((await call(client)) ?? null);
        for (const secret of secrets) expect(answer, `${role}: ${name}`).not.toContain(secret);
      }
    }
  });

  it('reveal one field for half a minute, after it is on record', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carrier.open(opened);
    const manager = await signedInAs(connect, 'manager');
    const before = auditOf(opened).length;
    expect(
      await manager.clients.reveal({
        clientNo: 'C1',
        field: 'card',
        index: 0,
        reason: 'client-asks',
      }),
    ).toEqual({ value: '6222020000000000018', seconds: 30 });
    expect(auditOf(opened).slice(before)).toEqual([
      { actor: 'M01', action: 'reveal', subject: 'C1', detail: 'card 0: client-asks' },
    ]);
    // C4 has no identity number: nothing was seen, so there is nothing to record.
    const nothing = { clientNo: 'C4', field: 'id-no', reason: 'check-identity' } as const;
    expect(await codeOf(manager.clients.reveal(nothing))).toBe('UNKNOWN_CLIENT');
    expect(auditOf(opened)).toHaveLength(before + 1);
  });
});

describe('a client page', () => {
  it('tells the lobby the tier and its rule, and neither amounts nor segments nor faults', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const page = await (await signedInAs(connect, 'lobby')).clients.page({ clientNo: 'C2' });
    expect(page).toMatchObject({
      tier: 'platinum',
      standing: {
        scheme: 'abc-vip',
        level: 'platinum',
        effectiveLevel: 'platinum',
        difference: null,
      },
      idNo: '999***********001X',
      phone: '194****0002',
      cards: [{ cardNo: '622202*********0026' }],
      birthDate: '1965',
      segments: null,
      faults: null,
    });
  });

  it('reports to who may correct data what looks wrong in numbers', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const { faults } = await (await signedInAs(connect, 'head')).clients.page({ clientNo: 'C1' });
    // Invented numbers are impossible, which is no reason to refuse anybody.
    expect(faults).toEqual([{ field: 'id-no', index: 0, fault: 'check-digit' }]);
  });

  it('keeps the branch’s own segmentation with who set it, also when the book is made anew', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const manager = await signedInAs(connect, 'manager');
    const set = (value: string | null) =>
      manager.clients.setSegment({ clientNo: 'C2', segment: 'lifecycle', value });
    await set('growing');
    opened.folder.book.exec('DELETE FROM clients; DELETE FROM cards');
    expect(await codeOf(manager.clients.page({ clientNo: 'C2' }))).toBe('UNKNOWN_CLIENT');
    await opened.book.idle();
    expect(opened.records.all(segmentsKind)).toMatchObject([
      { clientNo: 'C2', entries: [{ segment: 'lifecycle', value: 'growing', actor: 'M01' }] },
    ]);
    expect(await codeOf(set('mature'))).toBe('UNKNOWN_CLIENT');
  });

  it('F31 keeps the branch’s own form of address, shows it at once wherever the client is named, and records it', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const lobby = await signedInAs(connect, 'lobby');
    const set = (clientNo: string, address: string | null) =>
      lobby.clients.setAddress({ clientNo, address });
    const told = async () => {
      const { person } = await lobby.clients.page({ clientNo: 'C1' });
      const text = '6222020000000000018';
      const card = await lobby.hall.recognise({ clientNo: 'C1', matchedBy: 'card', text });
      const { hits } = await lobby.hall.search({ text });
      return [person, card.person, hits[0]?.person].map((one) => one?.address);
    };
    expect(await told()).toEqual([null, null, null]);
    await set('C1', '  王教授 ');
    expect(await told()).toEqual(['王教授', '王教授', '王教授']);
    expect(auditOf(opened)).toContainEqual({
      actor: 'L01',
      action: 'form-of-address',
      subject: 'C1',
      detail: 'set',
    });
    const kept = opened.folder.branch.prepare(`SELECT body FROM record WHERE kind = 'address'`);
    expect(JSON.stringify(kept.all())).toMatch(/C1.*王教授.*L01/);
    for (const bad of ['', ' ', 'x'.repeat(31), '王\u202e教授', '王\n教授']) {
      expect(await codeOf(set('C1', bad))).toBe('BAD_REQUEST');
    }
    expect(await codeOf(set('none', '王教授'))).toBe('UNKNOWN_CLIENT');
    await set('C1', null);
    expect(await told()).toEqual([null, null, null]);
    expect(kept.all()).toEqual([{ body: null }]);
  });

  it('refuses a value that is not of the segmentation, and takes one away', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const head = await signedInAs(connect, 'head');
    const set = (value: string | null) =>
      head.clients.setSegment({ clientNo: 'C2', segment: 'income', value });
    expect(await codeOf(set('walk_in'))).toBe('BAD_REQUEST');
    await set('stable');
    const own = async () => (await head.clients.page({ clientNo: 'C2' })).segments?.own;
    expect((await own())?.income).toMatchObject({ value: 'stable', byName: '李主任' });
    await set(null);
    expect((await own())?.income).toBeNull();
    expect(auditOf(opened)).toContainEqual({
      actor: 'H01',
      action: 'segment',
      subject: 'C2',
      detail: 'income=stable',
    });
  });

  it('explains with the first rows and gives the others on request, accounts masked', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const head = await signedInAs(connect, 'head');
    const insert = opened.folder.book.prepare(
      `INSERT INTO postings (client_id, product, account_id, day, file_id, line, amount)
       SELECT client_id, 1, 1, ?, 1, ?, 100 FROM clients WHERE client_no = 'C3'`,
    );
    opened.folder.book.exec(
      "INSERT INTO accounts (account_id, account_no) VALUES (1, '6222021234567890')",
    );
    for (let i = 0; i < 600; i += 1) insert.run(20_500 + (i % 200), i + 2);
    const by = { clientNo: 'C3', scheme: 'abc-vip', asOf: '2026-10-31' };
    const explanation = await head.clients.explain(by);
    const at = explanation.components.findIndex(({ source }) => source !== 'monthly');
    const component = explanation.components[at]!;
    expect([component.rows.length, component.rowCount]).toEqual([24, 600]);
    const rows = [...component.rows];
    while (rows.length < component.rowCount) {
      rows.push(...(await head.clients.explainedRows({ ...by, component: at, from: rows.length })));
    }
    const lines = rows.map((row) => (row.kind === 'posting' ? row.line : 0));
    expect(new Set(lines).size).toBe(600);
    expect(JSON.stringify(rows)).not.toContain('6222021234567890');
    expect(rows[0]).toMatchObject({ accountNo: '622202******7890' });
    expect(await codeOf(head.clients.explain({ clientNo: 'nobody' }))).toBe('UNKNOWN_CLIENT');
    const unknown = { clientNo: 'C3', scheme: 'nobody-knows' };
    expect(await codeOf(head.clients.explain(unknown))).toBe('UNKNOWN_SCHEME');
  });

  it('grants a tier that the lobby greets with at once, and takes it back', async () => {
    const opened = await openTestConsole(temporaryFolder());
    const connect = await carriers[0]!.open(opened);
    const [head, lobby] = [await signedInAs(connect, 'head'), await signedInAs(connect, 'lobby')];
    const greeted = async () => {
      const ask = { clientNo: 'C4', matchedBy: 'client-no' as const, text: 'C4' };
      return (await lobby.hall.recognise(ask)).tier;
    };
    const listed = async () =>
      (await lobby.clients.list({ filter: { tiers: ['gold'] } })).rows.map((row) => row.clientNo);
    expect([await greeted(), await listed()]).toEqual(['regular', ['C3']]);
    await head.clients.admit(wanted);
    expect([await greeted(), await listed()]).toEqual(['gold', ['C3', 'C4']]);
    const page = await head.clients.page({ clientNo: 'C4' });
    expect(page.admissions).toMatchObject([{ tier: 'gold', signedByName: '李主任', holds: true }]);
    expect((await lobby.clients.page({ clientNo: 'C4' })).admissions).toBeNull();
    expect((await head.clients.explain({ clientNo: 'C4' })).difference).toMatchObject({
      cause: 'special-admission',
      until: wanted.until,
    });
    const { moves } = await head.clients.history({ clientNo: 'C4' });
    expect(moves.at(-1)).toMatchObject({ cause: 'admitted', to: { level: 'gold' } });

    // A scoring of everybody changes nothing about it.
    await drain(opened.book.score(opened.choices.inForce()));
    expect(await greeted()).toBe('gold');
    await head.clients.revokeAdmission({ id: page.admissions![0]!.id, reason: '已离职' });
    expect([await greeted(), await listed()]).toEqual(['regular', ['C3']]);
    expect(auditOf(opened).slice(-2)).toMatchObject([
      { action: 'explain' },
      { actor: 'H01', action: 'admission-revoked', subject: 'C4', detail: 'gold' },
    ]);
  });
});
