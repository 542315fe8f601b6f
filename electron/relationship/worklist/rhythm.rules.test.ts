import { expect, it } from 'vitest';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import {
  askedMoreThanAbove,
  creditOf,
  feasibility,
  monthDues,
  monthStanding,
  openRhythm,
  weekStanding,
} from './rhythm.rules.ts';
import type { Contact } from '../../../shared/model/relationship/contact.ts';
import {
  spreadDay,
  workingDaysOfQuarter,
} from '../../../shared/model/relationship/work-calendar.ts';
import { addDays } from '../../../shared/model/dates.ts';
import { birthdayFrom, datedWindow } from './dated.rules.ts';
import { leadPace, nextFollowUp } from './lead-rhythm.rules.ts';

const calendar = createWorkCalendar(officialYears);
const platinum = (month: string) => monthDues(calendar, month, 4);
const october = platinum('2026-10');

function contact(on: string, kind: Contact['kind'] = 'call', reached = true): Contact {
  const rest = { cause: 'rhythm', by: 'M1', next: null, text: null, ticketId: null } as const;
  return { id: on + kind, seq: 0, on, kind, reached, ...rest, reviewed: null };
}

it('rule 4: the k-th of n contacts is due on working day ⌈kW/n⌉ of the month', () => {
  expect(monthDues(calendar, '2026-10', 4)).toEqual([
    ...['2026-10-13', '2026-10-19', '2026-10-26', '2026-10-30'],
  ]);
  expect(monthDues(calendar, '2026-10', 2)).toEqual(['2026-10-19', '2026-10-30']);
  expect(monthDues(calendar, '2026-02', 4)).toEqual([
    ...['2026-02-05', '2026-02-11', '2026-02-24', '2026-02-28'],
  ]);
});

it('rule 4: a reached call is one credit, a meeting two, a call not reached and a message none', () => {
  expect(creditOf(contact('2026-10-12', 'call'))).toBe(1);
  expect(creditOf(contact('2026-10-12', 'meeting'))).toBe(2);
  expect(creditOf(contact('2026-10-12', 'visit'))).toBe(2);
  expect(creditOf(contact('2026-10-12', 'call', false))).toBe(0);
  expect(creditOf(contact('2026-10-12', 'meeting', false))).toBe(0);
  expect(creditOf(contact('2026-10-12', 'message'))).toBe(0);
});

it('rule 4: after a meeting on the 12th the next contact of a platinum client is due on the 26th', () => {
  const standing = monthStanding([contact('2026-10-12', 'meeting')], '2026-10', october, '');
  expect(standing).toEqual({ done: 2, open: ['2026-10-26', '2026-10-30'] });
});

it('rule 4: a client who comes into the rhythm in mid-month is asked only for what is still to come', () => {
  const standing = monthStanding([], '2026-10', october, '2026-10-20');
  expect(standing.open).toEqual(['2026-10-26', '2026-10-30']);
  const before = monthStanding([contact('2026-10-15')], '2026-10', october, '2026-10-20');
  expect(before).toEqual({ done: 0, open: ['2026-10-26', '2026-10-30'] });
});

it('rule 4: what a month left open stays missed until the client is spoken to', () => {
  const three = ['12', '15', '20'].map((day) => contact(`2026-10-${day}`));
  expect(openRhythm(platinum, three, '2026-11-02', '2026-10-01')).toEqual({
    due: '2026-10-30',
    done: 0,
  });
  const spoken = [...three, contact('2026-11-02')];
  // The second of November, on working day ⌈2·21/4⌉.
  expect(openRhythm(platinum, spoken, '2026-11-02', '2026-10-01')).toEqual({
    due: '2026-11-16',
    done: 1,
  });
  expect(openRhythm(platinum, [], '2026-11-02', '2026-09-01')).toMatchObject({
    due: '2026-09-08',
  });
});

it('rule 4: that platinum is asked more than diamond is kept and flagged', () => {
  expect(askedMoreThanAbove({ diamond: 2, platinum: 4, gold: 0 })).toEqual(['platinum']);
  expect(askedMoreThanAbove({ diamond: 4, platinum: 4, gold: 1 })).toEqual([]);
});

