import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abcVip } from '../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../clients/book/book.fixture.ts';
import { createScoreCache, createTierRanks, explain, scoreBook } from '../scoring/index.ts';
import { createAuditChain } from '../branch-log/index.ts';
import { createRecords, createSqliteRecords } from '../store/index.ts';
import { overALine } from '../store/over-a-line.fixture.ts';
import { recordsIn } from '../store/records.fixture.ts';
import { AdmissionRefused, createAdmissions, type Admissions } from './admissions.service.ts';

const day = (date: string): number => Date.parse(`${date}T10:00:00+08:00`);
const client = 'C1';

let book: TestBook;
let now = 0;
let ids = 0;
let lines = 0;
let admissions: Admissions;

const open = (): Admissions =>
  createAdmissions({
    records: recordsIn(book.folder.branch),
    clock: () => now,
    newId: () => `A${String((ids += 1))}`,
  });
/** The audit lines since the test began. */
const audited = (): readonly string[] =>
  book.folder.branch
    .prepare<[], string>(
      `SELECT concat_ws(' ', actor, action, subject, detail) FROM audit WHERE id > ${String(lines)} ORDER BY id`,
    )
    .pluck()
    .all();
const today = (): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
const cache = () =>
  createScoreCache(book.folder.book, {
    schemeId: () => abcVip.id,
    admissions: { grantsOf: (no) => admissions.grantsOf(no), today },
  });
const tier = (): string | undefined => cache().get(client)?.effectiveTier;
const wanted = {
  clientNo: client,
  tier: 'gold' as const,
  until: '2026-12-31',
  approvedBy: '李主任',
  reason: '代发工资单位负责人',
};
const codeOf = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act();
    return 'done';
  } catch (error) {
    if (!(error instanceof AdmissionRefused)) throw error;
    return error.code;
  }
};

beforeAll(async () => {
  book = openTestBook();
  await book.land({
    'clients.csv': `client_no,name\n${client},王小明\nC2,李强\n`,
    'balances.csv': `client_no,month,product,average_balance\n${client},2026-10,wealth,500\n`,
  });
  await scoreBook({ access: book.folder.bookAccess, scheme: abcVip, today: '2026-11-22' });
});
afterAll(() => book.close());
beforeEach(() => {
  now = day('2026-11-22');
  book.folder.branch.exec('DELETE FROM record');
  lines = book.folder.branch.prepare<[], number>('SELECT count(*) FROM audit').pluck().get() ?? 0;
  admissions = open();
});

describe('special admission', () => {
  it('lifts the tier at once, survives a restart, and ends by itself', async () => {
    expect(tier()).toBe('regular');
    await admissions.grant(wanted, 'regular', 'H01');
    expect(tier()).toBe('gold');
    expect(audited()).toEqual([`H01 admission ${client} gold until 2026-12-31`]);
    admissions = open();
    now = day('2026-12-31');
    expect(tier()).toBe('gold');
    now = day('2027-01-01');
    expect(tier()).toBe('regular');
    // On record for good.
    expect(admissions.of(client)).toMatchObject([{ ...wanted, signedBy: 'H01', revoked: null }]);
  });

  it('is said by the explanation, together with what the client has without it', async () => {
    await admissions.grant(wanted, 'regular', 'H01');
    const explanation = explain(book.folder.book, {
      clientNo: client,
      scheme: abcVip,
      asOf: '2026-10-31',
      on: today(),
      admissions: admissions.grants(),
    });
    expect(explanation).toMatchObject({
      level: 'regular',
      effectiveLevel: 'gold',
      difference: { cause: 'special-admission', until: '2026-12-31', otherwise: 'regular' },
    });
  });

  it('ends on the day of its revocation, which says who and why', async () => {
    const { id } = await admissions.grant(wanted, 'regular', 'H01');
    now = day('2026-12-01');
    await admissions.revoke(id, '已离职', 'H02');
    expect(tier()).toBe('regular');
    expect(open().of(client)[0]?.revoked).toEqual({
      on: '2026-12-01',
      by: 'H02',
      at: now,
      reason: '已离职',
    });
    expect(await codeOf(() => admissions.revoke(id, 'twice', 'H02'))).toBe('over');
    // A new paper may be signed the same day.
    expect(await codeOf(() => admissions.grant(wanted, 'regular', 'H01'))).toBe('done');
    expect(tier()).toBe('gold');
  });

  it.each([
    ['unknown-client', {}, undefined],
    ['not-scored', {}, null],
    ['not-below', {}, 'gold'],
    ['not-below', {}, 'diamond'],
    ['until-past', { until: '2026-11-21' }, 'regular'],
    ['until-far', { until: '2028-11-23' }, 'regular'],
  ] as const)('is refused: %s', async (code, part, own) => {
    expect(await codeOf(() => admissions.grant({ ...wanted, ...part }, own, 'H01'))).toBe(code);
    expect(admissions.of(client)).toEqual([]);
    expect(audited()).toEqual([]);
  });

  it('is refused while another one runs, and takes its last and its longest day', async () => {
    await admissions.grant({ ...wanted, until: today() }, 'regular', 'H01');
    expect(await codeOf(() => admissions.grant(wanted, 'regular', 'H01'))).toBe('already-admitted');
    now = day('2026-11-23');
    const longest = { ...wanted, until: '2028-11-23' };
    expect(await codeOf(() => admissions.grant(longest, 'regular', 'H01'))).toBe('done');
  });

  it('ranks the client in lists as it is received', async () => {
    const ranks = createTierRanks(book.folder.book, {
      schemeId: () => abcVip.id,
      lifted: {
        clientNos: () => admissions.grants().map(({ clientNo }) => clientNo),
        tierOf: (no) => cache().get(no)?.effectiveTier ?? 'regular',
        today,
      },
    });
    await ranks.ready();
    expect(ranks.next(2, -1, 9)).toEqual([]);
    await admissions.grant(wanted, 'regular', 'H01');
    ranks.refresh(client);
    expect(ranks.next(2, -1, 9)).toHaveLength(1);
    now = day('2027-01-01');
    await ranks.ready();
    expect(ranks.next(2, -1, 9)).toEqual([]);
  });
});

it('is granted once by two workstations at once, and each takes up what the other did', async () => {
  const port = createSqliteRecords(book.folder.branch, createAuditChain(book.folder.branch));
  const [one, other] = [1, 2].map(() =>
    createAdmissions({
      records: createRecords(overALine(port)),
      clock: () => now,
      newId: () => `A${String((ids += 1))}`,
    }),
  );
  const changed: string[] = [];
  other!.onChanged((clientNo) => void changed.push(clientNo));
  const codes = await Promise.all(
    [one!, other!].map((console_) => codeOf(() => console_.grant(wanted, 'regular', 'H01'))),
  );
  expect(codes.sort()).toEqual(['already-admitted', 'done']);
  expect(changed).toEqual([client]);
  const [granted] = one!.of(client);
  await one!.revoke(granted!.id, '已离职', 'H01');
  expect(other!.of(client)).toMatchObject([{ revoked: { by: 'H01' } }]);
  expect(await codeOf(() => other!.revoke(granted!.id, 'twice', 'H02'))).toBe('over');
  expect(changed).toEqual([client, client]);
});
