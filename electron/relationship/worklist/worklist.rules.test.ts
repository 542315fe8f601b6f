import { expect, it } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import {
  defaultRelationshipSettings,
  type RelationshipSettings,
} from '../../../shared/model/relationship/settings.ts';
import type { Reason, WorklistClient } from '../../../shared/model/relationship/worklist.ts';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import { folded } from '../facts/evolve.rules.ts';
import { bookClient, TestLog } from '../relationship.fixture.ts';
import { dayList, spokenOn, worklist } from './worklist.rules.ts';

const calendar = createWorkCalendar(officialYears);
const settings = defaultRelationshipSettings;

function listOf(log: TestLog, today: string, clients: readonly WorklistClient[], of?: string) {
  const facts = log.facts.filter(({ day }) => day <= today);
  const book = new Map(clients.map((client) => [client.clientNo, client]));
  return worklist({ state: folded(facts), clients: book, calendar, settings, today }, of);
}

/** The reasons of one client's row. */
function reasonsOf(log: TestLog, today: string, client: WorklistClient): readonly Reason[] {
  return listOf(log, today, [client]).rows[0]?.reasons ?? [];
}

const kinds = (reasons: readonly Reason[]) => reasons.map(({ kind }) => kind);
const gold = (more: Partial<WorklistClient> = {}) =>
  bookClient('A', { tier: 'gold', lastSeenOn: '2026-11-29', ...more });

it('rule 3: assigned on 2026-09-30 the first contact is due by 10-07, on the list on the day itself', () => {
  const log = new TestLog().assign('2026-09-30', 'A', 'M1');
  const [reason] = reasonsOf(log, '2026-09-30', gold());
  expect(reason).toMatchObject({ kind: 'first-contact', until: '2026-10-07', due: '2026-09-30' });
  expect(reason?.missedSince).toBeNull();
  expect(reasonsOf(log, '2026-10-08', gold())[0]).toMatchObject({ missedSince: '2026-09-30' });
});

it('rule 3: a message, a call or a meeting is a first contact, a call not reached is none', () => {
  const assigned = () => new TestLog().assign('2026-11-02', 'A', 'M1');
  const after = (log: TestLog) => kinds(reasonsOf(log, '2026-11-03', gold()));
  expect(after(assigned())).toContain('first-contact');
  expect(after(assigned().contact('2026-11-03', 'A', { reached: false }))).toContain(
    'first-contact',
  );
  for (const kind of ['message', 'call', 'meeting', 'visit'] as const) {
    expect(after(assigned().contact('2026-11-03', 'A', { kind }))).not.toContain('first-contact');
  }
});

it('rule 3: a hand-over to another manager asks for a first contact again, a new lead does not', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-11-03', 'A');
  expect(kinds(reasonsOf(log, '2026-11-04', gold()))).toEqual([]);
  log.assign('2026-11-04', 'A', 'M1', { lead: 'H' });
  expect(kinds(reasonsOf(log, '2026-11-04', gold()))).toEqual([]);
  log.assign('2026-11-04', 'A', 'M2', { lead: 'H' });
  expect(kinds(reasonsOf(log, '2026-11-04', gold()))).toEqual(['first-contact']);
});

it('rule 3: what the book says later changes nothing about an assignment of the log', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1');
  // The bank's own system follows, and the next import brings its manager.
  for (const bookManagerNo of [null, 'M1', 'M2']) {
    expect(reasonsOf(log, '2026-11-03', gold({ bookManagerNo }))).toMatchObject([
      { kind: 'first-contact', assignedOn: '2026-11-02' },
    ]);
  }
  // Assigned to whom the client was with already: no first contact is asked.
  const same = new TestLog().assign('2026-11-02', 'A', 'M1', { from: 'M1', lead: 'H' });
  expect(kinds(reasonsOf(same, '2026-11-03', gold({ bookManagerNo: 'M1' })))).toEqual([]);
});

