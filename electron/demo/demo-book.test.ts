import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '../../shared/model/dates.ts';
import {
  addDays,
  addMonths,
  dayNumber,
  daysInMonth,
  lastDayOf,
  isBusinessDate,
} from '../../shared/model/dates.ts';
import { parseYuan } from '../../shared/model/money.ts';
import { isAsset, type Product } from '../../shared/model/clients/products.ts';
import type { DemoBook } from './demo-book.rules.ts';
import { demoBook, demoSeed } from './demo-book.rules.ts';
import { luhnCheck, residentIdCheck } from './clients/numbers.rules.ts';
import { tierOfAverage } from './clients/plan.rules.ts';

const today = '2026-11-21';
const book = demoBook({ seed: demoSeed, today });
const { clients, cards, holdings, postings } = book.rows;
const people = clients.filter((row) => row.kind === 'personal');

describe('the demo book', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect(demoBook({ seed: demoSeed, today })).toEqual(book);
    expect(demoBook({ seed: 7, today }).rows.clients).not.toEqual(clients);
  });

  it.each(['2026-11-21', '2026-11-30', '2027-01-01', '2028-02-29'])(
    'has the pyramid when averaged plainly as of %s and of the month end before',
    (day) => {
      const made = demoBook({ seed: demoSeed, today: day });
      expect(pyramid(made, day)).toEqual({ diamond: 24, platinum: 120, gold: 540, regular: 2316 });
      const off = [...plainAverages(made, day)].filter(
        ([clientNo, average]) => tierOfAverage(average) !== made.tiers.get(clientNo),
      );
      expect(off).toEqual([]);
      expect(pyramid(made, addDays(`${day.slice(0, 7)}-01`, -1))).toEqual(pyramid(made, day));
    },
  );

  it('has clients just at, over and under every threshold', () => {
    const averages = [...plainAverages(book, today).values()];
    for (const floor of [10_000_000, 100_000_000, 500_000_000]) {
      for (const edge of [floor, floor + 1, floor - 1, floor - 10_000]) {
        expect(averages.filter((average) => Math.round(average) === edge)).not.toEqual([]);
      }
    }
  });

  it('has some clients of the other branch, diamonds among them', () => {
    const others = clients.filter((row) => row.home_branch === 'CD02');
    expect(others.length / clients.length).toBeCloseTo(0.12, 2);
    const diamonds = others.filter((row) => book.tiers.get(row.client_no) === 'diamond');
    expect(diamonds.length).toBeGreaterThanOrEqual(3);
  });

  it('names people believably, with polyphonic surnames among them', () => {
    for (const row of people) expect(row.name).toMatch(/^\p{Script=Han}{2,3}$/u);
    const first = new Set(people.map((row) => row.name.charAt(0)));
    for (const surname of '曾单解仇查覃乐') expect(first).toContain(surname);
  });

  it('has birthdays of VIPs today and on each of the next days', () => {
    for (let days = 0; days <= 7; days += 1) {
      const day = addDays(today, days).slice(5);
      const vips = people.filter(
        (row) => book.tiers.get(row.client_no) !== 'regular' && row.birth_date.endsWith(day),
      );
      expect(vips.length).toBeGreaterThanOrEqual(1);
    }
  });

  it('gives VIPs of this branch a manager, but for a few', () => {
    const vips = people.filter(
      (row) => book.tiers.get(row.client_no) !== 'regular' && row.home_branch === 'CX01',
    );
    const managed = vips.filter((row) => row.manager_no !== '');
    expect(managed.length / vips.length).toBeGreaterThan(0.93);
  });

  it('has holdings that mature within two weeks and risk assessments past their year', () => {
    const soon = addDays(today, 14);
    const due = holdings.filter((row) => row.matures_on !== '' && row.matures_on <= soon);
    expect(due.length).toBeGreaterThan(20);
    for (const row of due) expect(row.matures_on >= today).toBe(true);
    const expired = people.filter(
      (row) => row.risk_assessed_on !== '' && row.risk_assessed_on < addMonths(today, -12),
    );
    expect(expired.length).toBeGreaterThan(50);
  });

  it('gives some accounts postings this month, none in the future, none below zero', () => {
    const accounts = new Map<string, number>();
    for (const row of postings) {
      const balance = (accounts.get(row.account_no) ?? 0) + (parseYuan(row.amount) ?? NaN);
      expect(balance).toBeGreaterThanOrEqual(0);
      accounts.set(row.account_no, balance);
      expect(row.posted_on <= today).toBe(true);
    }
    expect(accounts.size).toBeGreaterThan(150);
    expect(postings.some((row) => row.posted_on.startsWith('2026-11'))).toBe(true);
  });
});

