import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import type { Language } from './language.ts';
import { zh } from './zh/index.ts';

/** Words that the screens may not use, each with the word of docs/glossary.md that takes its place. */
const forbidden: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  zh: [
    [/破承诺/, '即将超时、已超时'],
    [/守约/, '达标'],
    [/需要您/, '待处理'],
    [/被超/, '已让 N 位优先办理'],
    [/评分/, '评级'],
    [/搁置/, '未导入'],
    [/开门/, '营业'],
    [/没有办成|没有成功/, '操作失败'],
    [/读不出/, '无法读取'],
    [/坏行/, '错误行'],
    [/(?<!更)换人/, '切换用户、更换接待人'],
    [/网点代码/, '机构号'],
    [/PIN 码|密码/, 'PIN'],
    [/假如/, '情景模拟'],
    [/谁来/, '由谁坐柜'],
    [/怎么|怎样/, '计算口径、步骤'],
    [/未经证实/, '未经确认'],
    [/客户资料/, '客户数据'],
  ],
  en: [
    [/\bcustomers?\b/i, 'client'],
    [/\bpromis(?:e|ed|es)\b/i, 'wait target, within target, overdue'],
    [/\bcalling rule\b/i, 'queue policy'],
    [/\bset aside\b|\blanded\b/i, 'rejected, imported'],
    [/\bcalled off\b/i, 'cancelled'],
    [/\bparked\b/i, 'on hold'],
    [/\bpassed (?:once|\{\{|at most|more)/i, 'overtaken'],
    [/\bneeds you\b/i, 'to do'],
    [/\bby itself\b|\bby themselves\b/i, 'automatically'],
    [/\bnine (?:times )?of ten\b/i, '90 %'],
    [/\bthere is no such\b/i, '… not found'],
  ],
};

/** Every text of some words with its key. */
function* texts(words: object, path: string): Generator<readonly [key: string, text: string]> {
  for (const [name, part] of Object.entries(words) as [string, unknown][]) {
    const key = `${path}.${name}`;
    if (typeof part === 'object' && part !== null) yield* texts(part, key);
    else yield [key, String(part).replace(/\{\{.*?\}\}/g, '{{}}')];
  }
}

test.each([
  ['zh', zh],
  ['en', en],
] as const)('the screens keep to the glossary: %s', (language, words) => {
  const faults = [...texts(words, language)].flatMap(([key, text]) =>
    forbidden[language]
      .filter(([word]) => word.test(text))
      .map(([, instead]) => `${key}: ${text} (say: ${instead})`),
  );
  expect(faults).toEqual([]);
});