it('rule 4: a hand-over does not forgive what was missed before it', () => {
  const log = new TestLog().contact('2026-10-08', 'B');
  log.assign('2026-10-20', 'A', 'M2', { from: 'M1' });
  const client = bookClient('A', { bookManagerNo: 'M1' });
  expect(reasonsOf(log, '2026-10-20', client)).toMatchObject([
    { kind: 'first-contact' },
    { kind: 'month-rhythm', missedSince: '2026-10-13' },
  ]);
});

it('rule 4: the rhythm is listed on its due day and missed from the next one on', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  log.contact('2026-10-12', 'A', { kind: 'meeting' });
  const client = bookClient('A');
  // Three credits: the fourth is due on the 30th.
  expect(kinds(reasonsOf(log, '2026-10-29', client))).toEqual([]);
  expect(reasonsOf(log, '2026-10-30', client)).toMatchObject([
    { kind: 'month-rhythm', done: 3, needed: 4, due: '2026-10-30', missedSince: null },
  ]);
  expect(reasonsOf(log, '2026-11-02', client)).toMatchObject([{ missedSince: '2026-10-30' }]);
});

it('rule 4: the rhythm of a tier and of one client can be changed', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  log.add('2026-10-08', { type: 'rhythm-changed', of: { tier: 'platinum' }, perMonth: 1 });
  expect(kinds(reasonsOf(log, '2026-10-30', bookClient('A')))).toEqual([]);
  log.add('2026-10-08', { type: 'rhythm-changed', of: { clientNo: 'A' }, perMonth: 2 });
  expect(reasonsOf(log, '2026-10-30', bookClient('A'))).toMatchObject([{ done: 1, needed: 2 }]);
});

it('rule 5: least recently contacted first over the quarter, and who comes later moves nobody', () => {
  const log = new TestLog();
  const clients = Array.from({ length: 62 }, (_, i) =>
    bookClient(`C${String(i).padStart(3, '0')}`, { tier: 'regular', bookManagerNo: 'M1' }),
  );
  // The first in number was spoken to last.
  clients.forEach(({ clientNo }, i) => {
    log.contact(addDays('2026-07-01', 62 - i), clientNo);
  });
  const at = (today: string) => listOf(log, today, clients).rows.map(({ clientNo }) => clientNo);
  expect(at('2026-10-08')).toEqual(['C061']);
  expect(at('2026-10-09')).toEqual(['C061', 'C060']);
  for (let i = 0; i < 62; i += 1) log.assign('2026-10-09', `N${i}`, 'M1');
  const newcomers = Array.from({ length: 62 }, (_, i) => bookClient(`N${i}`, { tier: 'regular' }));
  clients.push(...newcomers);
  expect(at('2026-10-09').filter((no) => no.startsWith('C'))).toEqual(['C061', 'C060']);
});

it('rule 7: a gold client last seen on 2026-11-23 is listed on 11-30', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  const client = gold({ lastSeenOn: '2026-11-23' });
  expect(kinds(reasonsOf(log, '2026-11-27', client))).toEqual([]);
  expect(reasonsOf(log, '2026-11-30', client)).toMatchObject([
    { kind: 'gold-absent', lastOn: '2026-11-23', due: '2026-11-30' },
  ]);
  // A posting, a visit to the hall or a contact ends it; an unanswered call does not.
  expect(kinds(reasonsOf(log, '2026-11-30', gold({ lastSeenOn: '2026-11-25' })))).toEqual([]);
  log.contact('2026-11-26', 'A', { reached: false });
  expect(kinds(reasonsOf(log, '2026-11-30', client))).toEqual(['gold-absent']);
  log.contact('2026-11-26', 'A');
  expect(kinds(reasonsOf(log, '2026-11-30', client))).toEqual([]);
});

