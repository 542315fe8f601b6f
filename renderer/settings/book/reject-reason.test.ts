import { expect, test } from 'vitest';
import { rejectReason } from './reject-reason.ts';

test('a reason in both languages is shown in one', () => {
  const both = 'unknown product · 未知产品';
  expect(rejectReason(both, 'zh')).toBe('未知产品');
  expect(rejectReason(both, 'en')).toBe('unknown product');
});

test('a reason in another form stays whole', () => {
  expect(rejectReason('something else', 'zh')).toBe('something else');
});
