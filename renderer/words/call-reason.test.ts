import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { NextRow } from '../../shared/contract/schemas.ts';
import { zh } from '../i18n/zh/index.ts';
import { callReason } from './call-reason.ts';

beforeAll(async () => {
  await i18next.init({ resources: { zh }, lng: 'zh', defaultNS: 'common' });
});

const minute = 60_000;
const now = 1000 * minute;

function row(waited: number, why: Partial<NextRow['why']> = {}): NextRow {
  const takenAt = now - waited * minute;
  return {
    ticket: {
      id: 'today/G024',
      printed: null,
      number: 'G024',
      tier: 'gold',
      service: 'cash',
      person: null,
      ownBranch: true,
      care: 'none',
      further: [],
      done: [],
      corporate: false,
      appointment: null,
      firstCalledAt: null,
      onlyAt: null,
      parked: null,
      state: 'waiting',
      takenAt,
      calledAt: null,
      startedAt: null,
      counter: null,
      staffName: null,
      promiseMinutes: 20,
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
      ahead: 0,
      nearest: null,
      overtaken: 2,
      maxOvertakes: 3,
      promisedBy: takenAt + 20 * minute,
      moveReason: null,
      asTier: null,
      placedAt: null,
      before: [],
      ...why,
    },
  };
}

const words = (one: NextRow) =>
  callReason(one, now, i18next.getFixedT('zh', ['counter', 'common'] as const));

test('a calm wait has its reason only', () => {
  expect(words(row(6))).toBe('金卡优先，等了 6 分钟');
  expect(words(row(6, { basis: 'arrival' }))).toBe('先到先服务，等了 6 分钟');
});

test('a promise that is near or broken is said too', () => {
  expect(words(row(18))).toBe('金卡优先，等了 18 分钟；2 分钟后超时');
  expect(words(row(19.5))).toBe('金卡优先，等了 19 分钟；不到 1 分钟即超时');
  expect(words(row(23))).toBe('金卡优先，等了 23 分钟；已超时 3 分钟');
});

test('guarantees and the head’s move are named', () => {
  expect(words(row(6, { basis: 'overtaken' }))).toBe('已让 3 位优先办理，轮到优先');
  expect(words(row(6, { basis: 'moved', moveReason: '身体不适' }))).toBe(
    '网点负责人提前：身体不适',
  );
});
