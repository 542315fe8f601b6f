import { expect, it } from 'vitest';
import { fenPerWan } from '../../../shared/model/money.ts';
import { screen, type ScreenedClient } from './screening.rules.ts';

const rules = { nearShare: 0.2, dormantMonths: null };

function client(clientNo: string, more: Partial<ScreenedClient> = {}): ScreenedClient {
  return {
    clientNo,
    tierBefore: 'gold',
    tier: 'gold',
    computed: 'gold',
    signedTier: null,
    value: 50 * fenPerWan,
    nextLow: 100 * fenPerWan,
    lastPostingOn: '2026-11-01',
    ...more,
  };
}

const reasons = (more: Partial<ScreenedClient>, dormantMonths: number | null = null) => {
  const result = screen([client('A', more)], { ...rules, dormantMonths }, '2026-11-30');
  return (['up', 'down', 'potential', 'dormant'] as const).flatMap((list) =>
    result[list].map(({ reason }) => ({ list, ...reason })),
  );
};

it('screening: up, down and new clients each with their reason', () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ tierBefore: 'regular' })).toEqual([{ list: 'up', kind: 'up', from: 'regular' }]);
  expect(reasons({ tierBefore: 'platinum' })).toEqual([
    { list: 'down', kind: 'down', from: 'platinum' },
  ]);
  expect(reasons({ tierBefore: null })).toEqual([{ list: 'up', kind: 'up', from: null }]);
  expect(reasons({ tierBefore: null, tier: 'regular', nextLow: null })).toEqual([]);
});

it('screening: potential is who meets a standard without having signed for it, or is near one', () => {
  expect(reasons({ computed: 'platinum', signedTier: 'gold' })).toEqual([
    { list: 'potential', kind: 'not-upgraded', standard: 'platinum' },
  ]);
  const near = (value: number) => reasons({ tier: 'gold', value });
  expect(near(80 * fenPerWan)).toEqual([
    { list: 'potential', kind: 'near', shortOf: 20 * fenPerWan },
  ]);
  expect(near(80 * fenPerWan - 1)).toEqual([]);
  expect(near(100 * fenPerWan)).toEqual([]);
});

it('screening: nobody is dormant until the branch says after how many months', () => {
  expect(reasons({ lastPostingOn: '2020-01-01' })).toEqual([]);
  expect(reasons({ lastPostingOn: '2026-05-29' }, 6)).toEqual([
    { list: 'dormant', kind: 'dormant', lastPostingOn: '2026-05-29' },
  ]);
  expect(reasons({ lastPostingOn: '2026-05-30' }, 6)).toEqual([]);
  expect(reasons({ lastPostingOn: null }, 6)).toEqual([]);
});

it('screening: the largest first, and nobody twice among up, down and potential', () => {
  const clients = Array.from({ length: 50 }, (_, i) =>
    client(`C${i}`, {
      tierBefore: (['regular', 'gold', 'platinum'] as const)[i % 3] ?? null,
      value: ((i * 37) % 50) * 2 * fenPerWan,
    }),
  );
  const { up, down, potential } = screen(clients, rules, '2026-11-30');
  for (const rows of [up, down, potential]) {
    expect(rows.map(({ value }) => value)).toEqual(
      rows.map(({ value }) => value).sort((a, b) => b - a),
    );
  }
  const all = [...up, ...down, ...potential].map(({ clientNo }) => clientNo);
  expect(new Set(all).size).toBe(all.length);
  expect([up.length, down.length]).toEqual([17, 16]);
});
