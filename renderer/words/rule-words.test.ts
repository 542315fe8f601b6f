import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import { en } from '../i18n/en/index.ts';
import { zh } from '../i18n/zh/index.ts';
import { ruleSentence, ruleShort } from './rule-words.ts';

beforeAll(async () => {
  await i18next.init({ resources: { zh, en }, lng: 'zh', defaultNS: 'common' });
});

const inLanguage = (language: 'zh' | 'en') =>
  i18next.getFixedT(language, ['display', 'common'] as const);

const guaranteed: CallingRule = {
  kind: 'diamond-first',
  maxOvertakes: 3,
  maxWaitSeconds: { regular: 1800 },
};

describe('the rule for the public', () => {
  test.each<[CallingRule, string, string]>([
    [{ kind: 'fifo' }, '按取号先后办理', 'Clients are served in the order of arrival'],
    [
      { kind: 'diamond-first' },
      '贵宾客户优先，依次为钻石、白金、金卡',
      'VIP clients first, in the order Diamond, Platinum, Gold',
    ],
    [
      guaranteed,
      '贵宾客户优先，依次为钻石、白金、金卡；每位客户最多让 3 位；普通客户等满 30 分钟即优先办理',
      'VIP clients first, in the order Diamond, Platinum, Gold; nobody is overtaken more than 3 times; Regular clients go first after 30 minutes',
    ],
    [
      { kind: 'ratio', pattern: ['diamond', 'regular'] },
      '按钻石、普通的顺序轮流叫号',
      'Clients are called in turn: Diamond, Regular',
    ],
  ])('%o', (rule, chinese, english) => {
    expect(ruleSentence(rule, inLanguage('zh'))).toBe(chinese);
    expect(ruleSentence(rule, inLanguage('en'))).toBe(english);
  });

  test('one limit for everyone is said once', () => {
    const all = { diamond: 600, platinum: 600, gold: 600, regular: 600 };
    const rule: CallingRule = { kind: 'diamond-first', maxWaitSeconds: all };
    expect(ruleSentence(rule, inLanguage('zh'))).toMatch(/；等满 10 分钟即优先办理$/);
  });
});

test('the rule for a title line is short', () => {
  expect(ruleShort(guaranteed, inLanguage('zh'))).toBe('钻石优先 · 每位最多让 3 位');
  const rates = { diamond: 4, platinum: 3, gold: 2, regular: 1 };
  expect(ruleShort({ kind: 'accumulating', rates }, inLanguage('zh'))).toBe(
    '累积优先 · 系数 4 : 3 : 2 : 1',
  );
});
