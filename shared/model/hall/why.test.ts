import { expect, test } from 'vitest';
import { whyAt, type Placed } from './why.ts';

function placed(
  number: string,
  arrival: number,
  overtaken: number,
  moveReason: string | null = null,
) {
  return {
    ticket: {
      number,
      tier: number.startsWith('D') ? 'diamond' : 'regular',
      takenAt: arrival * 60_000,
      promiseMinutes: 10,
      moveReason,
      asTier: null,
      placedAt: null,
    },
    place: { basis: 'tier', arrival, overtaken },
  } satisfies Placed;
}

const line = [
  placed('D001', 5, 0),
  placed('A001', 1, 2),
  placed('A002', 2, 3),
  placed('A003', 3, 3),
  placed('A004', 6, 0),
];
const rule = { kind: 'diamond-first', maxOvertakes: 4 } as const;

test('says whom a ticket stands before, and who of them was passed most', () => {
  expect(whyAt(line, 0, rule)).toEqual({
    basis: 'tier',
    rank: 1,
    ahead: 3,
    nearest: { number: 'A002', tier: 'regular', overtaken: 3 },
    overtaken: 0,
    maxOvertakes: 4,
    promisedBy: 15 * 60_000,
    moveReason: null,
    asTier: null,
    placedAt: null,
    before: [],
  });
});

test('who came first stands before nobody who came earlier', () => {
  expect(whyAt(line, 1, { kind: 'fifo' })).toMatchObject({
    rank: 2,
    ahead: 0,
    nearest: null,
    overtaken: 2,
    maxOvertakes: null,
    before: ['D001'],
  });
});

test('nobody stands there', () => {
  expect(whyAt(line, -1, rule)).toBeNull();
  expect(whyAt([], 0, rule)).toBeNull();
});
