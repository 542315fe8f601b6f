import { expect, test } from 'vitest';
import { pinyinInitials } from './pinyin-initials.ts';

test.each([
  ['李主任', 'lzr'],
  ['王芳', 'wf'],
  ['欧阳晓', 'oyx'],
  ['安琪', 'aq'],
  ['赵子轩', 'zzx'],
  ['Anna Li', 'anna li'],
])('%s is found by %s', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials);
});
