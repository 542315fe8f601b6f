import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createBranchLog,
  createLogVerifier,
  keptHeadsOf,
  writeHeads,
  type BranchLog,
} from '../branch-log/index.ts';
import {
  dayOf,
  morning,
  openTestFloor,
  ticketFor,
  type TestFloor,
} from '../queue/floor.fixture.ts';
import { createDayReports, reportPlaces, type DayReports } from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
const today = '2026-11-20';

interface Opened {
  readonly test: TestFloor;
  readonly log: BranchLog;
  readonly reports: DayReports;
}

async function opened(opening: TestFloor | Promise<TestFloor> = openTestFloor()): Promise<Opened> {
  const test = await opening;
  const log = createBranchLog(test.folder.branch);
  const { floor } = test;
  // The floor writes through a log of its own: what is read here has to be as new.
  const reports = createDayReports({
    folder: reportFolder(test),
    log: { ...log, ...live(test), start: () => log.start() },
    floor,
    staffName: (staffNo) => (staffNo === 'H01' ? '李主任' : null),
  });
  return { test, log, reports };
}

function reportFolder({ dir, folder }: TestFloor) {
  return { dir, key: folder.bookAccess.key };
}

/** The log as it is at each question. */
function live({ folder }: TestFloor): Partial<BranchLog> {
  const now = () => createBranchLog(folder.branch);
  return {
    lastDay: () => now().lastDay(),
    firstOn: (day) => now().firstOn(day),
    some: (from, limit) => now().some(from, limit),
    hashAt: (seq) => now().hashAt(seq),
    head: () => now().head(),
  };
}

/** Ten past ten in one line of a day: three come, one is called out of turn, one leaves, the head moves one. */
async function anHour(test: TestFloor): Promise<void> {
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  const [gold, first, second, gone] = ['gold', 'regular', 'regular', 'regular'] as const;
  for (const tier of [gold, first, second, gone]) await test.act(ticketFor(tier));
  const id = (number: string) => `${today}/${number}`;
  test.at += 2 * minute;
  await test.act({ type: 'call-next', staffNo: 'T01' });
  await test.act({ type: 'start', staffNo: 'T01', ticketId: id('G001') });
  test.at += 6 * minute;
  await test.act({ type: 'item-done', ticketId: id('G001'), item: 'greeting' });
  await test.act({
    type: 'item-skipped',
    ticketId: id('G001'),
    item: 'leaflet',
    reason: 'declined',
  });
  await test.act({ type: 'complete', staffNo: 'T01', ticketId: id('G001') });
  await test.act({ type: 'move', ticketId: id('A002'), reason: 'unwell' }, 'H01');
  await test.act({ type: 'call-next', staffNo: 'T01' });
  await test.act({ type: 'start', staffNo: 'T01', ticketId: id('A002') });
  test.at += 2 * minute;
  await test.act({ type: 'complete', staffNo: 'T01', ticketId: id('A002') });
  test.at += 30 * minute;
  await test.act({
    type: 'call-chosen',
    staffNo: 'T01',
    ticketId: id('A001'),
    reason: 'asked for me',
  });
  await test.act({ type: 'recall', staffNo: 'T01', ticketId: id('A001') });
  await test.act({ type: 'no-show', staffNo: 'T01', ticketId: id('A001') });
  await test.act({ type: 'pause-counter', counter: 1, reason: 'break' }, 'H01');
  test.at += 20 * minute;
}

it('counts a day: outcomes, waits, promises, overtakes, counters, the checklist, and who steered', async () => {
  const { test, reports } = await opened();
  await anHour(test);
  await test.act({ type: 'close-day', date: dayOf(test), final: false }, 'H01');
  const report = await reports.report(today);
  expect(report).toMatchObject({
    date: today,
    closed: { at: morning + hour, by: 'H01' },
    until: morning + hour,
    all: { taken: 4, served: 2, noShow: 1, left: 1, cancelled: 0, carried: 0, open: 0 },
    tiers: {
      gold: {
        taken: 1,
        wait: { count: 1, mean: 120, p50: 120, p90: 120, max: 120 },
        promise: { kept: 1, broken: 0 },
      },
      regular: {
        taken: 3,
        // A002 after 8 minutes, A001 after 40 of 30 promised; A003 never, and its promise passed too.
        wait: { count: 2, mean: 1440, p50: 480, p90: 2400, max: 2400 },
        promise: { kept: 1, broken: 2 },
        overtaken: { total: 1, most: 1 },
      },
      diamond: { taken: 0, wait: { count: 0, mean: null, p50: null, p90: null, max: null } },
    },
    counters: [
      // Open 40 minutes, then paused; with a client 8 of them.
      { counter: 1, openSeconds: 2400, busySeconds: 480, served: 2, meanService: 240 },
      { counter: 2, openSeconds: 0, busySeconds: 0, served: 0, meanService: null },
    ],
    items: [
      { item: 'greeting', due: 1, done: 1, skipped: 0 },
      { item: 'leaflet', due: 1, done: 0, skipped: 1 },
    ],
    people: [{ staffNo: 'T01', served: 2, done: 1, due: 2 }],
  });
  expect(
    report?.interventions.map(({ what, number, actor, reason }) => [what, number, actor, reason]),
  ).toEqual([
    ['ticket-moved', 'A002', 'H01', 'unwell'],
    ['ticket-chosen', 'A001', 'T01', 'asked for me'],
    ['counter-paused', null, 'H01', null],
  ]);
});

