import { describe, expect, it } from 'vitest';
import { demoArrivals } from './arrivals.rules.ts';
import { demoConfig } from './branch.rules.ts';
import { demoBook } from './demo-book.rules.ts';
import { demoVisitors } from './visitors.rules.ts';

const book = demoBook({ seed: 1, today: '2026-11-20' });
const visitors = demoVisitors(book);
const at = (time: string): number => Date.parse(`2026-11-20T${time}+08:00`);
const day = { seed: 1, visitors, from: at('08:30:00'), to: at('17:00:00'), pace: 1 };

describe('arrivals', () => {
  const list = demoArrivals(day);

  it('are the same for the same seed, and a shorter span is the beginning of a longer one', () => {
    expect(demoArrivals(day)).toEqual(list);
    const morning = demoArrivals({ ...day, to: at('10:24:00') });
    expect(list.slice(0, morning.length)).toEqual(morning);
    expect(morning.length).toBeGreaterThan(60);
    expect(morning.length).toBeLessThan(160);
  });

  it('come in order, within the span, nobody twice', () => {
    const times = list.map((one) => one.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every((time) => time >= day.from && time < day.to)).toBe(true);
    const known = list.flatMap((one) => one.clientNo ?? []);
    expect(new Set(known).size).toBe(known.length);
    expect(list.length).toBeGreaterThan(known.length);
  });

  it('ask for services of the branch and take a sensible time', () => {
    const ids = demoConfig.services.map((service) => service.id);
    for (const one of list) {
      expect(ids).toContain(one.service);
      expect(one.serviceSeconds).toBeGreaterThanOrEqual(45);
      expect(one.serviceSeconds).toBeLessThanOrEqual(3600);
    }
    const mean = list.reduce((sum, one) => sum + one.serviceSeconds, 0) / list.length;
    expect(mean).toBeGreaterThan(240);
    expect(mean).toBeLessThan(540);
  });

  it('bring clients of every tier and some who need care', () => {
    const seen = new Set(list.map((one) => book.tiers.get(one.clientNo ?? '')));
    for (const tier of ['diamond', 'platinum', 'gold', 'regular'] as const) {
      expect(seen).toContain(tier);
    }
    const care = list.filter((one) => one.care !== 'none').length / list.length;
    expect(care).toBeGreaterThan(0.01);
    expect(care).toBeLessThan(0.2);
  });

  it('come faster at a higher pace', () => {
    const fast = demoArrivals({ ...day, pace: 4 });
    expect(fast.length / list.length).toBeGreaterThan(3);
    expect(() => demoArrivals({ ...day, pace: 0 })).toThrow(RangeError);
  });
});
