import { expect, test } from 'vitest';
import type { NextRow } from '../../shared/contract/schemas.ts';
import type { Language } from '../i18n/language.ts';
import { wordsIn } from '../i18n/words-in.fixture.ts';
import { whySentence } from './why-sentence.ts';

const taken = Date.UTC(2026, 10, 21, 2, 24);

const row: NextRow = {
  ticket: {
    id: 't1',
    printed: null,
    number: 'D003',
    tier: 'diamond',
    service: 'cash',
    person: null,
    ownBranch: false,
    care: 'none',
    further: [],
    done: [],
    corporate: false,
    appointment: null,
    firstCalledAt: null,
    onlyAt: null,
    parked: null,
    state: 'waiting',
    takenAt: taken,
    calledAt: null,
    startedAt: null,
    counter: null,
    staffName: null,
    promiseMinutes: 10,
    overtaken: null,
    recalls: 0,
    moveReason: null,
    asTier: null,
    placedAt: null,
    reception: null,
    checklist: [],
  },
  why: {
    basis: 'tier',
    rank: 1,
    ahead: 4,
    nearest: { number: 'A098', tier: 'regular', overtaken: 2 },
    overtaken: 0,
    maxOvertakes: 3,
    promisedBy: taken + 600_000,
    moveReason: null,
    asTier: null,
    placedAt: null,
    before: [],
  },
};

function say(
  language: Language,
  change: Partial<NextRow['why']> = {},
  minutes = 1,
  ticket: Partial<NextRow['ticket']> = {},
): string {
  const t = wordsIn(language).getFixedT(language, ['lobby', 'common'] as const);
  const { lead, text } = whySentence(
    { ticket: { ...row.ticket, ...ticket }, why: { ...row.why, ...change } },
    taken + minutes * 60_000,
    t,
  );
  return lead + text;
}

test('a diamond that passes earlier arrivals', () => {
  expect(say('zh')).toBe(
    '排第 1 的依据：钻石客户优先；先于 4 位更早到达的客户，其中普通 A098 已让 2 位优先办理（上限 3）。承诺 10:34 前。',
  );
  expect(say('en')).toBe(
    'Why position 1: Diamond clients come first; ahead of 4 earlier arrivals, including Regular A098, overtaken 2 times (limit 3). Target 10:34.',
  );
});

test('no one passed, no limit, a move with its reason', () => {
  expect(say('zh', { ahead: 0, nearest: null, basis: 'arrival' })).toBe(
    '排第 1 的依据：按到达先后排队；未先于更早到达的客户。承诺 10:34 前。',
  );
  expect(say('zh', { maxOvertakes: null })).toContain('其中普通 A098 已让 2 位优先办理。');
  expect(say('zh', { basis: 'moved', moveReason: '行动不便' })).toContain(
    '负责人提前（行动不便）；',
  );
});

test('a broken promise says so', () => {
  expect(say('zh', {}, 13)).toContain('承诺 10:34 前，已超时 3 分钟。');
  expect(say('en', {}, 10)).toContain('Target 10:34, just overdue.');
});

test('what stands before it, care, appointments and a counter of its own are said', () => {
  const third = { rank: 3, before: ['D001', 'P002'], ahead: 0, nearest: null };
  expect(say('zh', { ...third, basis: 'care', asTier: 'platinum' })).toBe(
    '排第 3 的依据：特殊照顾，同等级内优先；特殊照顾，按白金排队；前面 2 位：D001、P002；未先于更早到达的客户。承诺 10:34 前。',
  );
  expect(say('en', { ...third, rank: 9 })).toContain('8 ahead, nearest D001, P002;');
  const at = taken - 9 * 60_000;
  const kept = { appointment: { at, timing: 'in-time' as const } };
  expect(say('zh', { placedAt: at }, 1, kept)).toContain(
    '预约 10:15，按时到店；按 10:15 到店计算；',
  );
  const late = { appointment: { at, timing: 'late' as const }, onlyAt: 4 };
  expect(say('zh', {}, 1, late)).toContain('预约 10:15，迟到，按普通号排队；仅由 4 号柜台办理；');
  expect(say('en', {}, 1, late)).toContain('late for 10:15, so queued normally;');
});

test('after the first call the promise is settled', () => {
  expect(say('zh', {}, 30, { firstCalledAt: taken + 60_000 })).toMatch(/已叫号，已达标。$/);
  expect(say('en', {}, 30, { firstCalledAt: taken + 900_000 })).toMatch(
    /First call of this visit was overdue\.$/,
  );
});
