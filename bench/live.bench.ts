import type { Page } from '@playwright/test';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './support/city.ts';
import { openBusyHall } from './support/live-hall.ts';
import { watchPage, type PageNotes } from './support/live-page.ts';
import { report, scaleOption, type Comparison } from './support/measure.ts';
import { meter, startRealBrowser, usedBy } from './support/real-browser.ts';
import { runCli } from './support/run-cli.ts';

/*
 * P10: a hall of 500 waiting and 20 acts a second, seen by three windows in a real browser: lobby, branch, display. The
 * limits are times of a clock, so a machine that does other work is measured with it; the control before the acts begin
 * says how much that is.
 */

const waiting = 500;
const actsPerSecond = 20;
const minutesAt = process.argv.indexOf('--minutes');
const seconds = Math.round(
  (minutesAt < 0 ? 1 : Number(process.argv[minutesAt + 1])) * 60 * scaleOption(),
);

const demo = join(benchFolder, 'demo');
if (!existsSync(demo)) {
  mkdirSync(benchFolder, { recursive: true });
  const part = `${demo}.part`;
  rmSync(part, { recursive: true, force: true });
  await runCli(['init', '--data', part, '--demo']);
  renameSync(part, demo);
}
const hall = await openBusyHall(demo);
await hall.fill(waiting);
const browser = await startRealBrowser(hall.console);
const windows = [
  await browser.open('L01', 'lobby', watchPage),
  await browser.open('H01', 'branch', watchPage),
  await browser.open('M01', 'display', watchPage),
];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const notes = (page: Page) => page.evaluate<PageNotes>('benchNotes()');

/** Acts at their rate; one that is late is made up for. @returns acts made and acts refused */
async function actFor(length: number): Promise<{ acts: number; refused: number }> {
  const start = performance.now();
  let acts = 0;
  let refused = 0;
  for (; acts < length * actsPerSecond; acts += 1) {
    const due = start + (acts * 1000) / actsPerSecond;
    if (due > performance.now()) await pause(due - performance.now());
    await hall.act().catch(() => {
      refused += 1;
    });
  }
  return { acts, refused };
}

async function eachWindow<T>(ask: (page: Page) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const page of windows) answers.push(await ask(page));
  return answers;
}

const quiet = Math.max(5, seconds / 12);
await eachWindow(notes);
await pause(quiet * 1000);
const idle = await eachWindow(notes);
await actFor(quiet);
const meters = await eachWindow(meter);
const before = await Promise.all(meters.map(usedBy));
await eachWindow(notes);
const made = await actFor(seconds);
await pause(300);
const busy = await eachWindow(notes);
const after = await Promise.all(meters.map(usedBy));
const whole = await hall.wholeBytes();
await browser.close();
await hall.close();

const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? NaN;

/** The worst window counts; the spread is over the windows. */
function against(
  what: string,
  peer: string,
  unit: string,
  reach: number,
  ours: readonly number[],
  theirs: readonly number[],
): Comparison {
  const ratios = ours.map((value, window) => value / (theirs[window] ?? NaN));
  const worst = ratios.indexOf(Math.max(...ratios));
  return {
    what,
    peer,
    unit,
    reach,
    ours: ours[worst] ?? NaN,
    theirs: theirs[worst] ?? NaN,
    ratio: Math.max(...ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
}

const limits = (limit: number) => windows.map(() => limit);
const [lobbyBytes = 0, branchBytes = 0] = busy.map(({ bytes }) => bytes);
const pushes = ((busy[0]?.pushes ?? 0) + (busy[1]?.pushes ?? 0)) / 2;
report({
  name: 'live',
  figure: 'P10',
  sizes: {
    waiting,
    'acts a second': actsPerSecond,
    windows: windows.length,
    seconds,
    acts: made.acts - made.refused,
    'pushes a window': Math.round(pushes),
    'tasks over 50 ms': busy.flatMap(({ longTasks }) => longTasks).length,
    'tasks over 50 ms before any act': idle.flatMap(({ longTasks }) => longTasks).length,
  },
  comparisons: [
    against(
      'push to paint, p99',
      'the limit',
      'ms',
      1,
      busy.map(({ painted }) => at(painted, 0.99)),
      limits(100),
    ),
    against(
      'push to paint, p50',
      'the limit',
      'ms',
      1,
      busy.map(({ painted }) => at(painted, 0.5)),
      limits(100),
    ),
    against(
      'longest task of the page',
      'the limit',
      'ms',
      1,
      busy.map(({ longTasks }) => Math.max(0, ...longTasks)),
      limits(50),
    ),
    against(
      'processor of the page for a push',
      'a frame',
      'ms',
      1,
      busy.map(
        (seen, at) => ((after[at]?.processor ?? 0) - (before[at]?.processor ?? 0)) / seen.pushes,
      ),
      limits(1000 / 60),
    ),
    against(
      'heap of the page at the end',
      'after the first acts',
      'bytes',
      1.1,
      after.map(({ heap }) => heap),
      before.map(({ heap }) => heap),
    ),
    against(
      'a push to the lobby and one to the branch',
      'their whole views',
      'bytes',
      0.1,
      [(lobbyBytes + branchBytes) / pushes],
      [whole],
    ),
  ],
});
