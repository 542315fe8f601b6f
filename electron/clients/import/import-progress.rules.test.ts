import { describe, expect, it } from 'vitest';
import { createMeter } from './import-progress.rules.ts';

function meterAt(total: number) {
  let now = 100;
  const meter = createMeter(total, () => now);
  return { meter, wait: (seconds: number) => (now += seconds) };
}

describe('progress of an import', () => {
  it('tells lines a second and the time left once it is sure', () => {
    const { meter, wait } = meterAt(1000);
    meter.begin({ file: 'clients.csv', bytes: 500 });
    expect(meter.at('checking', 0, 0)).toMatchObject({ rowsPerSecond: 0, remainingSeconds: null });
    wait(10);
    const told = meter.at('reading', 0.5, 5000);
    expect(told).toMatchObject({ rows: 5000, rowsPerSecond: 500, bytesDone: 250 });
    // A little under a fifth of all was done in ten seconds.
    expect(told.fraction).toBeCloseTo(0.1925);
    expect(told.remainingSeconds).toBe(42);
  });

  it('goes on while keys are built and the file is stored, and ends at the whole', () => {
    const { meter, wait } = meterAt(1000);
    const seen: number[] = [];
    for (const file of ['clients.csv', 'cards.csv']) {
      meter.begin({ file, bytes: 500 });
      for (const [phase, done] of [
        ['checking', 0],
        ['reading', 0],
        ['reading', 1],
        ['indexing', 0],
        ['indexing', 0.5],
        ['storing', 0],
        ['storing', 1],
      ] as const) {
        wait(1);
        seen.push(meter.at(phase, done, 7).fraction);
      }
      meter.end();
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen.slice(2, 7)).size).toBe(4);
    expect(seen.at(-1)).toBe(1);
    expect(meter.at('storing', 1, 7).remainingSeconds).toBe(0);
  });

  it('is done at once when there is nothing to read', () => {
    const { meter } = meterAt(0);
    meter.begin({ file: 'clients.csv', bytes: 0 });
    expect(meter.at('checking', 0, 0).fraction).toBe(1);
  });

  it('never falls back', () => {
    const { meter } = meterAt(100);
    meter.begin({ file: 'clients.csv', bytes: 100 });
    meter.at('indexing', 0.5, 1);
    expect(meter.at('reading', 0, 1).fraction).toBeGreaterThan(0.8);
  });
});
