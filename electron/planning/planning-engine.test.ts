import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../shared/model/floor-event.ts';
import { createBranchLog } from '../branch-log/index.ts';
import { openTestFloor, ticketFor, type TestFloor } from '../queue/floor.fixture.ts';
import { advise } from './adviser.ts';
import { createPlanningEngine } from './planning-engine.ts';
import { createBranchMemory } from './branch-statistics.ts';
import { forecastFloor } from './forecast.ts';

const minute = 60_000;

interface DayPlan {
  readonly arrivals: number;
  readonly everyMinutes: number;
  readonly serviceMinutes: number;
  readonly counters?: readonly number[];
}

const tellers = ['T01', 'T02'];

/** Lets clients come, and tellers call as soon as they can; ends with whoever still waits. */
async function playDay(test: TestFloor, plan: DayPlan, serveAll = true): Promise<void> {
  const { arrivals, everyMinutes, serviceMinutes, counters = [1] } = plan;
  for (const counter of counters) {
    const staffNo = tellers[counter - 1]!;
    await test.act({ type: 'open-counter', counter, staffNo }, staffNo);
  }
  const start = test.at;
  let came = 0;
  const ends = new Map<number, number>();
  for (let step = 0; step < 600; step += 1) {
    test.at = start + step * minute;
    for (const counter of counters) {
      const staffNo = tellers[counter - 1]!;
      const ticketId = test.floor.state().counters.get(counter)?.ticketId;
      if (ticketId && (ends.get(counter) ?? 0) <= step) {
        await test.act({ type: 'complete', staffNo, ticketId }, staffNo);
      }
    }
    if (came < arrivals && step >= came * everyMinutes) {
      came += 1;
      await test.act(ticketFor(came % 5 === 0 ? 'gold' : 'regular'));
    }
    for (const counter of counters) {
      const staffNo = tellers[counter - 1]!;
      const state = test.floor.state();
      const waiting = [...state.open.values()].some((ticket) => ticket.state === 'waiting');
      if (state.counters.get(counter)?.ticketId || !waiting) continue;
      await test.act({ type: 'call-next', staffNo }, staffNo);
      const ticketId = test.floor.state().counters.get(counter)!.ticketId!;
      await test.act({ type: 'start', staffNo, ticketId }, staffNo);
      ends.set(counter, step + serviceMinutes);
    }
    const busy = counters.some((id) => test.floor.state().counters.get(id)?.ticketId);
    if (came === arrivals && (!serveAll || !busy)) return;
  }
}

function logOf(test: TestFloor): LoggedEvent[] {
  return [...createBranchLog(test.folder.branch).read(1)];
}

function memoryOf(test: TestFloor) {
  const memory = createBranchMemory();
  for (const logged of logOf(test)) memory.follow(logged);
  return memory;
}

/** A day with a line: one counter, services of six minutes, somebody every four. */
async function busyDay(): Promise<TestFloor> {
  const test = await openTestFloor();
  await playDay(test, { arrivals: 30, everyMinutes: 4, serviceMinutes: 6 }, false);
  return test;
}

describe('forecast', () => {
  it('is the same for the same floor, in order, and never before now', async () => {
    const test = await busyDay();
    const memory = memoryOf(test);
    const forecasts = forecastFloor(memory, test.at, 5);
    expect(forecasts.length).toBeGreaterThan(5);
    expect(forecastFloor(memoryOf(test), test.at, 5)).toEqual(forecasts);
    for (const { p50, p90 } of forecasts) {
      expect(p50).toBeGreaterThanOrEqual(test.at);
      expect(p90).toBeGreaterThanOrEqual(p50);
    }
  });

  it('knows how long services take here: a line of n waits about n services', async () => {
    const test = await busyDay();
    const memory = memoryOf(test);
    const forecasts = forecastFloor(memory, test.at, 5);
    const regular = forecasts.filter(
      ({ ticketId }) => memory.state().tickets.get(ticketId)?.tier === 'regular',
    );
    // Golds go first, also those who are still to come: nobody waits shorter than the line before says.
    const last = regular.at(-1)!;
    const ahead = forecasts.length - 1;
    expect((last.p50 - test.at) / minute).toBeGreaterThan(0.8 * 6 * ahead);
    expect((last.p50 - test.at) / minute).toBeLessThan(2 * 6 * ahead);
  });

  it('gets no longer for anyone when one more counter is open', async () => {
    const test = await busyDay();
    const before = forecastFloor(memoryOf(test), test.at, 5);
    await test.act({ type: 'open-counter', counter: 2, staffNo: 'T02' }, 'T02');
    const after = forecastFloor(memoryOf(test), test.at, 5);
    before.forEach(({ p50, ticketId }, index) => {
      expect(after[index]!.ticketId).toBe(ticketId);
      expect(after[index]!.p50).toBeLessThanOrEqual(p50 + minute);
    });
    expect(after.at(-1)!.p50 - test.at).toBeLessThan(0.75 * (before.at(-1)!.p50 - test.at));
  });

  it('says something sensible on the first day, before anything was served', async () => {
    const test = await openTestFloor();
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' }, 'T01');
    for (let count = 0; count < 4; count += 1) await test.act(ticketFor());
    const [first, , , fourth] = forecastFloor(memoryOf(test), test.at, 1);
    expect(first!.p90 - test.at).toBeLessThan(5 * minute);
    expect(fourth!.p50 - test.at).toBeGreaterThan(6 * minute);
    expect(fourth!.p90 - test.at).toBeLessThan(60 * minute);
  });

  it('says nothing where no counter is open', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    expect(forecastFloor(memoryOf(test), test.at, 1)).toEqual([]);
  });
});

