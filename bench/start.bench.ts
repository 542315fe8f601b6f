import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  openCityBranch,
  openEmptyBranch,
  warmBook,
  type CityBranch,
} from './support/city-branch.ts';
import { comparisonOf, report, scaleOption, type RoundCosts } from './support/measure.ts';
import { buildPages, launchBrowser } from './support/real-browser.ts';

/*
 * P9: from the start of the host's process to a lobby that takes keys, with a city in the book and with nobody in it.
 * The browser is open already, and the sign-in between, which is a person's, is not counted.
 */

const clients = Math.round(1_000_000 * scaleOption());
const rounds = 5;
await buildPages();
const full = await openCityBranch(clients, 0);
const empty = await openEmptyBranch();
const opened = await full.open(false);
warmBook(opened);
await opened.close();
const browser = await launchBrowser();

/** Milliseconds to the host's link, and from there to the lobby. */
async function start(branch: CityBranch): Promise<{ host: number; lobby: number }> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, 'support/start-host.ts'), branch.dir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const link = String((await lines.next()).value);
  const host = performance.now() - began;
  const token = JSON.stringify((await lines.next()).value);
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.addInitScript(
    `sessionStorage.setItem('vestibule.resume', ${token}); location.hash ||= '#/lobby';`,
  );
  const went = performance.now();
  await page.goto(link, { waitUntil: 'commit' });
  await page.locator('input[role=combobox]:focus').waitFor();
  const lobby = performance.now() - went;
  await context.close();
  child.kill('SIGTERM');
  await ended;
  return { host, lobby };
}

await start(empty);
const wholes: RoundCosts[] = [];
const hosts: RoundCosts[] = [];
for (let round = 0; round < rounds; round += 1) {
  const theirs = await start(empty);
  const ours = await start(full);
  wholes.push({ ours: ours.host + ours.lobby, theirs: theirs.host + theirs.lobby });
  hosts.push({ ours: ours.host, theirs: theirs.host });
}
await browser.close();
full.remove();
empty.remove();
const names = { peer: 'the same with an empty book', unit: 'ms', reach: 1.2 };
report({
  name: 'start',
  figure: 'P9',
  sizes: { clients, rounds },
  comparisons: [
    comparisonOf({ ...names, what: 'start of the process to a lobby that takes keys' }, wholes),
    comparisonOf({ ...names, what: 'its part until the host listens' }, hosts),
  ],
});
