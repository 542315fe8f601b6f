import { expect, test } from 'vitest';
import type { AlertView } from '../../shared/contract/schemas.ts';
import { wordsIn } from '../i18n/words-in.fixture.ts';
import { alertSentence } from './alert-sentence.ts';

const now = Date.UTC(2026, 10, 21, 2, 24);
const alert: AlertView = {
  kind: 'promise-near',
  severity: 'alarm',
  ticketId: 't1',
  number: 'A098',
  tier: 'regular',
  person: null,
  at: now + 125_000,
  staffName: '张经理',
  beforeName: '李主任',
  counter: 3,
};

function say(change: Partial<AlertView>, language: 'zh' | 'en' = 'zh') {
  const t = wordsIn(language).getFixedT(language, ['lobby', 'common'] as const);
  return alertSentence({ ...alert, ...change }, '刘先生', [], now, t);
}

test('a promise near its end says who will call, and when it is over, since when', () => {
  expect(say({})).toEqual({ title: 'A098 2 分钟后超时', text: '3 号柜台下一位叫号' });
  expect(say({ at: now + 30_000 }).title).toBe('A098 不到 1 分钟即超时');
  expect(say({ at: now - 200_000 }).title).toBe('A098 已超时 3 分钟');
  expect(say({ counter: null }).text).toBe('没有柜台办理此业务，请开柜');
  expect(say({}, 'en').title).toBe('A098 overdue in 2 min');
});

test('a receiver who is silent or declines is named, with the client', () => {
  expect(say({ kind: 'receiver-silent', at: now - 90_000 })).toEqual({
    title: '张经理 90 秒未应答',
    text: 'A098 刘先生 · 请更换接待人',
  });
  expect(say({ kind: 'receiver-escalated' }).title).toBe('李主任 未应答，已改请 张经理');
  expect(say({ kind: 'receiver-declined' }).title).toBe('张经理 无法接待');
});
