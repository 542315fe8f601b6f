import { expect, test } from 'vitest';
import { personProblems } from './person-draft.ts';

const sound = { staffNo: 'T9', name: '周宁', role: 'teller', active: true } as const;

test('a sound person has no problems', () => {
  expect(personProblems(sound, ['T1'])).toEqual({});
});

test('number and name are needed', () => {
  expect(personProblems({ ...sound, staffNo: ' ', name: '' }, [])).toEqual({
    staffNo: 'required',
    name: 'required',
  });
});

test.each([' T1 ', 't1', 'Ｔ1', '\u200bT1', '="T1"'])(
  'F35 a number belongs to one person: %j',
  (staffNo) => {
    expect(personProblems({ ...sound, staffNo }, ['T1'])).toEqual({ staffNo: 'taken' });
  },
);
