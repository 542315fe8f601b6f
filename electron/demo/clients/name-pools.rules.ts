import type { Gender } from '../../../shared/model/clients/client.ts';
import type { Weighted } from './random.rules.ts';

/** Common surnames with their share of the population in per cent, roughly. */
export const surnames: Weighted<string> = weigh({
  '7.0': '王李张',
  '4.8': '刘陈',
  '3.2': '杨',
  '2.2': '黄赵吴周',
  '1.5': '徐孙',
  '1.25': '马朱胡郭何',
  '1.0': '高林罗郑梁',
  '0.7': '谢宋唐许韩冯邓',
  '0.55': '曹彭曾肖田董',
  '0.4': '袁潘于蒋蔡余杜叶',
  '0.33': '程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金',
  '0.22': '石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严',
  '0.12': '覃武戴莫孔向汤温康施文牛樊葛邢安齐伍庞颜倪庄聂',
  '0.06': '单解仇查乐区朴盖缪宁华燕',
  '0.03': ['欧阳', '上官', '司徒', '诸葛', '尉迟', '慕容'],
});

/** Surnames whose usual reading is not the surname's; the demo always has some, because pinyin search must cope. */
export const polyphonicSurnames = [...'曾单解仇查覃乐任朴区盖华'] as const;

/** Characters of given names that fit one gender and one generation. */
export interface GivenNamePool {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly single: readonly string[];
  /** Share of one-character given names, which were in fashion from the 1970s to the 1990s. */
  readonly singleShare: number;
}

const pools: readonly {
  readonly bornBefore: number;
  readonly F: GivenNamePool;
  readonly M: GivenNamePool;
}[] = [
  {
    bornBefore: 1960,
    F: pool('秀桂玉淑凤素春美月惠金翠', '英兰珍芳华梅琴云荣霞莲香', '兰珍芬琴', 0.06),
    M: pool('建国志德永世文明玉金荣福树庆', '民军生林山海祥才元忠贵华', '福林贵祥', 0.06),
  },
  {
    bornBefore: 1980,
    F: pool('丽晓海红秀春雪艳玉小慧亚', '红萍梅霞燕娟玲芳英莉琼', '丽敏静燕芳艳霞玲莉', 0.22),
    M: pool('建志永国晓海文新学俊少东', '军伟东峰斌明波辉林勇', '斌辉波峰军锋', 0.22),
  },
  {
    bornBefore: 1995,
    F: pool('晓雅思佳雨静梦丹慧嘉文', '婷雯颖琳洁妍倩蕾怡雪', '婷静倩颖雪琳丹洁', 0.28),
    M: pool('志俊文嘉晓子宇浩明建海', '飞龙博涛豪辉伟鑫宁斌超', '昊骏彬浩辉晟', 0.28),
  },
  {
    bornBefore: Infinity,
    F: pool('子欣梓诗雨思语佳若依可', '涵萱妍彤琪瑶桐馨悦然萌', '悦萱彤妍', 0.06),
    M: pool('子浩宇梓俊泽天奕一博', '轩涵然辰阳睿航铭霖恒', '睿晨昊轩', 0.06),
  },
];

/** The characters to name someone of this gender born in this year. */
export function givenNamePool(gender: Gender, birthYear: number): GivenNamePool {
  for (const generation of pools) {
    if (birthYear < generation.bornBefore) return generation[gender];
  }
  throw new Error('the last generation has no end');
}

function weigh(groups: Readonly<Record<string, string | readonly string[]>>): Weighted<string> {
  return Object.entries(groups).flatMap(([weight, names]) =>
    [...names].map((name) => [name, Number(weight)] as const),
  );
}

function pool(first: string, second: string, single: string, singleShare: number): GivenNamePool {
  return { first: [...first], second: [...second], single: [...single], singleShare };
}
