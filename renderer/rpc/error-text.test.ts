import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { refusalCodes } from '../../shared/model/hall/refusal.ts';
import { wordsIn } from '../i18n/words-in.fixture.ts';
import { CallError } from './call-error.ts';
import { errorText } from './error-text.ts';

const languages = ['zh', 'en'] as const;

test.each(languages)('every refusal has a sentence of its own (%s)', (language) => {
  const t = wordsIn(language).getFixedT(language, 'errors');
  const texts = refusalCodes.map((code) =>
    errorText(new ORPCError('REFUSED', { data: { code, subject: 'A001' } }), t),
  );
  for (const text of texts) expect(Object.values(text).filter((part) => part === '')).toEqual([]);
  expect(new Set(texts.map(({ what }) => what)).size).toBe(refusalCodes.length);
});

test('the disk and the missing answer say what is safe', () => {
  const t = wordsIn('zh').getFixedT('zh', 'errors');
  const of = (code: string, data: object) => errorText(new ORPCError(code, { data }), t);
  expect(of('STORAGE', { code: 'disk-full', subject: '' }).safe).toContain('原有记录完整');
  expect(of('STORAGE', { code: 'something-new', subject: '' }).what).toBe('数据文件夹拒绝写入。');
  expect(errorText(new CallError('deadline'), t).what).toBe('10 秒内无响应。');
  expect(errorText(new Error('?'), t).what).toBe('操作失败。');
});
