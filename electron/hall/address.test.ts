import { expect, it } from 'vitest';
import type { Client } from '../../shared/model/client.ts';
import { personOf, surnameOf, wholePersonOf } from './address.ts';

const client = (name: string, more: Partial<Client> = {}) =>
  ({ name, gender: 'F', kind: 'personal', ...more }) as Client;

it.each([
  ['王小明', '王'],
  ['欧阳娜', '欧阳'],
  ['司马光', '司马'],
  ['欧阳', '欧'],
  ['Anna Lee', 'Anna'],
])('the surname of %s is %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname);
});

it.each([
  ['曾丽', 'Zeng'],
  ['单雄', 'Shan'],
  ['仇英', 'Qiu'],
  ['吕布', 'Lyu'],
])('%s is read as %s, as a surname is', (name, reading) => {
  expect(personOf(client(name), 'gold').surnamePinyin).toBe(reading);
});

it('addresses VIPs by surname and title, masks regular clients, leaves companies their name', () => {
  expect(personOf(client('王丽'), 'diamond')).toMatchObject({ title: 'ms', masked: false });
  expect(personOf(client('王刚', { gender: 'M' }), 'regular')).toMatchObject({
    title: 'mr',
    masked: true,
  });
  expect(personOf(client('王丽', { gender: null }), 'gold').title).toBe('none');
  const company = personOf(client('城西商贸有限公司', { kind: 'corporate' }), 'regular');
  expect(company).toMatchObject({ surname: '城西商贸有限公司', title: 'none', masked: false });
});

it('says a name in other letters whole, where it is not masked', () => {
  const anna = client('Anna Lee');
  expect(wholePersonOf(anna, 'regular')).toMatchObject({ surname: 'Anna Lee', masked: false });
  expect(personOf(anna, 'gold').surname).toBe('Anna');
  expect(wholePersonOf(client('王丽'), 'regular')).toMatchObject({ surname: '王', masked: false });
});
