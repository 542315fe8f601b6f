import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createClientLists,
  type ListRequest,
} from '../electron/client-page/client-list.service.ts';
import { createSegments } from '../electron/client-page/segments.service.ts';
import { otherBranchCode } from '../electron/demo/index.ts';
import { cachedScheme } from '../electron/scoring/index.ts';
import type { ClientFilter } from '../shared/model/clients/client-list.ts';
import { cityDate, cityScheme } from './support/city.ts';
import { openCityBranch, warmBook } from './support/city-branch.ts';
import { comparisonOf, report, scaleOption, share } from './support/measure.ts';

/*
 * Lists of the client book over a city: each filter by itself and with others, with a text and without, to the page that
 * a person sees and to the end of the list. A list takes as many turns as it needs; none of them may hold up the floor.
 * Turns are measured in processor time, which the system counts to about four milliseconds.
 */

const clients = Math.round(1_000_000 * scaleOption());
const branch = await openCityBranch(clients, 0);
const opened = await branch.open(false);
warmBook(opened);
await Promise.all([opened.clients.ready(), opened.ranks.ready()]);
const { folder } = opened;
const segments = createSegments(opened.records, Date.now);
const lists = createClientLists({
  db: folder.book,
  clients: opened.clients,
  ranks: opened.ranks,
  segments,
  assigned: () => ({ to: [], elsewhere: [] }),
  scored: () => cachedScheme(folder.book, cityScheme.id),
});
for (let n = 0; n < 2_000; n += 1) {
  await segments.set(`C${String(1 + n * 400).padStart(8, '0')}`, 'lifecycle', 'growing', 'bench');
}

const asked: readonly (readonly [what: string, text: string, filter: ClientFilter])[] = [
  ['everybody', '', {}],
  ['one tier', '', { tiers: ['platinum'] }],
  ['a manager', '', { managerNo: '1003' }],
  ['another branch', '', { branch: otherBranchCode }],
  ['an occupation that nobody has', '', { occupation: 'scholar' }],
  ['birthdays of a week', '', { due: { kind: 'birthday', days: 7 } }],
  [
    'maturities of a month, where nobody holds anything',
    '',
    { due: { kind: 'maturity', days: 30 } },
  ],
  ['expired assessments', '', { due: { kind: 'risk-expired', days: 0 } }],
  ['near the next level', '', { due: { kind: 'near-next', days: 0 } }],
  ['near losing a level', '', { due: { kind: 'near-losing', days: 0 } }],
  ['a segmentation', '', { segments: { lifecycle: 'growing' } }],
  [
    'a manager, a tier, birthdays',
    '',
    { managerNo: '1003', tiers: ['gold'], due: { kind: 'birthday', days: 30 } },
  ],
  ['a surname', 'li', {}],
  ['a surname, a manager', '李', { managerNo: '1003' }],
  ['a letter, an occupation that nobody has', 'l', { occupation: 'scholar' }],
  ['a letter, near losing a level', 'w', { due: { kind: 'near-losing', days: 0 } }],
  ['four last digits, a tier', '7777', { tiers: ['gold'] }],
  ['beginning of a client number', 'C000', { managerNo: '1003' }],
];

/** Milliseconds of processor that this thread had: what other processes take is not the list's. */
function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

interface Cost {
  /** Milliseconds to a page's first row. */
  readonly page: number;
  /** The longest turn, and the rows of the list, to its end or to the pages that were asked for. */
  readonly turn: number;
  readonly rows: number;
}

const mostPages = 12;

async function costOf(text: string, filter: ClientFilter): Promise<Cost> {
  const turns: number[] = [];
  let going = true;
  const watch = async (): Promise<void> => {
    while (going) {
      const began = threadTime();
      await nextTurn();
      turns.push(threadTime() - began);
    }
  };
  const watched = watch();
  let page = 0;
  let rows = 0;
  let cursor: ListRequest['cursor'] = null;
  const began = performance.now();
  for (let pages = 0; pages < mostPages && (pages === 0 || cursor !== null); pages += 1) {
    const request = { text, filter, cursor, today: cityDate, ownBranch: null };
    const found = await lists.page(request);
    rows += found.entries.length;
    if (rows === found.entries.length) page = performance.now() - began;
    cursor = found.cursor;
    // Each page is asked for by a call of its own.
    await nextTurn();
  }
  going = false;
  await watched;
  return { page, turn: Math.max(...turns), rows };
}

const comparisons = [];
for (const [what, text, filter] of asked) {
  const found: Cost[] = [];
  for (let round = 0; round < 3; round += 1) found.push(await costOf(text, filter));
  const turns = Float64Array.from(found, ({ turn }) => turn).sort();
  const pages = Float64Array.from(found, ({ page }) => page).sort();
  console.error(
    `${what}: ${String(found[0]?.rows)} rows, first page ${share(pages, 0.5).toFixed(1)} ms`,
  );
  comparisons.push(
    comparisonOf({ what: `longest turn: ${what}`, peer: 'the limit', unit: 'ms', reach: 1 }, [
      { ours: share(turns, 0.5), theirs: 50 },
    ]),
  );
}
await opened.close();
branch.remove();
report({ name: 'client-list', figure: '–', sizes: { clients }, comparisons });
