import { beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole } from '../../app/console.fixture.ts';
import type { Console } from '../../app/index.ts';
import { temporaryFolder } from '../../queue/floor.fixture.ts';
import {
  carriers,
  failure,
  signedIn,
  type Client,
} from '../../server/carriers/carriers.fixture.ts';

/** Monday 2026-11-30, 10:00 in the branch. */
const now = Date.UTC(2026, 10, 30, 2, 0, 0);
const today = '2026-11-30';

let opened: Console;
let as: (staffNo: string) => Promise<Client>;
beforeEach(async () => {
  opened = await openTestConsole(temporaryFolder(), () => now);
  const connect = await carriers[0]!.open(opened);
  as = (staffNo) => signedIn(connect, staffNo);
});

it('a special admission is requested by the manager, decided by the head, and in effect at once', async () => {
  const [manager, head] = [await as('M01'), await as('H01')];
  await head.assignment.assign({
    ...{ clientNos: ['C4'], lead: 'M01', executor: 'M01', source: 'lead', reason: '' },
  });
  const wanted = { clientNo: 'C4', until: '2027-05-31', reason: '企业主' } as const;
  const { approvalId } = await manager.care.requestAdmission({ ...wanted, tier: 'gold' });
  expect(await failure(manager.care.requestAdmission({ ...wanted, tier: 'gold' }))).toMatchObject({
    data: { code: 'approval-waiting' },
  });
  const decision = { approvalId, granted: true, document: null, decidedBy: null };
  expect(await failure(manager.care.decideAdmission(decision))).toMatchObject({
    code: 'FORBIDDEN',
  });
  await head.care.decideAdmission(decision);
  expect((await head.clients.page({ clientNo: 'C4' })).tier).toBe('gold');
  expect(await manager.care.approvals()).toMatchObject([
    { approvalId, decided: { granted: true, byName: '李主任', on: today } },
  ]);
  expect(await failure(head.care.decideAdmission(decision))).toMatchObject({
    data: { code: 'already-decided' },
  });
});

it('platinum needs the paper of the second-level branch; who asked for gold does not decide it', async () => {
  const head = await as('H01');
  const wanted = { clientNo: 'C4', until: '2027-05-31', reason: '企业主' } as const;
  const { approvalId } = await head.care.requestAdmission({ ...wanted, tier: 'platinum' });
  const decision = { approvalId, granted: true, document: null, decidedBy: null };
  expect(await failure(head.care.decideAdmission(decision))).toMatchObject({
    data: { code: 'document-missing' },
  });
  const paper = { ...decision, document: '特批〔2026〕12号', decidedBy: '二级分行张处长' };
  await head.care.decideAdmission(paper);
  const [admission] = (await head.clients.page({ clientNo: 'C4' })).admissions ?? [];
  expect(admission).toMatchObject({
    tier: 'platinum',
    approvedBy: '二级分行张处长 特批〔2026〕12号',
  });
  const gold = await head.care.requestAdmission({ ...wanted, clientNo: 'C3', tier: 'gold' });
  expect(await failure(head.care.decideAdmission({ ...decision, ...gold }))).toMatchObject({
    data: { code: 'requester-decides' },
  });
});

it('a refused grant leaves no decision behind', async () => {
  const [manager, head] = [await as('M01'), await as('H01')];
  // C2 has platinum by its own standard.
  const { approvalId } = await manager.care.requestAdmission({
    ...{ clientNo: 'C2', tier: 'gold', until: '2027-05-31', reason: '误请' },
  });
  const decision = { approvalId, granted: true, document: null, decidedBy: null };
  expect(await failure(head.care.decideAdmission(decision))).toMatchObject({
    code: 'ADMISSION',
    data: { code: 'not-below' },
  });
  expect((await head.care.approvals())[0]?.decided).toBeNull();
});

describe('complaints', () => {
  it('have their clock, and their caution is seen by those who serve until it ends', async () => {
    const [teller, head, manager] = [await as('T01'), await as('H01'), await as('M01')];
    const { complaintId } = await teller.care.openComplaint({
      ...{ clientNo: 'C2', on: today, complex: false, text: '等候太久' },
    });
    expect(await manager.care.complaints()).toMatchObject([
      { complaintId, due: '2026-12-15', daysLeft: 15, text: '等候太久', habitual: false },
    ]);
    const until = '2027-01-29';
    expect(
      await failure(head.care.extendComplaint({ complaintId, until, approvedBy: '分行' })),
    ).toMatchObject({ data: { code: 'not-complex' } });
    await head.care.foundComplex({ complaintId });
    await head.care.extendComplaint({ complaintId, until, approvedBy: '分行' });
    await head.care.setCaution({
      ...{ clientNo: 'C2', complaintId, until: '2027-02-28', text: '请主动告知等候时间' },
    });
    expect((await manager.care.complaints())[0]).toMatchObject({
      due: until,
      caution: { text: '请主动告知等候时间' },
    });
    expect(await failure(teller.care.complaints())).toMatchObject({ code: 'FORBIDDEN' });
    const seen = await teller.hall.recognise({
      ...{ clientNo: 'C2', matchedBy: 'client-no', text: 'C2' },
    });
    expect(seen.hints[0]).toEqual({ kind: 'caution', text: '请主动告知等候时间' });
    await head.care.liftCaution({ clientNo: 'C2' });
    await head.care.closeComplaint({ complaintId, outcome: 'settled' });
    expect((await head.care.complaints())[0]).toMatchObject({ daysLeft: null, caution: null });
  });
});