it('a day that nobody ended does not go on over night', async () => {
  const { test, reports } = await opened();
  await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  test.at += 3 * hour;
  await test.act(ticketFor());
  test.at += 18 * hour;
  await test.floor.openToday();
  expect(await reports.report(today)).toMatchObject({
    until: morning + 3 * hour,
    closed: { by: 'system' },
    all: { taken: 1, left: 1 },
    counters: [{ counter: 1, openSeconds: 3 * 3600 }, { counter: 2 }],
  });
  expect(reports.days()).toEqual(['2026-11-21', today]);
  expect(await reports.report('2026-11-19')).toBeNull();
});

it('is written when the day ends, with the head of the chain, and again when more was ticked off', async () => {
  const { test, log, reports } = await opened();
  reports.start();
  await anHour(test);
  expect(reportPlaces(reportFolder(test), log.start().hash).places).toEqual([]);
  await test.act({ type: 'close-day', date: dayOf(test), final: false }, 'H01');
  const closedAt = test.floor.state().seq;
  await expect
    .poll(() => reportPlaces(reportFolder(test), log.start().hash).places)
    .toMatchObject([{ date: today, seq: closedAt }]);
  const file = join(test.dir, 'reports', `day-${today}.json`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'vestibule-day-report',
    closedAt: '2026-11-20T11:00:00',
    interventions: [{ name: '李主任', reason: 'unwell' }, {}, {}],
    chain: { head: { seq: closedAt } },
  });
  await test.act({ type: 'item-reopened', ticketId: `${today}/G001`, item: 'leaflet' });
  await reports.stop();
  expect(reportPlaces(reportFolder(test), log.start().hash).places).toMatchObject([
    { seq: closedAt + 1 },
  ]);
  expect(readdirSync(join(test.dir, 'reports'))).toEqual([`day-${today}.json`]);
});

it('names a tail that was cut after it, although the kept heads were forged, and is not overwritten', async () => {
  const { test, reports } = await opened();
  reports.start();
  await anHour(test);
  await test.act({ type: 'close-day', date: dayOf(test), final: false }, 'H01');
  await reports.stop();
  const end = test.floor.state().seq;
  const { dir } = test;
  test.folder.branch.prepare('DELETE FROM log WHERE seq > ?').run(end - 6);
  writeHeads(dir, keptHeadsOf(createBranchLog(test.folder.branch)));
  const again = await test.restart();
  const log = createBranchLog(again.folder.branch);
  const { places } = reportPlaces(reportFolder(again), log.start().hash);
  const cut = { seq: end - 5, until: end, problem: 'cut' };
  expect(createLogVerifier({ dir, log, clock: Date.now }).verify()).toBeNull();
  expect(createLogVerifier({ dir, log, clock: Date.now, places }).verify()).toEqual(cut);

  const later = await opened(again);
  later.reports.start();
  for (let count = 0; count < 9; count += 1) await again.act(ticketFor());
  await again.act({ type: 'close-day', date: dayOf(again), final: true }, 'system');
  await later.reports.stop();
  expect(reportPlaces(reportFolder(again), log.start().hash).places).toMatchObject([{ seq: end }]);
});

it('tells files of another log and damaged ones apart from those that agree', async () => {
  const { test, log, reports } = await opened();
  reports.start();
  await test.act({ type: 'close-day', date: dayOf(test), final: false }, 'H01');
  await reports.stop();
  const file = join(test.dir, 'reports', `day-${today}.json`);
  const other = await openTestFloor();
  expect(
    reportPlaces(reportFolder(test), createBranchLog(other.folder.branch).start().hash),
  ).toMatchObject({
    places: [],
    foreign: [`day-${today}.json`],
  });
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 300));
  expect(reportPlaces(reportFolder(test), log.start().hash)).toEqual({
    places: [],
    foreign: [],
    unreadable: [`day-${today}.json`],
    changed: [],
  });
  rmSync(join(test.dir, 'reports'), { recursive: true });
  expect(reportPlaces(reportFolder(test), log.start().hash).places).toEqual([]);
});

it('F40 finds every byte of a report that was changed, and puts the file aside before it writes another', async () => {
  const { test, log, reports } = await opened();
  reports.start();
  await test.act({ type: 'close-day', date: dayOf(test), final: false }, 'H01');
  await reports.stop();
  const file = join(test.dir, 'reports', `day-${today}.json`);
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 1) {
    for (const bit of [1, 32]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ bit;
      writeFileSync(file, changed);
      expect(reportPlaces(reportFolder(test), log.start().hash).places, `byte ${at}`).toEqual([]);
    }
  }
  writeFileSync(file, `${bytes.toString()} `);
  expect(reportPlaces(reportFolder(test), log.start().hash).changed).toEqual([`day-${today}.json`]);
  const again = await opened(test);
  again.reports.start();
  await again.reports.stop();
  expect(readFileSync(file)).toEqual(bytes);
  const aside = readdirSync(join(test.dir, 'reports')).find((name) => name.startsWith('set-aside'));
  expect(readFileSync(join(test.dir, 'reports', aside ?? ''), 'utf8')).toBe(`${bytes.toString()} `);
});