describe('invented numbers', () => {
  it('have right check digits and belong to nobody', () => {
    const residents = people.filter((row) => row.id_type === 'resident_id');
    expect(residents.length).toBeGreaterThan(2800);
    for (const { id_no, birth_date, gender } of residents) {
      expect(id_no).toMatch(/^999999\d{11}[\dX]$/);
      expect(id_no.slice(6, 14)).toBe(birth_date.replaceAll('-', ''));
      expect(Number(id_no.charAt(16)) % 2).toBe(gender === 'M' ? 1 : 0);
      expect(id_no.charAt(17)).toBe(residentIdCheck(id_no.slice(0, 17)));
    }
    for (const { card_no } of cards) {
      expect(card_no).toMatch(/^62220200000\d{8}$/);
      expect(card_no.at(-1)).toBe(luhnCheck(card_no.slice(0, -1)));
    }
    for (const row of clients) expect(row.phone).toMatch(/^19400\d{6}$/);
  });

  it('follow the standards, by published examples', () => {
    // The example of GB 11643 itself, and the one that is usual for Luhn.
    expect(residentIdCheck('11010519491231002')).toBe('X');
    expect(luhnCheck('7992739871')).toBe('3');
  });

  it('are unique', () => {
    for (const list of [
      clients.map((row) => row.client_no),
      clients.map((row) => row.phone),
      people.map((row) => row.id_no),
      cards.map((row) => row.card_no),
    ]) {
      expect(new Set(list).size).toBe(list.length);
    }
  });

  it('come with dates in a believable order', () => {
    for (const row of people) {
      expect(isBusinessDate(row.birth_date)).toBe(true);
      expect(row.birth_date < row.client_since && row.client_since < today).toBe(true);
    }
  });
});

function pyramid(made: DemoBook, asOf: BusinessDate): Record<string, number> {
  const counts: Record<string, number> = {};
  const averages = plainAverages(made, asOf);
  for (const { client_no } of made.rows.clients) {
    const tier = tierOfAverage(averages.get(client_no) ?? 0);
    counts[tier] = (counts[tier] ?? 0) + 1;
  }
  return counts;
}

/** The definition of `formats.md`, written once more and day by day, unlike the generator. */
function plainAverages(made: DemoBook, asOf: BusinessDate): Map<string, number> {
  const start = addDays(addMonths(asOf, -12), 1);
  const days = dayNumber(asOf) - dayNumber(start) + 1;
  const averages = new Map<string, number>();
  const add = (clientNo: string, fen: number): void => {
    averages.set(clientNo, (averages.get(clientNo) ?? 0) + fen);
  };
  const months = new Set(
    Array.from({ length: days }, (_, i) => addDays(start, i).slice(0, 7)).filter(
      (month) => `${month}-01` >= start && lastDayOf(month) <= asOf,
    ),
  );
  const monthDays = [...months].reduce((sum, month) => sum + daysInMonth(month), 0);
  for (const row of made.rows.balances) {
    if (!isAsset(row.product as Product) || !months.has(row.month)) continue;
    const fen = parseYuan(row.average_balance) ?? NaN;
    add(row.client_no, (fen * daysInMonth(row.month)) / monthDays);
  }
  const byClient = Map.groupBy(made.rows.postings, (row) => row.client_no);
  for (const [clientNo, rows] of byClient) {
    let sum = 0;
    let balance = 0;
    let next = 0;
    for (let day = addDays(start, -60); day <= asOf; day = addDays(day, 1)) {
      for (; (rows[next]?.posted_on ?? '9') <= day; next += 1) {
        balance += parseYuan(rows[next]?.amount ?? '') ?? NaN;
      }
      if (day >= start) sum += balance;
    }
    add(clientNo, sum / days);
  }
  // The true sum is whole; adding fractions month by month leaves a rest far below a hundredth of a fen.
  return new Map([...averages].map(([clientNo, fen]) => [clientNo, Math.round(fen * 1e3) / 1e3]));
}