it('a low rating is before the head while the client is still in the hall', async () => {
  const [lobby, teller, head] = [await as('L01'), await as('T01'), await as('H01')];
  const ticket = await lobby.hall.takeTicket({ clientNo: 'C2', service: 'cash', care: 'none' });
  expect(await failure(teller.care.rate({ ticketId: ticket.id, score: 1 }))).toMatchObject({
    data: { code: 'ticket-unknown' },
  });
  await teller.queue.openCounter({ counter: 1 });
  await teller.queue.callNext();
  await teller.queue.start({ ticketId: ticket.id });
  await teller.care.rate({ ticketId: ticket.id, score: 2 });
  expect(await head.care.alerts()).toMatchObject([
    { kind: 'low-rating', person: { staffNo: 'T01' }, client: { clientNo: 'C2' }, here: true },
  ]);
  expect(await failure(teller.care.rate({ ticketId: ticket.id, score: 5 }))).toMatchObject({
    data: { code: 'already-rated' },
  });
  expect(await head.care.ratings({ from: today, to: today })).toMatchObject({ count: 1, low: 1 });
});

it('an alert becomes a measure, and the measure its outcome', async () => {
  const manager = await as('M01');
  const alert = { clientNo: 'C2', trigger: 'downgrade', since: '2026-11-20' } as const;
  const { retentionId } = await manager.care.openRetention(alert);
  const day = await manager.myDay.list({});
  expect(day.rows[0]?.reasons[0]).toMatchObject({ kind: 'retention', trigger: 'downgrade' });
  const outcome = { clientNo: 'C2', retentionId, outcome: 'kept', measure: '上门拜访' } as const;
  await manager.care.closeRetention(outcome);
  expect(await manager.care.retentions()).toMatchObject([{ closed: { outcome: 'kept' } }]);
  expect(await failure(manager.care.openRetention(alert))).toMatchObject({
    data: { code: 'retention-there' },
  });
});

it('a household’s sum is for who may read every member; links go both ways', async () => {
  const [manager, head] = [await as('M01'), await as('H01')];
  const link = { clientNo: 'C2', otherNo: 'C3', relation: 'spouse' } as const;
  await manager.links.link(link);
  const own = await manager.links.of({ clientNo: 'C2' });
  expect(own.links).toMatchObject([
    { other: { clientNo: 'C3' }, relation: 'spouse', reverse: false },
  ]);
  // C3 has nobody: only the head may add the two up.
  expect(own.household).toMatchObject({ sumFen: null });
  const seen = await head.links.of({ clientNo: 'C3' });
  expect(seen.links).toMatchObject([{ other: { clientNo: 'C2' }, reverse: true }]);
  expect(seen.household.members).toHaveLength(2);
  expect(Number(seen.household.sumFen)).toBeGreaterThan(0);
  await manager.links.unlink(link);
  expect((await head.links.of({ clientNo: 'C3' })).links).toEqual([]);
});

it('a ledger leaves the console only with a reason, on record, its cells guarded', async () => {
  const head = await as('H01');
  const { rows } = await head.ledgers.rows({ ledger: 'vip' });
  expect(rows.map(({ client }) => client.clientNo).sort()).toEqual(['C2', 'C3']);
  const what = { what: 'vip', language: 'zh' } as const;
  expect(await failure(head.ledgers.export({ ...what, reason: ' ' }))).toMatchObject({
    code: 'BAD_REQUEST',
  });
  const { name, base64 } = await head.ledgers.export({ ...what, reason: '季度检视' });
  expect(name).toBe(`vip-${today}.xlsx`);
  expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK');
  expect(
    opened.folder.branch
      .prepare(`SELECT actor, subject, detail FROM audit WHERE action = 'export'`)
      .get(),
  ).toEqual({ actor: 'H01', subject: 'vip', detail: '2: 季度检视' });
  const analysis = await head.ledgers.analysis();
  expect(analysis.find(({ tier }) => tier === 'platinum')).toMatchObject({
    clients: 1,
    managed: 1,
  });
});
