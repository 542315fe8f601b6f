import { expect, test } from 'vitest';
import type { HintView } from '../../shared/contract/schemas.ts';
import { wordsIn } from '../i18n/words-in.fixture.ts';
import { hintSentence } from './hint-sentence.ts';

const sentences: readonly (readonly [hint: HintView, zh: string, en: string])[] = [
  [{ kind: 'birthday', inDays: 0 }, '今天生日', 'Birthday today'],
  [{ kind: 'birthday', inDays: 3 }, '3 天后生日', 'Birthday in 3 days'],
  [
    { kind: 'maturity', product: '', name: '定期存款', amount: 80_000_000, inDays: 5 },
    '定期存款 80 万，5 天后到期',
    '定期存款 ¥800K matures in 5 days',
  ],
  [
    { kind: 'maturity', product: '', name: '稳盈', amount: null, inDays: 1 },
    '稳盈，明天到期',
    '稳盈 matures tomorrow',
  ],
  [{ kind: 'drink', drink: '龙井' }, '喜好：龙井', 'Likes 龙井'],
  [
    { kind: 'next-tier', tier: 'diamond', missing: 38_600_000, unit: 'fen' },
    '距钻石还差日均 38.6 万',
    '¥386K daily average below Diamond',
  ],
  [
    { kind: 'next-tier', tier: 'platinum', missing: 123_450, unit: 'point-hundredths' },
    '距白金还差 1,234.5 分',
    '1,234.5 points below Platinum',
  ],
];

test.each(sentences)('%j', (hint, zh, en) => {
  const words = (language: 'zh' | 'en') =>
    wordsIn(language).getFixedT(language, ['lobby', 'common'] as const);
  expect(hintSentence(hint, 'zh', words('zh'))).toBe(zh);
  expect(hintSentence(hint, 'en', words('en'))).toBe(en);
});
