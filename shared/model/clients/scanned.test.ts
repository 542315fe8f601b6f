import { expect, it } from 'vitest';
import { holdsKey, isTrackText, scannedKeys, scanText } from './scanned.ts';

const card = '6228480000000000072';
const rest = '25121010000012345678';

it.each([
  `;${card}=${rest}?`,
  `${card}=${rest}`,
  `${card}=${rest}?`,
  `%E?;${card}=${rest}?`,
  `%E?;${card}=${rest}?+E?`,
  `${card}D${rest}F`,
  `%B${card}^ZHANG/SAN^${rest}?`,
  `%b${card}^zhang/san^${rest}?`,
  `B${card}^ZHANG/SAN^${rest}`,
  `%B6228 4800 0000 0000 072^ZHANG/SAN^${rest}?`,
  `%B${card}^ZHANG/SAN^${rest}?;${card}=${rest}?`,
  `%B${card}^ZHANG/SAN^${rest}?;${card}=${rest}?+99${card}=156156000?`,
  `;99${card}=1561560000000000?`,
  `\u0002;${card}=${rest}?\u0003`,
  `\u0002${card}\u0003`,
  `;${card}?`,
  `*${card}`,
  `*${card}*`,
  `${card};`,
  `[${card}]`,
  `<${card}>`,
  `]C1${card}`,
  `]Q3${card}`,
  `；${card}＝${rest}？`,
  `\u200b${card}\u202c`,
  `${card}\t`,
])('F28 the card of %j is read', (text) => {
  expect(scannedKeys(text)).toEqual([card]);
  expect(scanText(text)).toBe(card);
  expect(holdsKey(text)).toBe(true);
});

it('F28 letters around a number leave the number and the whole to be tried', () => {
  expect(scannedKeys(`CARD:${card}`)).toEqual([`CARD:${card}`, card]);
  expect(scannedKeys(`${card}CR`)).toEqual([`${card}CR`, card]);
  expect(scannedKeys('ID 99010519491231002X')).toEqual([
    'ID 99010519491231002X',
    '99010519491231002X',
  ]);
});

it('F28 a key without marks stays what it is', () => {
  for (const text of ['C000123', '99010519491231002X', '王小明', 'wang xm', '0012'])
    expect(scannedKeys(text)).toEqual([text]);
});

it('F28 tracks that name two cards are two keys, never one of them', () => {
  const other = '6228480000000000080';
  expect(scannedKeys(`%B${card}^X^${rest}?;${other}=${rest}?`)).toEqual([card, other]);
});

it.each([`;${card}0=${rest}?`, `12${card}=${rest}`, `;9${card}=${rest}?`, `${card}1234^X^2512`])(
  'F28 %j has more digits than a card, and is no other card’s number',
  (text) => {
    expect(scannedKeys(text).every((key) => !/^\d+$/.test(key))).toBe(true);
    expect(holdsKey(text)).toBe(false);
  },
);

it.each(['%E?', ';E?', '+E?', '%E?;E?', '%?', '?', '   ', '%E?+E?', 'https://example.test/p'])(
  'F28 %j holds no key',
  (text) => {
    expect(holdsKey(text)).toBe(false);
  },
);

it('F28 what only a reader writes is told from what a person types', () => {
  for (const text of ['%E?', ';E?', `${card}=${rest}`, `B${card}^A^1`, '%']) {
    expect(isTrackText(text)).toBe(true);
  }
  for (const text of ['王小明', 'wang?', '+86 138 0000 0001', card, 'C-12', '*72', 'a=b'])
    expect(isTrackText(text)).toBe(false);
});
