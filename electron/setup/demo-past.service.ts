import {
  addDays,
  businessDateOf,
  dayNumber,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/floor.ts';
import {
  createRandom,
  demoArrivals,
  demoConfig,
  demoMoveReasons,
  demoSeed,
  demoVisitors,
  type DemoArrival,
  type DemoBook,
  type DemoVisitor,
  type Random,
} from '../demo/index.ts';
import type { Command, Floor } from '../queue/index.ts';
import { createDemoHall, type DemoHall, type DemoHallParts } from './demo-hall.service.ts';

/** What the past stands on. */
export interface PastParts {
  readonly clock: () => Instant;
  /** The console's own floor: it is told when there is a past. */
  readonly floor: Floor;
  /** A floor over the same log with a clock of its own, for hours of a day that have passed. */
  readonly floorAt: (
    clock: () => Instant,
    day: BusinessDate,
  ) => Pick<DemoHallParts, 'floor' | 'recognition'>;
  /** Makes everything that is appended to the log inside durable at once. */
  readonly together: <T>(work: () => T) => T;
}

/** Working days that a demo branch has behind it: a week to compare with, and days to play again. */
export const demoPastDays = 5;
/** How much of the day the demo has behind it, whatever the hour: nobody meets an empty branch. */
const pastMs = 2.5 * 3_600_000;
const pastVisitors = 116;
/** Visitors of a whole past day, a little different each. */
const dayVisitors = [218, 244, 205, 258, 231] as const;
const rushTiers = [
  'regular',
  'gold',
  'regular',
  'regular',
  'platinum',
  'regular',
  'gold',
  'regular',
  'platinum',
  'diamond',
] as const;
const rushStepMs = 45_000;
const minuteMs = 60_000;
const system = { actor: 'system', place: 'console' };
const head = 'H01';
const lobby = 'L01';

/** The demo's counters that have someone at the start, and who that is; the sixth is left for a newcomer. */
export const demoCounters = [
  [1, 'T01'],
  [2, 'T02'],
  [3, 'T03'],
  [4, 'T04'],
  [5, 'T05'],
] as const;

/** The last working days before a day, in order: Monday to Friday. */
export function pastDays(today: BusinessDate, count: number): BusinessDate[] {
  const days: BusinessDate[] = [];
  for (let day = addDays(today, -1); days.length < count; day = addDays(day, -1)) {
    // Day 0, 1970-01-01, was a Thursday.
    const weekday = (dayNumber(day) + 3) % 7;
    if (weekday < 5) days.unshift(day);
  }
  return days;
}

/** Plays what of the demo's day has passed, through the floor and its rules, on a clock of the past. */
export function playMorning(parts: PastParts, demo: DemoBook): void {
  const now = parts.clock();
  const from = now - pastMs;
  const visitors = demoVisitors(demo);
  const usual = { seed: demoSeed, visitors, from, to: now };
  // Whatever the hour of the demo, about as many come as five counters can just not serve: a hall worth looking at.
  const pace = pastVisitors / Math.max(1, demoArrivals({ ...usual, pace: 1 }).length);
  const arrivals = [...demoArrivals({ ...usual, pace }), ...rush(visitors, now)];
  play(parts, businessDateOf(now), { from, to: now, seed: demoSeed, arrivals }, (hall) => {
    hall.openCounters(from, demoCounters);
  });
  parts.floor.reload();
}

/**
 * Plays a whole day of the demo's past, from opening to the head's ending it; the same day is always the same. The console's
 * own floor is not told: it would begin today, and no day comes before that any more.
 */
export function playDay(parts: PastParts, demo: DemoBook, date: BusinessDate): void {
  const at = (clock: string) => Date.parse(`${date}T${clock}:00+08:00`);
  const opens = at('08:50');
  const ends = at('18:30');
  const seed = demoSeed + dayNumber(date);
  const random = createRandom(seed, 'past day');
  const coming = { seed, visitors: demoVisitors(demo), from: at('08:55'), to: at('16:40') };
  const visitors = dayVisitors[dayNumber(date) % dayVisitors.length] ?? pastVisitors;
  const pace = visitors / Math.max(1, demoArrivals({ ...coming, pace: 1 }).length);
  const arrivals = demoArrivals({ ...coming, pace });
  play(parts, date, { from: opens, to: ends, seed, arrivals }, (hall) => {
    hall.openCounters(opens, demoCounters);
    // The head puts a sixth colleague in for the busiest hours, and takes breaks into account.
    hall.openCounters(at('10:15'), [[6, 'T06']], head);
    closeWhenFree(hall, at('11:50'), 6);
    takeBreak(hall, at('11:40') + random.integer(0, 9) * minuteMs, 2, 'T02');
    takeBreak(hall, at('12:25') + random.integer(0, 9) * minuteMs, 4, 'T04');
    for (const clock of ['10:40', '14:50'] as const) {
      if (random.chance(0.7))
        moveSomeone(hall, at(clock) + random.integer(0, 20) * minuteMs, random);
    }
    for (let look = at('09:30'); look < at('16:50'); look += 9 * minuteMs)
      loseSomeone(hall, look, random);
    // Nobody is at a counter any more when the head ends the day.
    for (let look = at('16:55'); look < ends; look += minuteMs) endWhenEmpty(hall, look);
  });
}

interface Played {
  readonly from: Instant;
  readonly to: Instant;
  readonly seed: number;
  readonly arrivals: readonly DemoArrival[];
}

function play(
  parts: PastParts,
  date: BusinessDate,
  { from, to, seed, arrivals }: Played,
  plan: (hall: DemoHall) => void,
): void {
  let time = from;
  parts.together(() => {
    const { floor, recognition } = parts.floorAt(() => time, date);
    // Last of the set-up, because a branch with a configuration is a branch that is set up; and before the first of its
    // past, because no event is ever recorded before an earlier one.
    if (!floor.state().config) floor.act({ type: 'configure', config: demoConfig }, system);
    const hall = createDemoHall({ floor, recognition, isTakenOver: () => false, seed, pace: 1 });
    plan(hall);
    hall.expect(arrivals);
    hall.runUntil(to, (at) => {
      time = at;
    });
    hall.stop();
  });
}

/** A colleague who has no client goes to lunch, and comes back. */
function takeBreak(hall: DemoHall, at: Instant, counter: number, staffNo: string): void {
  const place = `counter ${String(counter)}`;
  let away = false;
  for (let look = at; look < at + 30 * minuteMs; look += minuteMs) {
    hall.doAt(look, staffNo, place, ({ counters }) => {
      if (away || counters.get(counter)?.ticketId !== null) return null;
      away = true;
      return { type: 'pause-counter', counter, reason: 'break' };
    });
  }
  hall.doAt(at + 45 * minuteMs, staffNo, place, () => ({ type: 'resume-counter', counter }));
}

function closeWhenFree(hall: DemoHall, at: Instant, counter: number): void {
  for (let look = at; look < at + 60 * minuteMs; look += minuteMs / 2) {
    hall.doAt(look, head, 'branch', ({ counters }) => {
      const here = counters.get(counter);
      return here?.state === 'open' && here.ticketId === null
        ? { type: 'close-counter', counter }
        : null;
    });
  }
}

/** The head puts one who has waited long first, with a reason. */
function moveSomeone(hall: DemoHall, at: Instant, random: Random): void {
  const reason = random.pick(demoMoveReasons);
  hall.doAt(at, head, 'branch', (state): Command | null => {
    const [longest] = waiting(state);
    return longest ? { type: 'move', ticketId: longest.id, reason } : null;
  });
}

/** One who has waited for a quarter of an hour may have enough of it. */
function loseSomeone(hall: DemoHall, at: Instant, random: Random): void {
  const goes = random.chance(0.16);
  hall.doAt(at, lobby, 'lobby', (state): Command | null => {
    const tired = waiting(state).find((one) => at - one.takenAt > 14 * minuteMs);
    return goes && tired ? { type: 'leave', staffNo: lobby, ticketId: tired.id } : null;
  });
}

function endWhenEmpty(hall: DemoHall, at: Instant): void {
  hall.doAt(at, head, 'branch', (state) => {
    if (state.closed || waiting(state).length > 0) return null;
    return { type: 'close-day', final: false };
  });
}

function waiting(state: FloorState) {
  return [...state.open.values()]
    .filter((ticket) => ticket.state === 'waiting')
    .sort((a, b) => a.takenAt - b.takenAt);
}

/** A few who came in just now, so that every tier is there to be looked at, whatever the hour. */
function rush(visitors: readonly DemoVisitor[], now: Instant): DemoArrival[] {
  return rushTiers.flatMap((tier, index) => {
    const visitor = visitors
      .filter((one) => one.tier === tier && one.kind === 'personal')
      .at(-1 - index);
    const at = now - (rushTiers.length - index) * rushStepMs;
    const errand = { service: 'cash', serviceSeconds: 300, care: 'none' } as const;
    return visitor ? [{ at, clientNo: visitor.clientNo, ...errand }] : [];
  });
}