describe('advice', () => {
  it('to open a counter names who gains, and holds when it is followed', async () => {
    const test = await busyDay();
    const memory = memoryOf(test);
    const advice = advise(memory, test.at, 3);
    expect(advice).toMatchObject({ kind: 'open', counter: 2 });
    if (advice?.kind !== 'open') return;
    expect(advice.p90After).toBeLessThan(advice.p90Before - 120);
    expect(advice.keptAfter).toBeGreaterThan(advice.keptBefore);
    expect(advise(memory, test.at, 3)).toEqual(advice);
  });

  it('to close one comes only where nobody waits longer than promised without it', async () => {
    const test = await openTestFloor();
    await playDay(test, { arrivals: 20, everyMinutes: 12, serviceMinutes: 2, counters: [1, 2] });
    expect(advise(memoryOf(test), test.at, 3)).toMatchObject({ kind: 'close', counter: 2 });
  });

  it('is silent before enough was seen, and where all counters are needed and open', async () => {
    const quiet = await openTestFloor();
    await quiet.act({ type: 'open-counter', counter: 1, staffNo: 'T01' }, 'T01');
    await quiet.act(ticketFor());
    expect(advise(memoryOf(quiet), quiet.at, 3)).toBeNull();
    const full = await openTestFloor();
    const plan = { arrivals: 30, everyMinutes: 2, serviceMinutes: 6, counters: [1, 2] };
    await playDay(full, plan, false);
    expect(advise(memoryOf(full), full.at, 3)).toBeNull();
  });
});

describe('days', () => {
  async function twoDays(): Promise<TestFloor> {
    const test = await openTestFloor();
    await playDay(test, { arrivals: 25, everyMinutes: 4, serviceMinutes: 6 });
    test.at += 24 * 60 * minute;
    await test.floor.openToday();
    await playDay(test, { arrivals: 10, everyMinutes: 5, serviceMinutes: 3 });
    return test;
  }

  function engineOf(test: TestFloor) {
    const engine = createPlanningEngine();
    engine.follow(logOf(test));
    return engine;
  }

  it('today stands beside the week before, with arrivals, waits, overtakes and items', async () => {
    const week = engineOf(await twoDays()).week();
    expect(week.days).toHaveLength(1);
    const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
    expect([sum(week.today.arrivals), sum(week.before.arrivals)]).toEqual([10, 25]);
    expect(week.before.waits.regular.count + week.before.waits.gold.count).toBe(25);
    expect(week.before.waits.regular.p90!).toBeGreaterThan(week.before.waits.regular.p50!);
    expect(week.before.overtakes.regular.max!).toBeGreaterThan(0);
    // Nothing was ticked off: gold clients were due a greeting and a leaflet each.
    expect(week.before.items).toEqual([
      { item: 'greeting', done: 0, due: 5 },
      { item: 'leaflet', done: 0, due: 5 },
    ]);
  });

  it('a day is played again under another rule and with another number of counters', async () => {
    const engine = engineOf(await twoDays());
    const [today, before] = engine.playable();
    expect([today!.tickets, before!.tickets]).toEqual([10, 25]);
    const question = { date: before!.date, rule: { kind: 'fifo' }, counters: 2 } as const;
    const answer = engine.whatIf(question)!;
    expect(engine.whatIf(question)).toEqual(answer);
    // The same rule and counter played gives about what was: the clock of the test goes by minutes.
    expect(answer.same.tiers.regular.mean! / answer.real.tiers.regular.mean!).toBeCloseTo(1, 0);
    expect(answer.other.tiers.regular.mean!).toBeLessThan(answer.same.tiers.regular.mean!);
    expect(answer.other).toEqual(answer.fifo);
    expect(answer.fifo.tiers.regular.mostOvertaken).toBe(0);
    expect(answer.other.load).toHaveLength(2);
    expect(engine.whatIf({ ...question, date: '2020-01-01' })).toBeNull();
  });

  it('a engine that follows in pieces knows what one knows that follows at once', async () => {
    const test = await twoDays();
    const all = logOf(test);
    const whole = engineOf(test).figures(test.at);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: all.length }), (size) => {
        const engine = createPlanningEngine();
        for (let at = 0; at < all.length; at += size) engine.follow(all.slice(at, at + size));
        expect(engine.figures(test.at)).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });
});
