import { expect, it } from 'vitest';
import { fenPerWan } from '../../../shared/model/money.ts';
import { defaultRelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import { goldRoom, loadOf, loadUnits, managersNeeded } from './load.rules.ts';
import { goldOverflow, type GoldClient } from './overflow.rules.ts';

const { capacity, overflow } = defaultRelationshipSettings;

it('rule 1: 20·diamond + 6·platinum + 3·gold ≤ 600: 12 + 40 + 60 clients are 660, 110 %, over', () => {
  expect(loadUnits(capacity)).toEqual({
    limit: 600,
    weights: { diamond: 20, platinum: 6, gold: 3 },
  });
  expect(loadOf({ diamond: 12, platinum: 40, gold: 60 }, capacity)).toEqual({
    ...{ load: 660, limit: 600, percent: 110, over: true },
  });
  for (const full of [
    { diamond: 30, platinum: 0, gold: 0 },
    { diamond: 0, platinum: 100, gold: 0 },
    { diamond: 0, platinum: 0, gold: 200 },
  ]) {
    expect(loadOf(full, capacity)).toMatchObject({ percent: 100, over: false });
  }
  // A little over is never shown as 100 %.
  expect(loadOf({ diamond: 30, platinum: 0, gold: 1 }, capacity)).toMatchObject({
    ...{ percent: 101, over: true },
  });
});

it('rule 1: other capacities give other weights', () => {
  expect(loadUnits({ diamond: 25, platinum: 80, gold: 200 })).toEqual({
    limit: 400,
    weights: { diamond: 16, platinum: 5, gold: 2 },
  });
  expect(goldRoom({ diamond: 12, platinum: 40, gold: 0 }, capacity)).toBe(40);
  expect(goldRoom({ diamond: 30, platinum: 1, gold: 0 }, capacity)).toBe(0);
});

/** Clients whose averages lie evenly in [low, high), in yuan. */
function goldClients(name: string, count: number, low: number, high: number): GoldClient[] {
  return Array.from({ length: count }, (_, i) => ({
    clientNo: `${name}${String(i).padStart(3, '0')}`,
    averageFen: low * 100 + Math.floor(((high - low) * 100 * i) / count),
  }));
}

it('rule 2: of 230 gold, 12 of 10–20万 go to tellers and the 18 lowest of 20–50万 to the lobby manager', () => {
  const clients = [
    ...goldClients('high', 138, 500_000, 1_000_000),
    ...goldClients('middle', 80, 200_000, 500_000),
    ...goldClients('low', 12, 100_000, 200_000),
  ];
  const { teller, lobby, stays, percent } = goldOverflow(clients, 200, overflow);
  expect(teller).toHaveLength(12);
  expect(teller.every((no) => no.startsWith('low'))).toBe(true);
  expect(lobby).toEqual(
    Array.from({ length: 18 }, (_, i) => `middle${String(i).padStart(3, '0')}`),
  );
  expect(stays).toHaveLength(200);
  expect(percent).toBe(100);
});

it('rule 2: 199,999.99 goes to a teller, 200,000.00 to the lobby manager, 500,000.00 stays', () => {
  const at = (averageFen: number) => goldOverflow([{ clientNo: 'A', averageFen }], 0, overflow);
  expect(at(20 * fenPerWan - 1)).toMatchObject({ teller: ['A'], lobby: [], stays: [] });
  expect(at(20 * fenPerWan)).toMatchObject({ teller: [], lobby: ['A'], stays: [] });
  expect(at(50 * fenPerWan - 1)).toMatchObject({ lobby: ['A'] });
  expect(at(50 * fenPerWan)).toMatchObject({ teller: [], lobby: [], stays: ['A'] });
});

it('rule 2: where all hold 50万 and more nobody moves, and 115 % is shown', () => {
  const clients = goldClients('high', 230, 500_000, 1_000_000);
  const { teller, lobby, stays, percent } = goldOverflow(clients, 200, overflow);
  expect([teller.length, lobby.length, stays.length, percent]).toEqual([0, 0, 230, 115]);
});

it('assignment: 200 diamond, 1,000 platinum and 3,800 gold take 35.7 managers', () => {
  expect(managersNeeded({ diamond: 200, platinum: 1000, gold: 3800 }, capacity)).toBe(35.7);
});
