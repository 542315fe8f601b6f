import { expect, test } from 'vitest';
import { wordsIn } from '../../i18n/words-in.fixture.ts';
import { cardName } from './card-name.ts';

test('a kind of card is said in the language of the screen, an unknown one in the words of its source', () => {
  const zh = wordsIn('zh').getFixedT('zh', 'clients');
  const en = wordsIn('en').getFixedT('en', 'clients');
  expect(cardName('diamond_card', zh)).toBe('钻石卡');
  expect(cardName('diamond_card', en)).toBe('Diamond card');
  expect(cardName('page.card', en)).toBe('page.card');
  expect(cardName('惠农通宝卡', en)).toBe('惠农通宝卡');
  expect(cardName(null, zh)).toBe('卡');
});
