import { expect, it } from 'vitest';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import { createWorkCalendar } from '../calendar/calendar.rules.ts';
import { officialYears } from '../calendar/official-years.data.ts';
import { folded } from '../facts/evolve.rules.ts';
import { bookClient, TestLog } from '../relationship.fixture.ts';
import { visitPlan } from './visit-plan.rules.ts';

const calendar = createWorkCalendar(officialYears);

it('the visit plan of a month has every due day, each held to be met', () => {
  const log = new TestLog().assign('2026-10-08', 'A', 'M1').contact('2026-10-08', 'A');
  log.add('2026-10-08', {
    type: 'contact-promised',
    ...{ promiseId: 'p', clientNo: 'A', on: '2026-10-21', kind: 'meeting' },
  });
  const input = {
    state: folded(log.facts),
    clients: new Map([['A', bookClient('A')]]),
    ...{ calendar, settings: defaultRelationshipSettings, today: '2026-10-09' },
  };
  const plan = visitPlan(input, 'M1', '2026-10-09', '2026-10-31');
  expect(plan).toHaveLength(17);
  const busy = plan.filter(({ rows }) => rows.length > 0);
  expect(busy.map(({ date, rows }) => [date, rows[0]?.reasons.map(({ kind }) => kind)])).toEqual([
    ['2026-10-19', ['month-rhythm']],
    ['2026-10-21', ['promise']],
    ['2026-10-30', ['month-rhythm']],
  ]);
  expect(() => visitPlan(input, 'M1', '2026-12-31', '2027-01-04')).toThrow('calendar-year-missing');
});
