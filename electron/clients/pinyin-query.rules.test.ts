import { describe, expect, it } from 'vitest';
import { readingsOf } from './name-readings.ts';
import { cutPinyin, fit } from './pinyin-query.rules.ts';

const cuts = (typed: string): string[] =>
  cutPinyin(typed).map((cut) => cut.map(({ text }) => text).join(' '));

describe('pinyin', () => {
  it.each([
    ['曾国藩', ['zeng guo fan', 'ceng guo fan']],
    ['覃琴', ['qin qin', 'tan qin']],
    ['乐嘉', ['le jia', 'yue jia']],
    ['单雄信', ['dan xiong xin', 'shan xiong xin']],
    ['解缙', ['jie jin', 'xie jin']],
    ['仇英', ['chou ying', 'qiu ying']],
    ['查良', ['cha liang', 'zha liang']],
    ['吕布', ['lv bu']],
    ['欧阳修', ['ou yang xiu']],
  ])('reads %s in every way', (name, expected) => {
    expect(readingsOf(name).map(({ syllables }) => syllables)).toEqual(
      expect.arrayContaining(expected),
    );
  });

  it('reads names in Latin letters word by word', () => {
    expect(readingsOf('Client 12')).toEqual([{ syllables: 'client 12', initials: 'c1' }]);
    expect(readingsOf('阿·Li')[0]?.syllables).toBe('a li');
    expect(readingsOf('·')).toEqual([]);
  });

  it('cuts what was typed, the likeliest way first', () => {
    expect(cuts('wangxiaoming')[0]).toBe('wang xiao ming');
    expect(cuts('wangxm')[0]).toBe('wang x m');
    expect(cuts('wxm')).toContain('w x m');
    expect(cuts('xian').slice(0, 2)).toEqual(['xian', 'xi an']);
    expect(cuts('lü bu')[0]).toBe('lv bu');
    expect(cuts('lyubu')[0]).toBe('lv bu');
    expect(cuts('zhxm')[0]).toBe('zh x m');
    expect(cuts('123')).toEqual([]);
  });

  it('fits readings to a cut', () => {
    const [cut] = cutPinyin('wangxm');
    expect(cut && fit(cut, 'wang xiao ming')).toBe(2);
    expect(cut && fit(cut, 'wang xiao ming yue')).toBe(1);
    expect(cut && fit(cut, 'wang ming')).toBe(0);
    expect(cut && fit(cut, 'wan xiao ming')).toBe(0);
  });
});