it('rule 8: what is beyond the day’s capacity is counted, the most pressing reasons go first', () => {
  const log = new TestLog();
  const clients = Array.from({ length: 20 }, (_, i) => {
    const clientNo = `C${String(i).padStart(2, '0')}`;
    log.assign('2026-09-01', clientNo, 'M1').contact('2026-11-02', clientNo);
    return bookClient(clientNo, { tier: i < 4 ? 'diamond' : 'platinum' });
  });
  log.add('2026-11-02', {
    type: 'contact-promised',
    ...{ promiseId: 'p', clientNo: 'C19', on: '2026-11-30', kind: 'call' },
  });
  const list = listOf(log, '2026-11-30', clients, 'M1');
  // The diamonds' one call is short of two only now; platinum has been missed since the 16th.
  expect(list.rows.map(({ clientNo }) => clientNo).slice(0, 2)).toEqual(['C19', 'C04']);
  const day = dayList(list, settings.dailyContacts, 0, '2026-11-30');
  expect(day.today).toHaveLength(12);
  expect(day).toMatchObject({ willBeMissed: 8, canWait: 0 });
  expect(dayList(list, 12, 5, '2026-11-30').today).toHaveLength(7);
});

it('rule 8: contacts made today use up the capacity', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-11-30', 'A');
  log.contact('2026-11-30', 'A').contact('2026-11-30', 'B', { reached: false });
  expect(spokenOn(folded(log.facts), 'M1', '2026-11-30')).toBe(1);
});

it('rule 9: a lunar birthday is on the list of the manager, a message about it is enough', () => {
  const log = new TestLog().assign('2026-07-01', 'A', 'M1').contact('2026-07-01', 'A');
  const client = gold({ lunarBirthday: { month: 6, day: 15 }, lastSeenOn: '2026-07-26' });
  expect(kinds(reasonsOf(log, '2026-07-24', client))).toEqual([]);
  expect(reasonsOf(log, '2026-07-27', client)).toMatchObject([
    { kind: 'birthday', on: '2026-07-28', lunar: true },
  ]);
  log.contact('2026-07-27', 'A', { kind: 'message', cause: 'festival' });
  expect(kinds(reasonsOf(log, '2026-07-27', client))).toEqual(['birthday']);
  log.contact('2026-07-27', 'A', { kind: 'message', cause: 'birthday' });
  expect(kinds(reasonsOf(log, '2026-07-27', client))).toEqual([]);
});

it('rule 10: a maturity on a Saturday is listed from Monday to be done by Friday', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-11-25', 'A');
  const maturities = [{ on: '2026-12-05', productName: '三年定期', amountFen: 20_000_000 }];
  const client = gold({ maturities });
  expect(kinds(reasonsOf(log, '2026-11-27', client))).toEqual([]);
  expect(reasonsOf(log, '2026-11-30', client)).toMatchObject([
    { kind: 'maturity', due: '2026-12-04', missedSince: null },
  ]);
  log.contact('2026-12-01', 'A');
  expect(kinds(reasonsOf(log, '2026-12-01', client))).toEqual([]);
});

it('a promise goes before everything, and is kept by a contact on its day or one that says so', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1');
  log.contact('2026-11-26', 'A', { next: { on: '2026-11-30', kind: 'call' } });
  expect(kinds(reasonsOf(log, '2026-11-27', gold()))).toEqual([]);
  expect(reasonsOf(log, '2026-11-30', gold())).toMatchObject([
    { kind: 'promise', on: '2026-11-30' },
  ]);
  const early = new TestLog().assign('2026-11-02', 'A', 'M1');
  early.contact('2026-11-26', 'A', { next: { on: '2026-11-30', kind: 'call' } });
  early.contact('2026-11-27', 'A');
  expect(kinds(reasonsOf(early, '2026-11-30', gold()))).toEqual(['promise']);
  early.contact('2026-11-28', 'A', { cause: 'promise' });
  expect(kinds(reasonsOf(early, '2026-11-30', gold()))).toEqual([]);
});

it('a step agreed for the same day is not kept by the contact in which it was agreed', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1');
  log.contact('2026-11-30', 'A', { next: { on: '2026-11-30', kind: 'meeting' } });
  expect(kinds(reasonsOf(log, '2026-11-30', gold()))).toEqual(['promise']);
});

