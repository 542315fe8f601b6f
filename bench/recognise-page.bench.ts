import type { CDPSession } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../electron/demo/index.ts';
import { maskCard } from '../shared/model/masking.ts';
import { cardOf, lobbyStaffNo, openCityBranch, warmBook } from './city-branch.ts';
import { comparisonOf, report, scaleOption, share } from './measure.ts';
import { watchCards } from './painted-page.ts';
import { meter, startRealBrowser, usedBy } from './real-browser.ts';

/*
 * The other half of P1: in a real browser, from the Enter that ends a swipe, or that chooses from a short list, until
 * the recognition card is painted. The limits are times of a clock, so a machine that does other work is measured with
 * it; the processor that the page uses for a swipe is not.
 */

const clients = Math.round(1_000_000 * scaleOption());
const swipes = 400;
const choices = 100;
const branch = await openCityBranch(clients, 100);
const opened = branch.open(true);
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
    if (due > Date.now()) await pause(due - Date.now());
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

async function swipe(): Promise<number> {
  const card = cardOf(random.integer(1, clients));
  await expect(maskCard(card));
  await press(...card, 'Enter');
  return painted();
}

const surnames = [...'赵钱孙李周吴郑王冯陈'];

/** A person writes a surname, takes one of the list with the arrows, and presses Enter. */
async function choose(): Promise<number> {
  await press('Escape', 'Escape', 'Escape');
  await page.keyboard.insertText(surnames[random.integer(0, 9)] ?? '');
  const steps = random.integer(1, 5);
  // The list of the name before may stand until this one's answer comes; a person looks at it longer than this.
  await page.waitForTimeout(400);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await expect('');
  await press('Enter');
  return painted();
}

async function times(count: number, one: () => Promise<number>): Promise<Float64Array> {
  const found = new Float64Array(count);
  for (let at = 0; at < count; at += 1) found[at] = await one();
  return found.sort();
}

await times(30, swipe);
const before = await usedBy(keys);
const swiped = await times(swipes, swipe);
const after = await usedBy(keys);
await times(10, choose);
const chosen = await times(choices, choose);
await browser.close();
await opened.close();
branch.remove();

const frame = 1000 / 60;
const limit = (what: string, ours: number, theirs: number, peer = 'the limit') =>
  comparisonOf({ what, peer, unit: 'ms', reach: 1 }, [{ ours, theirs }]);
report({
  name: 'recognise-page',
  figure: 'P1',
  sizes: { clients, swipes, choices },
  comparisons: [
    limit('end of the swipe to the painted card, p99', share(swiped, 0.99), 50),
    limit('p50', share(swiped, 0.5), frame, 'a frame'),
    limit('Enter on a short list to the painted card, p99', share(chosen, 0.99), 50),
    limit('p50 of the short list', share(chosen, 0.5), frame, 'a frame'),
    limit(
      'processor of the page for a swipe, keys and all',
      (after.processor - before.processor) / swipes,
      frame,
      'a frame',
    ),
  ],
});
