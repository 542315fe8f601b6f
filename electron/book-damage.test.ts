import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drain, openTestConsole, reopenTestConsole, writeTestBook } from './app/console.fixture.ts';
import type { Console } from './app/index.ts';
import { fileKeyKeeper, openFolder } from './data/index.ts';
import { temporaryFolder } from './queue/floor.fixture.ts';
import { clientOf, failure, signedInAs } from './server/carriers/carriers.fixture.ts';

const page = 4096;

/** Changes a byte of each page but the first, from another process: closing a handle of this one drops SQLite's locks. */
function damage(opened: Console): void {
  const file = join(opened.dir, 'book.db');
  const script = `const fs = require('node:fs'); const h = fs.openSync(process.argv[1], 'r+');
    const b = Buffer.alloc(1);
    for (let at = ${page} + 100; at < fs.fstatSync(h).size; at += ${page}) {
      fs.readSync(h, b, 0, 1, at); b[0] ^= 4; fs.writeSync(h, b, 0, 1, at); }`;
  expect(statSync(file).size).toBeGreaterThan(4 * page);
  execFileSync(process.execPath, ['-e', script, file]);
  opened.folder.book.pragma('shrink_memory');
}

/** A branch whose book was damaged while it serves. */
async function damaged(): Promise<Console> {
  const dir = join(temporaryFolder(), 'branch');
  await (await openTestConsole(dir)).close();
  const opened = await reopenTestConsole(dir);
  damage(opened);
  return opened;
}

it('F40 a book that is damaged while the branch serves has its own code for every reader', async () => {
  const opened = await damaged();
  const connect = () => Promise.resolve(clientOf(opened));
  const lobby = await signedInAs(connect, 'lobby');
  const head = await signedInAs(connect, 'head');
  const folder = join(temporaryFolder(), 'exchange');
  writeTestBook(folder);
  const { scheme, version } = opened.choices.shown();
  const readers: Readonly<Record<string, () => Promise<unknown>>> = {
    'search by card': () => lobby.hall.search({ text: '6222020000000000018' }),
    'search by name': () => lobby.hall.search({ text: '王丽' }),
    recognise: () => lobby.hall.recognise({ clientNo: 'C1', matchedBy: 'client-no', text: 'C1' }),
    list: () => lobby.clients.list({ text: '' }),
    'list by text': () => lobby.clients.list({ text: '王' }),
    page: () => head.clients.page({ clientNo: 'C2' }),
    explain: () => head.clients.explain({ clientNo: 'C2' }),
    status: () => head.book.status(),
    import: () => head.book.import({ folder }).then(drain),
    score: () => head.book.score().then(drain),
    preview: () => head.schemes.preview({ scheme, version }).then(drain),
  };
  const codes: Record<string, unknown> = {};
  for (const [name, call] of Object.entries(readers)) {
    const { code, data } = await failure(call());
    codes[name] = code === 'STORAGE' ? (data as { code: string }).code : code;
  }
  expect(codes).toEqual(
    Object.fromEntries(Object.keys(readers).map((name) => [name, 'book-damaged'])),
  );
  // The queue goes on.
  const head0 = opened.log.lastSeq();
  await lobby.hall.takeTicket({
    clientNo: null,
    service: opened.floor.state().config!.services[0]!.id,
  });
  expect(opened.log.lastSeq()).toBeGreaterThan(head0);
});

it('F40 a book found damaged while serving is set aside at the next opening, said, and never deleted', async () => {
  const opened = await damaged();
  const { dir } = opened;
  const records = opened.log.lastSeq();
  expect(() => opened.clients.count()).toThrow();
  await opened.close();
  const bytes = readFileSync(join(dir, 'book.db'));
  // The commands verify and backup only look.
  expect(() => openFolder(dir, fileKeyKeeper({}))).toThrow('book-damaged');
  const again = await reopenTestConsole(dir);
  const [notice] = again.folder.notices;
  expect(notice?.code).toBe('book-set-aside');
  expect(readFileSync(notice!.subject)).toEqual(bytes);
  expect(again.log.lastSeq()).toBe(records);
  expect(again.clients.count()).toBe(0);
  const folder = join(temporaryFolder(), 'exchange');
  writeTestBook(folder);
  await drain(again.book.import(folder, true));
  expect(again.clients.count()).toBe(4);
  await again.close();
  expect((await reopenTestConsole(dir)).folder.notices).toEqual([]);
});

it('F40 a book that could not be read for a while, and is sound again, stays', async () => {
  const opened = await damaged();
  expect(() => opened.clients.count()).toThrow();
  damage(opened); // the same bits again: as before
  const { dir } = opened;
  await opened.close();
  const again = await reopenTestConsole(dir);
  expect(again.folder.notices).toEqual([]);
  expect(again.clients.count()).toBe(4);
});