it('an opportunity is stalled when neither it nor the client was touched, not since it was opened', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  const opening = {
    opportunityId: 'o',
    clientNo: 'A',
    product: 'fund',
    amountFen: 1,
    expectedOn: null,
  } as const;
  log.add('2026-10-09', { type: 'opportunity-opened', ...opening, stage: 'lead' });
  expect(kinds(reasonsOf(log, '2026-10-22', gold()))).toEqual([]);
  expect(kinds(reasonsOf(log, '2026-10-23', gold()))).toEqual(['stalled']);
  log.contact('2026-10-22', 'A');
  expect(kinds(reasonsOf(log, '2026-10-23', gold()))).toEqual([]);
  const moved = { opportunityId: 'o', stage: 'proposal', amountFen: 2, expectedOn: null } as const;
  log.add('2026-10-28', { type: 'opportunity-moved', ...moved });
  expect(kinds(reasonsOf(log, '2026-11-10', gold({ lastSeenOn: '2026-11-09' })))).toEqual([]);
  expect(kinds(reasonsOf(log, '2026-11-11', gold({ lastSeenOn: '2026-11-09' })))).toEqual([
    'stalled',
  ]);
});

it('rule 16: the lead rhythm, once switched on, asks for a lead by the time that is left', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-11-24', 'A');
  const opening = { opportunityId: 'o', clientNo: 'A', product: 'fund', amountFen: 1 } as const;
  const expected = { stage: 'lead', expectedOn: '2026-12-10' } as const;
  log.add('2026-11-20', { type: 'opportunity-opened', ...opening, ...expected });
  const on = (today: string, leadRhythm: boolean) => {
    const clients = new Map([['A', gold()]]);
    const own = { ...settings, leadRhythm };
    const input = { state: folded(log.facts), clients, calendar, settings: own, today };
    return kinds(worklist(input).rows[0]?.reasons ?? []);
  };
  // Ten days are left on the 30th: weekly, so a week after the contact of the 24th.
  expect([on('2026-11-30', true), on('2026-12-01', true)]).toEqual([[], ['stalled']]);
  expect(on('2026-12-03', true)).toEqual(['stalled']);
  expect(on('2026-12-01', false)).toEqual([]);
});

it('an announcement reaches only those whom it is for', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-11-25', 'A');
  const event = { type: 'event-announced', announcementId: 'e', kind: 'product' } as const;
  const days = { from: '2026-11-30', until: '2026-12-11' };
  log.add('2026-11-30', { ...event, ...days, filter: { tiers: ['gold'], minimumGrade: 3 } });
  expect(kinds(reasonsOf(log, '2026-11-30', gold({ riskGrade: 2 })))).toEqual([]);
  expect(kinds(reasonsOf(log, '2026-11-30', gold({ riskGrade: 3 })))).toEqual(['announcement']);
  log.contact('2026-11-30', 'A', { kind: 'message', cause: 'new-product' });
  expect(kinds(reasonsOf(log, '2026-11-30', gold({ riskGrade: 3 })))).toEqual([]);
});

it('what is put off comes back on its day with its old due day; what is new is not hidden', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  const client = gold({ lastSeenOn: '2026-11-20' });
  const postponed = { clientNo: 'A', until: '2026-12-02', reason: 'abroad' };
  log.add('2026-11-27', { type: 'contact-postponed', ...postponed });
  const list = listOf(log, '2026-11-30', [client]);
  expect(list.rows).toEqual([]);
  expect(list.postponed).toEqual([{ clientNo: 'A', until: '2026-12-02' }]);
  expect(reasonsOf(log, '2026-12-02', client)).toMatchObject([
    { kind: 'gold-absent', due: '2026-11-27', missedSince: '2026-11-27' },
  ]);
  const alerts = [{ trigger: 'downgrade', since: '2026-11-30' }] as const;
  expect(kinds(reasonsOf(log, '2026-11-30', { ...client, alerts }))).toEqual(['retention']);
});