it('rule 5: the i-th of N clients is due on working day ⌈iW/N⌉ of the quarter', () => {
  const days = workingDaysOfQuarter(calendar, '2026-11-11');
  const due = (rank: number) => spreadDay(days, rank, 200);
  expect([1, 4, 100, 200].map(due)).toEqual([
    ...['2026-10-08', '2026-10-09', '2026-11-18', '2026-12-31'],
  ]);
});

it('rule 6: eight contacts with seven clients in a week leave three missing', () => {
  const seven = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const contacts = [...seven, 'A'].map((clientNo, i) => ({
    ...contact(`2026-11-${String(23 + (i % 7))}`),
    clientNo,
  }));
  expect(weekStanding(contacts, '2026-11-25', 100, 10)).toMatchObject({ clients: 7, missing: 3 });
  // The Sunday belongs to the week, the Monday after does not; an unanswered call is no contact.
  const sunday = { ...contact('2026-11-29'), clientNo: 'H' };
  const monday = { ...contact('2026-11-30'), clientNo: 'I' };
  const unanswered = { ...contact('2026-11-25', 'call', false), clientNo: 'J' };
  const more = [...contacts, sunday, monday, unanswered];
  expect(weekStanding(more, '2026-11-25', 100, 10)).toMatchObject({ clients: 8, missing: 2 });
});

it('rule 6: for 200 gold clients a quarter ten a week are too few, it takes sixteen', () => {
  expect(weekStanding([], '2026-11-25', 200, 10)).toMatchObject({
    quarterNeeds: 16,
    targetTooSmall: true,
  });
  expect(weekStanding([], '2026-11-25', 130, 10)).toMatchObject({
    quarterNeeds: 10,
    targetTooSmall: false,
  });
});

it('rule 8: 100 platinum clients in December 2026 need 17.4 calls a day; at 12 a day 124 are missed', () => {
  const counts = { diamond: 0, platinum: 100, gold: 0 };
  const credits = { diamond: 2, platinum: 4, gold: 0 };
  expect(feasibility(calendar, '2026-12', counts, credits, 12)).toEqual({
    ...{ workingDays: 23, needed: 400, perDay: 17.4, possible: 276, missed: 124 },
  });
});

it('rule 16: leads daily up to 7 days, weekly up to a month, twice a month up to three, then monthly', () => {
  const today = '2026-11-30';
  const pace = (days: number) => leadPace(addDays(today, days), today);
  expect([0, 7, 8, 30, 31, 90, 93].map(pace)).toEqual([
    ...['daily', 'daily', 'weekly', 'weekly', 'twice-a-month', 'twice-a-month', 'monthly'],
  ]);
  expect(leadPace('2027-02-28', today)).toBe('twice-a-month');
  expect(leadPace('2027-03-01', today)).toBe('monthly');
  expect(nextFollowUp('weekly', today)).toBe('2026-12-07');
  expect(nextFollowUp('monthly', today)).toBe('2026-12-30');
});

it('rule 9: a manager is told of a lunar birthday three days ahead', () => {
  const birth = { birthDate: '1990-08-05', lunarBirthday: { month: 6, day: 15 } };
  expect(birthdayFrom(birth, '2026-01-01')).toEqual({ on: '2026-07-28', lunar: true });
  const window = datedWindow(calendar, '2026-07-28', 3, new Set());
  // Three days before is a Saturday.
  expect(window).toEqual({ listedFrom: '2026-07-27', due: '2026-07-28' });
  expect(birthdayFrom({ birthDate: '2000-02-29', lunarBirthday: null }, '2026-01-01')).toEqual({
    on: '2026-02-28',
    lunar: false,
  });
});

it('rule 9: a birthday inside long holidays is told of before they begin', () => {
  expect(datedWindow(calendar, '2026-10-05', 3, new Set())).toEqual({
    ...{ listedFrom: '2026-09-30', due: '2026-09-30' },
  });
});

it('rule 10: a maturity on Saturday 2026-12-05 is listed from Monday, to be done by Friday', () => {
  expect(datedWindow(calendar, '2026-12-05', 7, new Set())).toEqual({
    ...{ listedFrom: '2026-11-30', due: '2026-12-04' },
  });
});

it('rule 10: a date in a year without a calendar is brought forward, and the year is named', () => {
  const gaps = new Set<number>();
  expect(datedWindow(calendar, '2027-01-04', 7, gaps)).toEqual({
    ...{ listedFrom: '2026-12-28', due: '2026-12-31' },
  });
  expect([...gaps]).toEqual([2027]);
});
