import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ScoringError } from '../scoring/index.ts';
import { openTestConsole } from '../app/console.fixture.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import type { BookEvent, ImportRecord, ScoreEvent } from './book.service.ts';

vi.setConfig({ testTimeout: 60_000 });

async function last<T>(events: AsyncIterable<T>): Promise<T | undefined> {
  let latest: T | undefined;
  for await (const event of events) latest = event;
  return latest;
}

const unkept: ImportRecord = {
  begin: () => undefined,
  end() {
    throw new Error('the record could not be kept');
  },
};

it('F17 an import that has landed is told as landed, also where its record cannot be kept', async () => {
  const dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  const folder = join(dir, 'exchange');
  const done = await last<BookEvent>(opened.book.import(folder, true, unkept));
  expect(done).toMatchObject({ kind: 'done', score: { clients: 4 } });
  const scored = await last<ScoreEvent>(
    opened.book.score(opened.choices.inForce(), undefined, unkept),
  );
  expect(scored).toMatchObject({ kind: 'done', score: { clients: 4 } });
  expect(opened.faults.recent().every(({ place }) => place === 'book')).toBe(true);
  expect(opened.faults.recent()).not.toEqual([]);
  await opened.close();
});

it('F17 what kept an import from its end is told, and not that its record failed', async () => {
  const dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  await expect(last(opened.book.import(join(dir, 'none'), true, unkept))).rejects.toMatchObject({
    code: 'folder-missing',
  });
  await opened.close();
});

it('F22 files that were imported are told as imported, also where the scoring after them fails', async () => {
  const dir = join(temporaryFolder(), 'branch');
  const opened = await openTestConsole(dir);
  const ended: unknown[] = [];
  const record: ImportRecord = {
    begin: () => undefined,
    end: (...what) => void ended.push(what),
  };
  const gone = new ScoringError('unknown-scheme', 'none');
  vi.spyOn(opened.choices, 'inForce').mockImplementation(() => {
    throw gone;
  });
  const done = await last<BookEvent>(opened.book.import(join(dir, 'exchange'), true, record));
  expect(done).toMatchObject({ kind: 'done', score: null, unscored: gone });
  expect(ended).toMatchObject([[{ files: expect.any(Array) as unknown }, null, gone]]);
  await opened.close();
});
