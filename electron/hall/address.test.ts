import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/model/clients/client.ts';
import { personOf, wholePersonOf } from './address.ts';

const client = (name: string, more: Partial<Client> = {}) =>
  ({ name, gender: 'F', kind: 'personal', ...more }) as Client;
const spoken = (name: string) => wholePersonOf(client(name), null);

it.each([
  ['曾丽', 'Zeng'],
  ['单雄', 'Shan'],
  ['仇英', 'Qiu'],
  ['吕布', 'Lyu'],
])('%s is read as %s, as a surname is', (name, reading) => {
  expect(spoken(name).surnamePinyin).toBe(reading);
});

it('addresses VIPs by surname and title, masks regular clients, leaves companies their name', () => {
  expect(personOf(client('王丽'), 'diamond', null)).toMatchObject({ title: 'ms', masked: false });
  expect(personOf(client('王刚', { gender: 'M' }), 'regular', null)).toMatchObject({
    title: 'mr',
    masked: true,
  });
  expect(personOf(client('王丽', { gender: null }), 'gold', null).title).toBe('none');
  const company = personOf(client('城西商贸有限公司', { kind: 'corporate' }), 'regular', null);
  expect(company).toMatchObject({ surname: '城西商贸有限公司', title: 'none', masked: false });
});

describe('F31 the form of address', () => {
  it.each([
    ['呼延灼', '呼延', 'Huyan'],
    ['万俟明', '万俟', 'Moqi'],
    ['淳于意', '淳于', 'Chunyu'],
    ['濮阳华', '濮阳', 'Puyang'],
    ['鲜于明', '鲜于', 'Xianyu'],
    ['钟离春', '钟离', 'Zhongli'],
    ['尉迟敬德', '尉迟', 'Yuchi'],
    ['单于明', '单于', 'Chanyu'],
    ['长孙明', '长孙', 'Zhangsun'],
    ['澹台明', '澹台', 'Tantai'],
    ['歐陽娜', '歐陽', 'Ouyang'],
    ['欧阳娜娜', '欧阳', 'Ouyang'],
    ['司马光', '司马', 'Sima'],
    ['欧阳', '欧', 'Ou'],
    ['王小明', '王', 'Wang'],
    ['李 四', '李', 'Li'],
    // A surname of one character before given names that some clan has as its surname.
    ['佟佳慧', '佟', 'Tong'],
    ['贺兰英', '贺', 'He'],
    ['贺若兰', '贺', 'He'],
    ['王孙立', '王', 'Wang'],
    ['王官明', '王', 'Wang'],
    ['贺兰敏之', '贺兰', 'Helan'],
  ])('F31 %s is addressed by %s', (name, surname, pinyin) => {
    expect(spoken(name)).toMatchObject({ surname, surnamePinyin: pinyin });
    expect(personOf(client(name), 'gold', null)).toMatchObject({ surname, masked: false });
    expect(personOf(client(name), 'regular', null)).toMatchObject({ surname, masked: true });
  });

  it.each([
    ['阿迪力·买买提', '阿', 'Adili·Maimaiti'],
    ['阿迪力•买买提', '阿', 'Adili•Maimaiti'],
    ['爱新觉罗·溥明', '爱', 'Aixinjueluo·Puming'],
    ['扎西多吉', '扎', 'Zhaxiduoji'],
    ['Anna Lee', 'A', 'Anna Lee'],
    [' John  Smith ', 'J', 'John Smith'],
    ['O’Neil', 'O', 'O’Neil'],
  ])('F31 %s is said whole, and masked shows its first character alone', (name, first, reading) => {
    const whole = name.trim().replace(/\s+/g, ' ');
    expect(spoken(name)).toMatchObject({ surname: whole, surnamePinyin: reading });
    expect(personOf(client(name), 'platinum', null).surname).toBe(whole);
    expect(personOf(client(name), 'regular', null)).toMatchObject({ surname: first, masked: true });
    expect(JSON.stringify(personOf(client(name), 'regular', null))).not.toContain(whole);
  });

  it('F31 the branch’s own one goes before the name’s, and is not told where the client is masked', () => {
    expect(wholePersonOf(client('王丽'), '王教授')).toMatchObject({ address: '王教授' });
    expect(personOf(client('王丽'), 'gold', '王教授')).toMatchObject({ address: '王教授' });
    expect(personOf(client('王丽'), 'regular', '王教授')).toMatchObject({
      surname: '王',
      masked: true,
      address: null,
    });
  });
});