it('a contact during a postponement does not bring the rhythm back before its day', () => {
  const log = new TestLog();
  const postponed = { clientNo: 'A', until: '2026-11-17', reason: 'abroad' };
  log.add('2026-11-09', { type: 'contact-postponed', ...postponed });
  const client = bookClient('A', { bookManagerNo: 'M1' });
  expect(listOf(log, '2026-11-16', [client]).rows).toEqual([]);
  // The first of four was due on the 9th, the second on the 16th.
  log.contact('2026-11-16', 'A');
  expect(listOf(log, '2026-11-16', [client]).rows).toEqual([]);
  expect(reasonsOf(log, '2026-11-17', client)).toMatchObject([{ missedSince: '2026-11-16' }]);
});

it('one row joins all reasons of a client, the most pressing first', () => {
  const log = new TestLog().assign('2026-11-23', 'A', 'M1');
  const client = gold({
    lastSeenOn: '2026-11-20',
    birthDate: '1980-11-30',
    alerts: [{ trigger: 'outflow', since: '2026-11-27' }],
  });
  const { rows } = listOf(log, '2026-11-30', [client]);
  expect(rows).toHaveLength(1);
  expect(kinds(rows[0]?.reasons ?? [])).toEqual([
    ...['retention', 'first-contact', 'birthday', 'gold-absent'],
  ]);
  log.contact('2026-11-30', 'A');
  expect(listOf(log, '2026-11-30', [client]).rows).toEqual([]);
});

it('the branch can change the order of reasons', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').assign('2026-10-08', 'B', 'M1');
  log.contact('2026-11-20', 'A').contact('2026-10-08', 'B');
  const clients = new Map([
    ['A', gold({ birthDate: '1980-11-30' })],
    ['B', bookClient('B')],
  ]);
  const first = (order: RelationshipSettings['order']) => {
    const own = { ...settings, order };
    const input = {
      state: folded(log.facts),
      clients,
      calendar,
      settings: own,
      today: '2026-11-30',
    };
    return worklist(input).rows[0]?.clientNo;
  };
  expect(first(settings.order)).toBe('A');
  expect(first(['rhythm', 'dated'])).toBe('B');
});

it('nobody is listed for a person who does not look after them, and nobody twice', () => {
  const log = new TestLog().assign('2026-11-23', 'A', 'M1').assign('2026-11-24', 'A', 'M2');
  const client = gold({ bookManagerNo: 'M3' });
  expect(
    ['M1', 'M2', 'M3'].map((of) => listOf(log, '2026-11-30', [client], of).rows.length),
  ).toEqual([0, 1, 0]);
  log.assign('2026-11-25', 'A', null);
  expect(listOf(log, '2026-11-30', [client]).rows).toEqual([]);
});

it('a branch that begins today is not told of what was missed before', () => {
  const client = bookClient('A', { bookManagerNo: 'M1' });
  const log = new TestLog().assign('2026-11-16', 'B', 'M1');
  expect(reasonsOf(log, '2026-11-16', client)).toMatchObject([{ due: '2026-11-16' }]);
  expect(reasonsOf(new TestLog(), '2026-11-20', client)).toEqual([]);
  // The quarter's round goes over the days that are left: 34 of them, two clients a day.
  const many = Array.from({ length: 68 }, (_, i) =>
    bookClient(`C${String(i).padStart(2, '0')}`, { tier: 'regular', bookManagerNo: 'M1' }),
  );
  expect(listOf(log, '2026-11-16', many).rows).toHaveLength(2);
  expect(listOf(log, '2026-11-17', many).rows).toHaveLength(4);
});

it('a day of a year without a calendar is refused by a code; dates ahead of it are brought forward', () => {
  const log = new TestLog().assign('2026-11-02', 'A', 'M1').contact('2026-12-20', 'A');
  expect(() => listOf(log, '2027-01-04', [gold()])).toThrow('calendar-year-missing: 2027');
  const maturities = [{ on: '2027-01-05', productName: 'x', amountFen: null }];
  const list = listOf(log, '2026-12-31', [gold({ maturities, lastSeenOn: '2026-12-30' })]);
  expect(list.calendarGaps).toEqual([2027]);
  expect(list.rows[0]?.reasons).toMatchObject([{ kind: 'maturity', due: '2026-12-31' }]);
});
