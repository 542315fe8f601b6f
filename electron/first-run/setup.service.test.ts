import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tiers } from '../../shared/model/schemes/tier.ts';
import { drain, writeTestBook } from '../app/console.fixture.ts';
import { openConsole, type Console } from '../app/index.ts';
import { fileKeyKeeper } from '../data/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';

const hour = 3_600_000;
/** 2026-11-23 10:30 in the branch, a Monday. */
const monday = Date.UTC(2026, 10, 23, 2, 30);

async function openAt(dir: string, time: { now: number }): Promise<Console> {
  const opened = await openConsole({
    dir,
    keeper: fileKeyKeeper({}),
    host: { kind: 'browser', chooseFolder: () => Promise.resolve(null) },
    clock: () => time.now,
  });
  onTestFinished(() => opened.close());
  return opened;
}

async function anotherDemo(): Promise<Console> {
  const opened = await openAt(temporaryFolder(), { now: monday + 3 * hour });
  await drain(opened.setup.createDemo(2));
  return opened;
}

/** A day without what differs from log to log. */
async function pastOf({ reports }: Console, date: string) {
  const report = await reports.report(date);
  return { ...report, chain: report?.chain.firstSeq };
}

const ownBranch = {
  code: 'B1',
  name: { zh: '一号支行', en: 'Branch One' },
  counters: 3,
  people: [
    { staffNo: 'H01', name: '李主任', role: 'head' as const, pin: '739164' },
    { staffNo: 'A01', name: '许工', role: 'admin' as const, pin: '482615' },
  ],
};

describe('the demo branch', () => {
  it('is a living branch: every tier waits, counters serve, its log proves itself', async () => {
    const time = { now: monday };
    const dir = temporaryFolder();
    const opened = await openAt(dir, time);
    const stages: string[] = [];
    let fraction = 0;
    for await (const progress of opened.setup.createDemo(2)) {
      if (stages.at(-1) !== progress.stage) stages.push(progress.stage);
      expect(progress.fraction).toBeGreaterThanOrEqual(fraction);
      fraction = progress.fraction;
      // The console's clock goes on meanwhile: it must not begin today before the past is there.
      await opened.floor.openToday();
    }
    expect(stages.at(0)).toBe('people');
    expect(stages.at(-1)).toBe('done');
    expect(opened.clients.count()).toBe(3000);

    const { tickets, counters, at } = opened.floor.state();
    const waiting = [...tickets.values()].filter(({ state }) => state === 'waiting');
    expect(new Set(waiting.map(({ tier }) => tier)).size).toBeGreaterThanOrEqual(3);
    expect(new Set([...tickets.values()].map(({ tier }) => tier)).size).toBe(tiers.length);
    expect([...counters.values()].filter(({ state }) => state === 'open')).toHaveLength(5);
    expect(at).toBeLessThanOrEqual(monday);
    expect(opened.log.verify()).toBeNull();
    // Thursday and Friday went by from opening to closing, each as on any machine.
    expect(opened.reports.days()).toEqual(['2026-11-23', '2026-11-20', '2026-11-19']);
    const friday = await opened.reports.report('2026-11-20');
    expect(friday).toMatchObject({ closed: { by: 'H01' }, all: { open: 0 } });
    expect(friday!.all.taken).toBeGreaterThan(150);
    expect(friday!.interventions.map(({ what }) => what)).toContain('counter-opened');
    expect(await pastOf(opened, '2026-11-19')).toEqual(
      await pastOf(await anotherDemo(), '2026-11-19'),
    );
    // Nothing of its making is left behind.
    expect(readdirSync(dir).filter((name) => name.startsWith('demo-'))).toEqual([]);
    await expect(opened.setup.createDemo().next()).rejects.toThrow(/already holds a branch/);
    await expect(opened.setup.createOwn(ownBranch)).rejects.toThrow(/already holds a branch/);

    const signIn = await opened.staff.signIn('L01', '246810');
    expect(signIn.ok).toBe(true);

    await opened.close();
    time.now += 24 * hour;
    time.now += 24 * hour;
    const nextDay = await openAt(dir, time);
    expect(nextDay.floor.state().day).toBe('2026-11-25');
    expect(nextDay.reports.days().slice(0, 3)).toEqual(['2026-11-25', '2026-11-24', '2026-11-23']);
    expect(nextDay.floor.state().tickets.size).toBeGreaterThan(50);
    expect(nextDay.log.verify()).toBeNull();
  });
});

describe('a branch of one’s own', () => {
  it('begins with its people and an empty floor, and takes its book', async () => {
    const dir = temporaryFolder();
    const opened = await openAt(dir, { now: monday });
    await opened.setup.createOwn(ownBranch);
    expect(opened.floor.state()).toMatchObject({ day: '2026-11-23' });
    expect(opened.floor.state().counters.size).toBe(3);
    expect((await opened.staff.signIn('H01', '739164')).ok).toBe(true);

    const folder = join(dir, 'exchange');
    writeTestBook(folder);
    const events = [];
    for await (const event of opened.book.import(folder, true)) events.push(event);
    expect(events.at(-1)).toMatchObject({
      kind: 'done',
      score: { clients: 4, asOf: '2026-10-31' },
    });
    expect(opened.scores.get('C1')?.effectiveTier).toBe('diamond');
    expect(existsSync(join(dir, 'branch.db'))).toBe(true);
  });

  it('lands one book at a time', async () => {
    const dir = temporaryFolder();
    const opened = await openAt(dir, { now: monday });
    const folder = join(dir, 'exchange');
    writeTestBook(folder);
    const first = opened.book.import(folder, true);
    const running = first.next();
    await expect(opened.book.import(folder, true).next()).rejects.toThrow(/is running/);
    await running;
    await drain(first);
    expect(opened.book.running()).toBe(false);
  });

  it('lands what a page asked for even when the page goes away', async () => {
    const dir = temporaryFolder();
    const opened = await openAt(dir, { now: monday });
    const folder = join(dir, 'exchange');
    writeTestBook(folder);
    const left = opened.book.import(folder, true);
    await left.next();
    await left.return();
    await opened.book.idle();
    expect(opened.scores.get('C1')?.effectiveTier).toBe('diamond');
  });
});
