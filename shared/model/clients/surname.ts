/*
 * Compound surnames (复姓) from the published lists, with their traditional forms.
 */
const compoundSurnames = new Set(
  `欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容
   仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐
   段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙
   南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 淳于 单于 耶律 完颜 纳兰 叶赫 那拉 富察 佟佳 东门 西乞 南郭 北宫 屈突 贺兰
   贺若 斛律 宿勤 尔朱 库狄 豆卢 屈男 哥舒 仆固 夏后 公叔 王孙 王官 士孙 母丘 毋丘 钳耳 步六 第二 第八
   歐陽 端木 東方 獨孤 南宮 聞人 諸葛 尉遲 赫連 澹臺 濮陽 公孫 仲孫 鍾離 鐘離 長孫 鮮于 閭丘 子車 巫馬 顓孫 壤駟 樂正 穀梁
   拓拔 夾谷 軒轅 段幹 東郭 南門 公戶 公儀 梁丘 公門 公堅 左丘 公乘 貫丘 南榮 東里 東宮 仲長 子書 達奚 褚師 單于 完顏 納蘭
   葉赫 東門 北宮 賀蘭 万俟 萬俟`.split(/\s+/),
);

/**
 * Compound surnames that are more often a surname of one character with a given name: 佟 and 佳慧, 贺 and 兰英. They count
 * as compound only if two more characters follow.
 */
const alsoPlain = new Set('佟佳 贺兰 贺若 賀蘭 王孙 王官 屈男 夏后'.split(' '));

/** The dot between the parts of a name without a leading surname, in all its forms in files. */
const dot = /[·•‧∙⋅・･．.]/;
const han = /^\p{Script=Han}$/u;

/** The part of a name that a form of address uses. */
export interface SpokenName {
  readonly name: string;
  /** The whole name is used, because it is not known which part is a surname. */
  readonly whole: boolean;
}

/**
 * The surname of a Chinese name, or the whole of another name: 阿迪力·买买提, 扎西多吉, Anna Lee. A name of four characters
 * without a compound surname belongs to a people without surnames, or has two surnames; it is used whole.
 */
export function spokenNameOf(name: string): SpokenName {
  const trimmed = name.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const characters = [...trimmed.replaceAll(' ', '')];
  const [first = ''] = characters;
  if (!han.test(first) || dot.test(trimmed)) return { name: trimmed, whole: true };
  const two = characters.slice(0, 2).join('');
  const shortest = alsoPlain.has(two) ? 4 : 3;
  if (characters.length >= shortest && compoundSurnames.has(two))
    return { name: two, whole: false };
  if (characters.length > 3 && characters.every((one) => han.test(one))) {
    return { name: trimmed, whole: true };
  }
  return { name: first, whole: false };
}

/** The part of a name that masking shows: the surname, or the first character of a name that is used whole. */
export function shownSurnameOf(name: string): string {
  const spoken = spokenNameOf(name);
  return spoken.whole ? ([...spoken.name][0] ?? '') : spoken.name;
}
