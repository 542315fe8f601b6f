import { expect, test } from 'vitest';
import { personProblems } from './person-draft.ts';

const sound = { staffNo: 'T9', name: '周宁', role: 'teller', active: true, pin: '' } as const;

test('a sound person has no problems, with or without a new PIN', () => {
  expect(personProblems(sound, ['T1'])).toEqual({});
  expect(personProblems({ ...sound, pin: '123456' }, [])).toEqual({});
});

test('number and name are needed', () => {
  expect(personProblems({ ...sound, staffNo: ' ', name: '' }, [])).toEqual({
    staffNo: 'required',
    name: 'required',
  });
});

test('a number belongs to one person', () => {
  expect(personProblems({ ...sound, staffNo: ' T1 ' }, ['T1'])).toEqual({ staffNo: 'taken' });
});

test.each(['12345', '1234567890123', '12345a'])('%s is no PIN', (pin) => {
  expect(personProblems({ ...sound, pin }, [])).toEqual({ pin: 'pin' });
});
