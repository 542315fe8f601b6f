import type { NamePart } from './name-parts.rules.ts';

const syllableList =
  'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo';
const syllables = new Set(syllableList.split(' '));
const beginnings = new Set(
  [...syllables].flatMap((syllable) => Array.from(syllable, (_, i) => syllable.slice(0, i + 1))),
);

/** A part of a typed name: a whole syllable, or the beginning of one. */
export interface PinyinToken {
  readonly text: string;
  readonly whole: boolean;
}

/** One way to cut what was typed into syllables and beginnings. */
export type PinyinCut = readonly PinyinToken[];

const maxCuts = 24;
/** No name has more. */
const maxParts = 12;
const partsMask = (1 << (maxParts + 1)) - 1;

/** Brings ü to v, as input methods do: "Lü" → "lv". */
export function normalisePinyin(typed: string): string {
  return typed.toLowerCase().replaceAll('ü', 'v').replaceAll('u:', 'v');
}

/** A word as it stands, and with "lyu" and "nyu" as passports spell lü and nü: "linyu" is lin yu all the same. */
function spellings(word: string): readonly string[] {
  const passport = word.replace(/([ln])yu/g, '$1v');
  return passport === word ? [word] : [word, passport];
}

const wholes = (cut: PinyinCut): number => cut.filter(({ whole }) => whole).length;

/** What may stand at a place of a word, the longest first. */
function piecesAt(word: string, at: number): PinyinToken[] {
  const pieces: PinyinToken[] = [];
  for (let length = Math.min(6, word.length - at); length >= 1; length -= 1) {
    const text = word.slice(at, at + length);
    // A single letter may be any initial, also where it is a syllable by itself (a, e, o).
    const whole = text.length > 1 && syllables.has(text);
    const last = at + length === word.length;
    const initial = text.length === 1 || text === 'zh' || text === 'ch' || text === 'sh';
    if (whole || (beginnings.has(text) && (initial || last))) pieces.push({ text, whole });
  }
  return pieces;
}

/** Cuts of a word, those of the fewest parts first, so that the likely ones are among those that are made. */
function cutWord(word: string): PinyinCut[] {
  const pieces = Array.from(word, (_, at) => piecesAt(word, at));
  // Into how many parts the rest from a place can be cut: a bit for each number. No walk ends nowhere.
  const counts = new Uint16Array(word.length + 1);
  counts[word.length] = 1;
  for (const [at, here] of [...pieces.entries()].reverse()) {
    for (const { text } of here) {
      counts[at] = (counts[at] ?? 0) | (((counts[at + text.length] ?? 0) << 1) & partsMask);
    }
  }
  const canEnd = (at: number, parts: number): boolean => (((counts[at] ?? 0) >> parts) & 1) === 1;
  const cuts: PinyinCut[] = [];
  const walk = (at: number, left: number, so: PinyinCut): void => {
    if (left === 0) cuts.push(so);
    for (const piece of left === 0 ? [] : (pieces[at] ?? [])) {
      if (cuts.length >= maxCuts) return;
      const next = at + piece.text.length;
      if (canEnd(next, left - 1)) walk(next, left - 1, [...so, piece]);
    }
  };
  for (let parts = 1; parts <= maxParts; parts += 1) {
    if (canEnd(0, parts)) walk(0, parts, []);
  }
  return cuts.slice(0, maxCuts);
}

/**
 * The ways to read what was typed as pinyin: whole syllables, initials or a mixture ("wangxm", "wang x m", "wxm"), the
 * last part possibly unfinished. Fewest parts first, since long matches are likelier. Empty when it is no pinyin.
 */
export function cutPinyin(typed: string): readonly PinyinCut[] {
  const words = normalisePinyin(typed)
    .split(/[\s'’]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || words.some((word) => !/^[a-z]+$/.test(word))) return [];
  let cuts: PinyinCut[] = [[]];
  for (const word of words) {
    const options = spellings(word).flatMap(cutWord);
    cuts = cuts.flatMap((cut) => options.map((option) => [...cut, ...option])).slice(0, maxCuts);
  }
  return cuts
    .filter((cut) => cut.length <= maxParts)
    .sort((a, b) => a.length - b.length || wholes(b) - wholes(a));
}

/** How well a name fits a cut: 2 syllable for syllable, 1 as a beginning, 0 not. Any reading of a part will do. */
export function fit(cut: PinyinCut, parts: readonly NamePart[]): 0 | 1 | 2 {
  if (parts.length < cut.length) return 0;
  let complete = parts.length === cut.length;
  for (let i = 0; i < cut.length; i += 1) {
    const readings = parts[i] ?? [];
    const token = cut[i];
    if (!token || !readings.some((reading) => reading.startsWith(token.text))) return 0;
    if (readings.includes(token.text)) continue;
    if (token.whole) {
      if (i < cut.length - 1) return 0;
      complete = false;
    }
    if (token.text.length > 1) complete = false;
  }
  return complete ? 2 : 1;
}

/** Beginnings of names are kept with the readings of so many parts. */
const partsKept = 2;

/** Where the beginnings of a cut's names lie: by syllables up to the first unfinished one, or by initials. */
export function rangeOf(whole: PinyinCut): {
  readonly index: 'syllables' | 'initials';
  readonly prefix: string;
} {
  const cut = whole.slice(0, partsKept);
  if (cut[0]?.whole !== true) {
    return { index: 'initials', prefix: cut.map((token) => token.text[0] ?? '').join('') };
  }
  const end = cut.findIndex((token) => !token.whole);
  const taken = end < 0 ? cut : cut.slice(0, end + 1);
  return { index: 'syllables', prefix: taken.map((token) => token.text).join(' ') };
}
