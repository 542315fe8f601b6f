import type { CDPSession } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../electron/demo/index.ts';
import { maskCard } from '../shared/model/clients/masking.ts';
import { cardOf, lobbyStaffNo, openCityBranch, warmBook } from './support/city-branch.ts';
import { comparisonOf, report, scaleOption, share } from './support/measure.ts';
import { watchCards } from './support/painted-page.ts';
import { meter, startRealBrowser, usedBy } from './support/real-browser.ts';

/*
 * The other half of P1: in a real browser, from the Enter that ends a swipe, or that chooses from a short list, until
 * the recognition card is painted. The limits are times of a clock, so a machine that does other work is measured with
 * it; the least of some tries of each card leaves most of that out (and some of the wait for the next frame), and the
 * processor that the page uses for a swipe all of it.
 */

const clients = Math.round(1_000_000 * scaleOption());
const swipes = 130;
const choices = 40;
const passes = 3;
const branch = await openCityBranch(clients, 100);
const opened = await branch.open(true);
warmBook(opened);
const browser = await startRealBrowser(opened);
const page = await browser.open(lobbyStaffNo, 'lobby', watchCards);
const keys: CDPSession = await meter(page);
const random = createRandom(2, 'recognise-page');

/** Between two characters of a fast scanner. */
const scanMs = 5;

/** Keys at a scanner's pace and with its times: what comes late is late for the page, and the pace stays a scanner's. */
async function press(...names: readonly string[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const start = Date.now();
  for (const [at, key] of names.entries()) {
    const due = start + at * scanMs;
    const early = due - Date.now();
    if (early > 0) await pause(early);
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : '';
    const stroke = { key, timestamp: due / 1000 };
    const down = { ...stroke, type: 'keyDown' as const, ...(text !== '' && { text }) };
    sent.push(keys.send('Input.dispatchKeyEvent', down));
    sent.push(keys.send('Input.dispatchKeyEvent', { ...stroke, type: 'keyUp' }));
  }
  await Promise.all(sent);
}

const expect = (text: string) => page.evaluate(`benchExpect(${JSON.stringify(text)})`);

/** Milliseconds until the expected card was painted. */
const painted = () => page.evaluate<number>('benchPainted()');

async function swipe(card: string): Promise<number> {
  await expect(maskCard(card));
  await press(...card, 'Enter');
  return painted();
}

const list = page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
const surnames = [...'赵钱孙李周吴郑王冯陈'];

/** A person writes a surname, takes one of the list with the arrows, and presses Enter. */
async function choose({ surname, steps }: ReturnType<typeof choice>): Promise<number> {
  await press('Escape', 'Escape', 'Escape');
  await page.keyboard.insertText(surname);
  await list.first().waitFor();
  // A person looks at the list longer than this.
  await page.waitForTimeout(200);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await expect('');
  await press('Enter');
  return painted();
}

const card = () => cardOf(random.integer(1, clients));
const choice = () => ({
  surname: surnames[random.integer(0, 9)] ?? '',
  steps: random.integer(1, 5),
});
const some = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);

/** Milliseconds of all, and the least of each, sorted; they are gone through a few times. */
async function times<T>(all: readonly T[], one: (what: T) => Promise<number>) {
  const every: number[] = [];
  const least = new Float64Array(all.length).fill(Infinity);
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [at, what] of all.entries()) {
      const took = await one(what);
      every.push(took);
      least[at] = Math.min(least[at] ?? NaN, took);
    }
  }
  return { every: Float64Array.from(every).sort(), least: least.sort() };
}

for (const one of some(30, card)) await swipe(one);
const before = await usedBy(keys);
const swiped = await times(some(swipes, card), swipe);
const after = await usedBy(keys);
for (const one of some(10, choice)) await choose(one);
const chosen = await times(some(choices, choice), choose);
await browser.close();
await opened.close();
branch.remove();

const frame = 1000 / 60;
const limit = (what: string, ours: number, theirs: number, peer = 'the limit') =>
  comparisonOf({ what, peer, unit: 'ms', reach: 1 }, [{ ours, theirs }]);
report({
  name: 'recognise-page',
  figure: 'P1',
  sizes: { clients, swipes, choices, passes },
  comparisons: [
    limit('end of the swipe to the painted card, p99', share(swiped.every, 0.99), 50),
    limit('p99 of the least of three tries of each card', share(swiped.least, 0.99), 50),
    limit('p50', share(swiped.every, 0.5), frame, 'a frame'),
    limit('Enter on a short list to the painted card, p99', share(chosen.every, 0.99), 50),
    limit('p99 of the least of three tries of each choice', share(chosen.least, 0.99), 50),
    limit('p50 of the short list', share(chosen.every, 0.5), frame, 'a frame'),
    limit(
      'processor of the page for a swipe, keys and all',
      (after.processor - before.processor) / (swipes * passes),
      frame,
      'a frame',
    ),
  ],
});
