import {
  addDays,
  businessDateOf,
  dayNumber,
  type BusinessDate,
  type Instant,
} from '../../../shared/model/dates.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import { createRandom, type Random } from '../clients/random.rules.ts';
import { demoVisitors, type DemoVisitor } from '../visitors.rules.ts';
import { demoMoveReasons } from '../move-reasons.rules.ts';
import { demoSeed, type DemoBook } from '../demo-book.rules.ts';
import { demoConfig } from '../branch.rules.ts';
import { demoArrivals, type DemoArrival } from '../arrivals.rules.ts';
import type { Command, Floor } from '../../queue/index.ts';
import type { Draft } from '../../store/index.ts';
import { createDemoHall, type DemoHall, type DemoHallParts } from './demo-hall.service.ts';

/** A floor in the past. Its acts are drafts until all of them are appended. */
export interface PastFloor extends Pick<DemoHallParts, 'floor' | 'recognition'> {
  readonly drafts: readonly Draft[];
}

/** Dependencies of the demo's past. */
export interface PastParts {
  readonly clock: () => Instant;
  /** The console's floor, which reloads when the past has been written. */
  readonly floor: Floor;
  /** A floor that continues the log with a simulated clock, for past hours. */
  readonly floorAt: (clock: () => Instant, day: BusinessDate) => PastFloor;
  /** Appends all of it to the log in one transaction. */
  readonly appendAll: (drafts: readonly Draft[]) => void;
}

/** Past working days of a demo branch, for comparison and what-if. */
export const demoPastDays = 5;
/** How much of today the demo has behind it, at any hour, so that the branch is never empty. */
const pastMs = 2.5 * 3_600_000;
const pastVisitors = 116;
/** How many visitors a past day has, varied a little. */
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

/** The demo's counters that are open at the start, and by whom. The sixth is free for the user. */
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

/** Simulates the past part of today, through the floor and its rules, on a simulated clock. */
export async function playMorning(parts: PastParts, demo: DemoBook): Promise<void> {
  const now = parts.clock();
  const from = now - pastMs;
  const visitors = demoVisitors(demo);
  const usual = { seed: demoSeed, visitors, from, to: now };
  // At any hour slightly more people arrive than five counters can serve, so that the screens show something.
  const pace = pastVisitors / Math.max(1, demoArrivals({ ...usual, pace: 1 }).length);
  const arrivals = [...demoArrivals({ ...usual, pace }), ...rush(visitors, now)];
  const played = { from, to: now, seed: demoSeed, arrivals };
  await play(parts, businessDateOf(now), played, (hall) => {
    hall.openCounters(from, demoCounters);
  });
  parts.floor.reload();
}

/**
 * Simulates a whole past day, from opening to its end by the branch head. Deterministic for a date. The console's
 * floor is not reloaded meanwhile: it would open today, and no earlier day could be appended after that.
 */
export async function playDay(parts: PastParts, demo: DemoBook, date: BusinessDate): Promise<void> {
  const at = (clock: string) => Date.parse(`${date}T${clock}:00+08:00`);
  const opens = at('08:50');
  const ends = at('18:30');
  const seed = demoSeed + dayNumber(date);
  const random = createRandom(seed, 'past day');
  const coming = { seed, visitors: demoVisitors(demo), from: at('08:55'), to: at('16:40') };
  const visitors = dayVisitors[dayNumber(date) % dayVisitors.length] ?? pastVisitors;
  const pace = visitors / Math.max(1, demoArrivals({ ...coming, pace: 1 }).length);
  const arrivals = demoArrivals({ ...coming, pace });
  await play(parts, date, { from: opens, to: ends, seed, arrivals }, (hall) => {
    hall.openCounters(opens, demoCounters);
    // The head opens a sixth counter for the busiest hours.
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
    // The head ends the day when nobody is at a counter any more.
    for (let look = at('16:55'); look < ends; look += minuteMs) endWhenEmpty(hall, look);
  });
}

interface Played {
  readonly from: Instant;
  readonly to: Instant;
  readonly seed: number;
  readonly arrivals: readonly DemoArrival[];
}

async function play(
  parts: PastParts,
  date: BusinessDate,
  { from, to, seed, arrivals }: Played,
  plan: (hall: DemoHall) => void,
): Promise<void> {
  let time = from;
  const { floor, recognition, drafts } = parts.floorAt(() => time, date);
  // The configuration is the last step of the set-up, because it marks the branch as set up. It comes before the past
  // days, because events are recorded in order.
  if (!floor.state().config) await floor.act({ type: 'configure', config: demoConfig }, system);
  const hall = createDemoHall({ floor, recognition, isTakenOver: () => false, seed, pace: 1 });
  plan(hall);
  hall.expect(arrivals);
  await hall.runUntil(to, (at) => {
    time = at;
  });
  hall.stop();
  parts.appendAll(drafts);
}

/** A colleague without a client takes a lunch break. */
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

/** The head moves a ticket that has waited long to the front, with a reason. */
function moveSomeone(hall: DemoHall, at: Instant, random: Random): void {
  const reason = random.pick(demoMoveReasons);
  hall.doAt(at, head, 'branch', (state): Command | null => {
    const [longest] = waiting(state);
    return longest ? { type: 'move', ticketId: longest.id, reason } : null;
  });
}

/** A client who has waited for a quarter of an hour may leave. */
function loseSomeone(hall: DemoHall, at: Instant, random: Random): void {
  const goes = random.chance(0.16);
  hall.doAt(at, lobby, 'lobby', (state): Command | null => {
    const tired = waiting(state).find((one) => at - one.takenAt > 14 * minuteMs);
    return goes && tired ? { type: 'leave', staffNo: lobby, ticketId: tired.id } : null;
  });
}

function endWhenEmpty(hall: DemoHall, at: Instant): void {
  hall.doAt(at, head, 'branch', (state) => {
    if (state.day === null || state.closed || waiting(state).length > 0) return null;
    return { type: 'close-day', date: state.day, final: false };
  });
}

function waiting(state: FloorState) {
  return [...state.open.values()]
    .filter((ticket) => ticket.state === 'waiting')
    .sort((a, b) => a.takenAt - b.takenAt);
}

/** A few recent arrivals, so that every tier is waiting at any hour. */
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
