import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClientBook,
  importFolder,
  namesInThread,
  type RankTable,
} from '../electron/clients/index.ts';
import { readingsOf } from '../electron/clients/search/name-readings.ts';
import { fileKeyKeeper, openFolder, type DataFolder } from '../electron/data/index.ts';
import { createRandom } from '../electron/demo/index.ts';
import { benchFolder } from './support/city.ts';
import { writeClientLines } from './support/client-lines.ts';
import { comparisonOf, report, scaleOption, share, type Comparison } from './support/measure.ts';

/*
 * Searches as one types, over a million clients whose names are as various as a city's, against a bare read of twenty
 * clients by their numbers, without which no list of hits is made. What is typed are names and numbers of clients all
 * over the book, whole and letter by letter. The main process answers, so no search may keep it from the floor, and
 * neither may the taking over of the names that a thread has read.
 */

const lines = Math.round(1_000_000 * scaleOption());
const people = 500;
const folder = await openNames();
const { book } = folder;
const lastId = book.prepare<[], number>('SELECT max(client_id) FROM clients').pluck().get() ?? 0;
/** A city's tiers: one in two hundred a diamond, most regular. */
const table: RankTable = {
  ranks: Uint8Array.from({ length: lastId + 1 }, (_, id) => {
    const place = (id * 7919) % 1000;
    return place < 5 ? 0 : place < 50 ? 1 : place < 250 ? 2 : 3;
  }),
  otherwise: 3,
};
const names = namesInThread(book, folder.bookAccess);
const reading = await readingOfNames();
const clients = createClientBook(book, { ranks: () => table, names });
const random = createRandom(4, 'search');
const someone = book
  .prepare<[number], string>('SELECT client_no FROM clients WHERE client_id >= ? LIMIT 1')
  .pluck();

/** Seconds that the thread reads, and the longest that this one is held up meanwhile, in milliseconds. */
async function readingOfNames(): Promise<{ seconds: number; stall: number }> {
  let stall = 0;
  let last = performance.now();
  const began = last;
  const timer = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last);
    last = now;
  }, 1);
  await names.ready();
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(timer);
  return { seconds: (performance.now() - began) / 1000, stall };
}

/** A book of names, loaded by the import; made once, and kept. */
async function openNames(): Promise<DataFolder> {
  const dir = join(benchFolder, `names-${lines}`);
  const keeper = fileKeyKeeper({});
  if (!existsSync(dir)) {
    console.error(`importing ${lines} names, once`);
    const part = `${dir}.part`;
    rmSync(part, { recursive: true, force: true });
    const files = join(part, 'files');
    mkdirSync(files, { recursive: true, mode: 0o700 });
    writeClientLines(join(files, 'clients.csv'), lines);
    const made = openFolder(part, keeper);
    const importStaff = () => ({ accepted: 0, replaced: 0 });
    await importFolder({ access: made.bookAccess, folder: files, at: 0, importStaff });
    made.close();
    rmSync(files, { recursive: true });
    renameSync(part, dir);
  }
  return openFolder(dir, keeper);
}

interface Person {
  readonly name: string;
  readonly phone: string;
}

const readings = (name: string): string[] => [...name].map((one) => readingsOf(one)[0] ?? '');
const initials = (name: string): string =>
  readings(name)
    .map(([first = '']) => first)
    .join('');
/** A text letter by letter, as a search sees it. */
const typing = (text: string): string[] => Array.from(text, (_, i) => text.slice(0, i + 1));

const kinds: readonly (readonly [what: string, typed: (person: Person) => readonly string[]])[] = [
  ['full pinyin', ({ name }) => [readings(name).join('')]],
  ['full pinyin letter by letter', ({ name }) => typing(readings(name).join(''))],
  ['initials', ({ name }) => [initials(name)]],
  ['initials letter by letter', ({ name }) => typing(initials(name))],
  [
    'surname in full, then initials',
    ({ name }) => [(readings(name)[0] ?? '') + initials(name).slice(1)],
  ],
  ['names and their beginnings', ({ name }) => typing(name)],
  ['four last digits of phones', ({ phone }) => [phone.slice(-4)]],
];

function somebody(): Person {
  for (;;) {
    const client = clients.get(someone.get(random.integer(1, lastId - 1_000)) ?? '');
    if (client?.phone && client.kind === 'personal')
      return { name: client.name, phone: client.phone };
  }
}

const passes = 3;

/**
 * Milliseconds of each of many calls, sorted: the least of a few passes over all of them, which leaves out what other
 * processes took from a call and nothing else.
 */
function times<T>(keys: readonly T[], call: (key: T) => unknown): Float64Array {
  const least = new Float64Array(keys.length).fill(Infinity);
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [at, key] of keys.entries()) {
      const began = performance.now();
      call(key);
      least[at] = Math.min(least[at] ?? Infinity, performance.now() - began);
    }
  }
  return least.sort();
}

function search(text: string): void {
  if (clients.search(text).hits.length === 0) throw new Error(`nobody is found by ${text}`);
}

const byId = book.prepare<[number]>('SELECT * FROM clients WHERE client_id = ?').raw();
function twentyClients(from: number): void {
  for (let i = 0; i < 20; i += 1) byId.get(1 + ((from + i * 50_021) % lastId));
}

const comparisons: Comparison[] = kinds.flatMap(([what, typed]) => {
  const persons = Array.from({ length: people }, somebody);
  const theirs = times(
    persons.map(() => random.integer(1, lastId)),
    twentyClients,
  );
  const ours = times(persons.flatMap(typed), search);
  const limit = { peer: 'the limit', unit: 'ms', reach: 1 };
  return [
    comparisonOf(
      { what: `${what}, p50`, peer: 'a bare read of twenty clients, p50', unit: 'ms', reach: 20 },
      [{ ours: share(ours, 0.5), theirs: share(theirs, 0.5) }],
    ),
    comparisonOf({ what: `${what}, p99`, ...limit }, [{ ours: share(ours, 0.99), theirs: 50 }]),
    comparisonOf({ what: `${what}, longest`, ...limit }, [
      { ours: ours.at(-1) ?? NaN, theirs: 50 },
    ]),
  ];
});
comparisons.push(
  comparisonOf(
    { what: 'longest stall while names are read', peer: 'the limit', unit: 'ms', reach: 1 },
    [{ ours: reading.stall, theirs: 50 }],
  ),
);
await names.close();
folder.close();
report({
  name: 'search',
  figure: '–',
  sizes: { clients: lastId, people, secondsOfReadingNames: reading.seconds },
  comparisons,
});
