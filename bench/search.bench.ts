import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createClientBook, importFolder } from '../electron/clients/index.ts';
import { readCharacter } from '../electron/clients/name-readings.ts';
import { fileKeyKeeper, openFolder, type DataFolder } from '../electron/data/index.ts';
import { createRandom } from '../electron/demo/index.ts';
import { benchFolder } from './city.ts';
import { writeClientLines } from './client-lines.ts';
import { comparisonOf, report, scaleOption, share } from './measure.ts';

/*
 * Searching as one types, over a million clients whose names are as various as a city's, against a bare prepared read
 * of twenty rows of the index that the text lies in. What is typed are names and numbers of clients all over the book.
 * The main process answers, so no search may keep it from the floor.
 */

const lines = Math.round(1_000_000 * scaleOption());
const searches = 1_000;
const folder = await openNames();
const { book } = folder;
const clients = createClientBook(book);
const random = createRandom(4, 'search');
const lastId = book.prepare<[], number>('SELECT max(client_id) FROM clients').pluck().get() ?? 0;
const someone = book.prepare<[number], { name: string; phone_reversed: string }>(
  `SELECT name, phone_reversed FROM clients_unpacked WHERE client_id >= ? AND phone_reversed IS NOT NULL
     AND kind = 'personal' LIMIT 1`,
);

/** A book of names, landed by the import; made once, and kept. */
async function openNames(): Promise<DataFolder> {
  const dir = join(benchFolder, `names-${lines}`);
  const keeper = fileKeyKeeper({});
  if (!existsSync(dir)) {
    console.error(`importing ${lines} names, once`);
    const part = `${dir}.part`;
    rmSync(part, { recursive: true, force: true });
    const files = join(part, 'files');
    mkdirSync(files, { recursive: true });
    writeClientLines(join(files, 'clients.csv'), lines);
    const made = openFolder(part, keeper);
    const landStaff = () => ({ accepted: 0, replaced: 0 });
    await importFolder({ access: made.bookAccess, folder: files, at: 0, landStaff });
    made.close();
    rmSync(files, { recursive: true });
    renameSync(part, dir);
  }
  return openFolder(dir, keeper);
}

const rangeOf = (table: string, key: string) => {
  const read = book.prepare<[string, string]>(
    `SELECT * FROM ${table} WHERE ${key} >= ? AND ${key} < ? ORDER BY ${key} LIMIT 20`,
  );
  return (from: string) => read.all(from, `${from}\u{10FFFF}`);
};
const readings = (name: string): string[] => [...name].map((one) => readCharacter(one)[0] ?? '');
const initialsOf = (name: string): string =>
  readings(name)
    .map(([first = '']) => first)
    .join('');

interface Kind {
  readonly what: string;
  readonly typed: (client: { readonly name: string; readonly phone_reversed: string }) => string;
  /** What the bare read of the index begins with. */
  readonly from: (client: { readonly name: string; readonly phone_reversed: string }) => string;
  readonly bare: (from: string) => unknown[];
}

const kinds: readonly Kind[] = [
  {
    what: 'full pinyin',
    typed: ({ name }) => readings(name).join(''),
    from: ({ name }) => readings(name).slice(0, 2).join(' '),
    bare: rangeOf('name_beginnings', 'syllables'),
  },
  {
    what: 'initials',
    typed: ({ name }) => initialsOf(name),
    from: ({ name }) => initialsOf(name).slice(0, 2),
    bare: rangeOf('name_beginnings', 'initials'),
  },
  {
    what: 'beginnings of names',
    typed: ({ name }) => name.slice(0, 2),
    from: ({ name }) => name.slice(0, 2),
    bare: rangeOf('clients_by_name', 'name'),
  },
  {
    what: 'four last digits',
    typed: ({ phone_reversed: phone }) => [...phone.slice(0, 4)].reverse().join(''),
    from: ({ phone_reversed: phone }) => phone.slice(0, 4),
    bare: rangeOf('clients_by_phone', 'phone_reversed'),
  },
];

/** Milliseconds of each of many calls, sorted. @param call answers with what it found */
function times(keys: readonly string[], call: (key: string) => readonly unknown[]): Float64Array {
  return Float64Array.from(keys, (key) => {
    const began = performance.now();
    const found = call(key);
    const took = performance.now() - began;
    if (found.length === 0) throw new Error(`nobody is found by ${key}`);
    return took;
  }).sort();
}

const comparisons = kinds.flatMap(({ what, typed, from, bare }) => {
  const people = Array.from({ length: searches }, () => {
    const found = someone.get(random.integer(1, lastId - 1_000));
    if (!found) throw new Error('the book of names is not whole');
    return found;
  });
  const theirs = times(people.map(from), bare);
  const ours = times(people.map(typed), (text) => clients.search(text));
  const cost = [{ ours: share(ours, 0.5), theirs: share(theirs, 0.5) }];
  const peer = 'a bare read of twenty rows of its index, p50';
  return [
    comparisonOf({ what: `${what}, p50`, peer, unit: 'ms', reach: 100 }, cost),
    comparisonOf({ what: `${what}, p99`, peer: 'the limit', unit: 'ms', reach: 1 }, [
      { ours: share(ours, 0.99), theirs: 50 },
    ]),
  ];
});
folder.close();
report({ name: 'search', figure: '–', sizes: { clients: lastId, searches }, comparisons });
