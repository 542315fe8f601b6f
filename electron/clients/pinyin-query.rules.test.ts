import { describe, expect, it } from 'vitest';
import { partsOf } from './name-parts.rules.ts';
import { beginningOf, readCharacter } from './name-readings.ts';
import { cutPinyin, fit } from './pinyin-query.rules.ts';

const cuts = (typed: string): string[] =>
  cutPinyin(typed).map((cut) => cut.map(({ text }) => text).join(' '));

describe('pinyin', () => {
  it.each([
    ['曾国藩', ['zeng guo', 'ceng guo']],
    ['覃琴', ['qin qin', 'tan qin']],
    ['乐嘉', ['le jia', 'yue jia']],
    ['单雄信', ['dan xiong', 'shan xiong']],
    ['解缙', ['jie jin', 'xie jin']],
    ['仇英', ['chou ying', 'qiu ying']],
    ['查良', ['cha liang', 'zha liang']],
    ['吕布', ['lv bu']],
    ['欧阳修', ['ou yang']],
  ])('reads what %s begins with in every way', (name, expected) => {
    const { text, whole, readings } = beginningOf(name);
    expect([text, whole]).toEqual([name.slice(0, 2), false]);
    expect(readings.map(({ syllables }) => syllables)).toEqual(expect.arrayContaining(expected));
  });

  it('reads names in Latin letters word by word, as wholes', () => {
    const readings = [{ syllables: 'client 12', initials: 'c1' }];
    expect(beginningOf('Client 12')).toEqual({ text: 'Client 12', whole: true, readings });
    expect(beginningOf('阿·Li').readings[0]).toEqual({ syllables: 'a li', initials: 'al' });
    expect(beginningOf('王')).toMatchObject({ text: '王', whole: true });
    expect(beginningOf('·').readings).toEqual([]);
  });

  it('cuts what was typed, the likeliest way first', () => {
    expect(cuts('wangxiaoming')[0]).toBe('wang xiao ming');
    expect(cuts('wangxm')[0]).toBe('wang x m');
    expect(cuts('wxm')).toContain('w x m');
    expect(cuts('xian').slice(0, 2)).toEqual(['xian', 'xi an']);
    expect(cuts('lü bu')[0]).toBe('lv bu');
    expect(cuts('lyubu')[0]).toBe('lv bu');
    expect(cuts('linyu')[0]).toBe('lin yu');
    expect(cuts('wangminyuan')[0]).toBe('wang min yuan');
    // 王昂尚 and 万刚尚 are typed alike.
    expect(cuts('wangangshang').slice(0, 2)).toEqual(['wang ang shang', 'wan gang shang']);
    expect(cuts('zhxm')[0]).toBe('zh x m');
    expect(cuts('123')).toEqual([]);
  });

  it('fits names to a cut', () => {
    const [cut] = cutPinyin('wangxm');
    const fitOf = (name: string) => cut && fit(cut, partsOf(name, readCharacter));
    expect(fitOf('王小明')).toBe(2);
    expect(fitOf('王小明月')).toBe(1);
    expect(fitOf('王明')).toBe(0);
    expect(fitOf('万小明')).toBe(0);
  });

  it('fits any reading of each character', () => {
    for (const typed of ['zengle', 'cengyue', 'zengyue', 'cyue']) {
      const cuts = cutPinyin(typed);
      expect(cuts.some((cut) => fit(cut, partsOf('曾乐', readCharacter)) === 2)).toBe(true);
    }
  });
});
